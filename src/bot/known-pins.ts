import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  messageLink,
} from 'discord.js';
import type { Logger } from 'pino';
import { passageIn } from '../reply/recognise.ts';
import { answersPinned } from './pins.ts';

/** Where something takes place. */
export interface Place {
  readonly channelId: string | null;
  readonly guildId: string | null;
}

/** The link of the pinned answer that shows a passage with its text, in the channel of `place`; undefined where none is known. */
export type PinLink = (place: Place, subject: string) => string | undefined;

/** How many channels are remembered; the one that was first asked in goes first. */
const CHANNELS = 1_000;

const UNREADABLE = 'what is pinned in a channel cannot be read';

/** What is known about a channel. */
interface KnownChannel {
  readonly channelId: string;
  /** The pinned message of each passage, by the subject of its Pin button; empty while that is not known. */
  messages: ReadonlyMap<string, string>;
  reading: boolean;
  /** Something has changed since the reading began. */
  stale: boolean;
}

/** By channel. */
export type KnownPins = Map<string, KnownChannel>;

/**
 * Remembers what is pinned in the channels in which somebody has asked. It is read in the background, so that no
 * answer waits for it: the first answer in a channel goes without. Nothing is kept that Discord does not tell anew.
 */
export function knownPins(client: Client, channels: KnownPins, log: Logger): PinLink {
  /** One reading at a time, however much is pinned meanwhile: whoever pins waits in the same line of requests. */
  async function read(known: KnownChannel): Promise<void> {
    known.messages = new Map();
    known.stale = true;
    if (known.reading) return;
    known.reading = true;
    while (known.stale) {
      known.stale = false;
      const messages = await messagesOf(known.channelId);
      if (!known.stale) known.messages = messages;
    }
    known.reading = false;
  }

  async function messagesOf(channelId: string): Promise<Map<string, string>> {
    const messages = new Map<string, string>();
    try {
      const pins = client.isReady() ? await answersPinned(client, channelId) : [];
      if (!pins) log.debug({ channel: channelId }, UNREADABLE);
      for (const { id, components } of pins ?? []) {
        const passage = passageIn(components);
        if (passage !== undefined && !messages.has(passage)) messages.set(passage, id);
      }
    } catch (err) {
      // It counts as read: a channel that the bot cannot see would be asked for with every answer.
      log.debug({ channel: channelId, err }, UNREADABLE);
    }
    return messages;
  }

  function remember(channelId: string): void {
    const known: KnownChannel = { channelId, messages: new Map(), reading: false, stale: true };
    channels.set(channelId, known);
    const [oldest = ''] = channels.keys();
    if (channels.size > CHANNELS) channels.delete(oldest);
    void read(known);
  }

  function readAgain(channelId: string): void {
    const known = channels.get(channelId);
    if (known) void read(known);
  }

  // discord.js tells of a deletion only for messages that it has seen since its start; and Discord tells of no
  // change of the pins where a pinned message is deleted.
  client.on(Events.Raw, ({ t, d }: GatewayDispatchPayload) => {
    if (t === GatewayDispatchEvents.ChannelPinsUpdate) readAgain(d.channel_id);
    if (t !== GatewayDispatchEvents.MessageDelete && t !== GatewayDispatchEvents.MessageDeleteBulk) return;
    const gone = t === GatewayDispatchEvents.MessageDelete ? [d.id] : d.ids;
    const pinned = [...(channels.get(d.channel_id)?.messages.values() ?? [])];
    if (pinned.some((id) => gone.includes(id))) readAgain(d.channel_id);
  });
  // Of what happened while there was no session, nobody tells.
  client.on(Events.ShardReady, () => channels.clear());

  return ({ channelId, guildId }, subject) => {
    if (channelId === null) return undefined;
    const known = channels.get(channelId);
    if (!known) remember(channelId);
    const message = known?.messages.get(subject);
    return message && messageLink(channelId, message, guildId ?? '@me');
  };
}
