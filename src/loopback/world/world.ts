import { type ChannelChanges, channelChanges } from './channels.ts';
import { type GuildChanges, guildChanges } from './guilds.ts';
import { type MessageChanges, messageChanges } from './messages.ts';
import { createState, type State } from './state.ts';
import type { Channel, Interaction, Message } from './types.ts';

export interface UntilOptions {
  /** Milliseconds to wait; default 5,000. */
  readonly timeout?: number;
  /** What is waited for, for the message of the error. */
  readonly what?: string;
}

/** A Discord's records, how to change them, and how to hear of changes. */
export interface World extends State, GuildChanges, ChannelChanges, MessageChanges {
  /**
   * Resolves as soon as a change of the world makes `look` return something (not undefined, null or false).
   * @throws Error at the timeout, or when the loopback closes.
   */
  until<T>(look: () => T | undefined | null | false, options?: UntilOptions): Promise<T>;
  /** Messages of a channel that everybody there sees, oldest first. */
  messagesIn(channel: Channel | string): Message[];
  putInteraction(interaction: Interaction): Interaction;
  /** Ends every wait. */
  close(): void;
}

/** A world with nobody in it but the bot. */
export function createWorld(appName: string): World {
  const state = createState(appName);
  const channels = channelChanges(state);
  const ends = new Set<(error: Error) => void>();

  const world: World = {
    ...state,
    ...guildChanges(state),
    ...channels,
    ...messageChanges(state, channels),
    until<T>(
      look: () => T | undefined | null | false,
      { timeout = 5000, what = 'a change' }: UntilOptions = {},
    ) {
      return new Promise<T>((resolve, reject) => {
        function settle(): void {
          clearTimeout(timer);
          state.settled.delete(check);
          ends.delete(end);
        }
        function end(error: unknown): void {
          settle();
          reject(error);
        }
        function check(): void {
          try {
            const found = look();
            if (found === undefined || found === null || found === false) return;
            settle();
            resolve(found);
          } catch (error) {
            end(error);
          }
        }
        const late = (): void => end(new Error(`Waited ${timeout} ms for ${what}; it did not come.`));
        const timer = setTimeout(late, timeout);
        state.settled.add(check);
        ends.add(end);
        check();
      });
    },
    messagesIn(ref) {
      const { id } = state.channel(ref);
      return [...state.messages.values()].filter(
        (message) => message.channel_id === id && !message.ephemeral,
      );
    },
    putInteraction(interaction) {
      state.interactions.set(interaction.id, interaction);
      state.emit('interactionUpdate', interaction);
      return interaction;
    },
    close() {
      for (const end of [...ends]) end(new Error('The loopback closed before it came.'));
    },
  };
  return world;
}
