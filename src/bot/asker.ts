import {
  type ButtonInteraction,
  type Message,
  type RESTGetAPIChannelMessageResult,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { refusedWith } from './boundary.ts';

/** What Discord says of a message that is gone, or that the bot may no longer read. */
const UNREADABLE = [
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
] as const;

/**
 * Who asked for an answer, by Discord's own record of the message: who used the command, or whose message
 * it replies to. Undefined where that message is gone.
 */
export async function askerOf({
  interactionMetadata,
  mentions,
  reference,
  client,
}: Message): Promise<string | undefined> {
  const known = interactionMetadata?.user.id ?? mentions.repliedUser?.id;
  if (known !== undefined || !reference?.messageId) return known;
  // With a button of a message that discord.js has not seen since its start, nothing tells whose it replies to.
  const route = Routes.channelMessage(reference.channelId, reference.messageId);
  try {
    return ((await client.rest.get(route)) as RESTGetAPIChannelMessageResult).author.id;
  } catch (error) {
    if (refusedWith(error, ...UNREADABLE)) return undefined;
    throw error;
  }
}

/** Whether whoever presses may change what everybody sees; what is pinned stays as it is. */
export async function mayTurn({ message, user }: ButtonInteraction): Promise<boolean> {
  if (message.flags.has('Ephemeral')) return true;
  return !message.pinned && (await askerOf(message)) === user.id;
}
