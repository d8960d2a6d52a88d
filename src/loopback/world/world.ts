import { type ChannelChanges, channelChanges } from './channels.ts';
import { populate } from './defaults.ts';
import { type GuildChanges, guildChanges } from './guilds.ts';
import { type MessageChanges, messageChanges } from './messages.ts';
import { createState, type State, type WorldEvents } from './state.ts';
import type { Channel, Interaction, Message } from './types.ts';

export interface UntilOptions {
  /** Milliseconds to wait; default 5,000. */
  readonly timeout?: number;
  /** What is waited for, for the message of the error. */
  readonly what?: string;
}

/** A Discord's records, how to change them, and how to hear of changes. */
export interface World extends State, GuildChanges, ChannelChanges, MessageChanges {
  /** Listens to what happens; the result stops listening. */
  on<K extends keyof WorldEvents>(event: K, listener: (...args: WorldEvents[K]) => void): () => void;
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

interface Wait {
  check(): void;
  end(error: Error): void;
}

/** A world with the default guild in it (see defaults.ts). */
export function createWorld(appName: string): World {
  const state = createState(appName);
  const waits = new Set<Wait>();
  const { emit } = state.events;
  let depth = 0;

  // A listener may change the world again; the waits look at it when the outermost change is done.
  state.events.emit = ((...args: Parameters<typeof emit>) => {
    depth += 1;
    try {
      return emit.apply(state.events, args);
    } finally {
      depth -= 1;
      if (depth === 0) for (const wait of [...waits]) wait.check();
    }
  }) as typeof emit;

  const channels = channelChanges(state);
  const world: World = {
    ...state,
    ...guildChanges(state),
    ...channels,
    ...messageChanges(state, channels),
    on(event, listener) {
      const untyped = state.events as unknown as NodeJS.EventEmitter;
      const plain = listener as (...args: unknown[]) => void;
      untyped.on(event, plain);
      return () => untyped.off(event, plain);
    },
    until<T>(
      look: () => T | undefined | null | false,
      { timeout = 5000, what = 'a change' }: UntilOptions = {},
    ) {
      return new Promise<T>((resolve, reject) => {
        const settle = (): void => {
          clearTimeout(timer);
          waits.delete(wait);
        };
        const wait: Wait = {
          check() {
            try {
              const found = look();
              if (found === undefined || found === null || found === false) return;
              resolve(found);
            } catch (error) {
              reject(error);
            }
            settle();
          },
          end(error) {
            settle();
            reject(error);
          },
        };
        const timer = setTimeout(
          () => wait.end(new Error(`Waited ${timeout} ms for ${what}; it did not come.`)),
          timeout,
        );
        waits.add(wait);
        wait.check();
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
      state.events.emit('interactionUpdate', interaction);
      return interaction;
    },
    close() {
      for (const wait of [...waits]) wait.end(new Error('The loopback closed before it came.'));
    },
  };
  populate(world);
  return world;
}
