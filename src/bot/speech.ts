import {
  type Client,
  type Message,
  type PartialMessage,
  type RESTGetAPIChannelMessageResult,
  RESTJSONErrorCodes,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageResult,
  Routes,
} from 'discord.js';
import type { Message as Reply } from '../reply/message.ts';

/** Discord's ways to say that the bot may not speak there, or that there is nothing left to reply to. */
export const MAY_NOT_SPEAK: readonly (number | string)[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.UnknownChannel,
];

/** What a message says, without the mention that makes it the bot's. */
export function withoutMe({ client, content }: Message): string {
  return content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), ' ').trim();
}

/** What Discord writes for whom or what a message names: a member, role, channel, command, emoji or time. */
const NAMED = /<(?:@[!&]?|#|a?:\w+:|t:|id:|\/[^:<>]+:)[\w:+-]+>|@(?:everyone|here)\b/g;

/** A question without what Discord writes for names: their ids are no words that an article could have. */
export function withoutNames(text: string): string {
  return text.replaceAll(NAMED, ' ').trim();
}

/**
 * Replies to a message and notifies nobody; where it is gone meanwhile, the reply stands alone.
 * @param occasion what the reply is made for, by its id: for one occasion, Discord takes one reply
 */
export async function replyTo(
  { client, channelId, id }: Message,
  reply: Reply,
  occasion = id,
): Promise<{ id: string }> {
  const body: RESTPostAPIChannelMessageJSONBody = {
    ...reply,
    allowed_mentions: { parse: [], replied_user: false },
    // A request whose answer is lost is sent again, and an event may come twice.
    nonce: occasion,
    enforce_nonce: true,
    message_reference: { message_id: id, fail_if_not_exists: false },
  };
  // Not `message.reply()`: that needs the channel in the cache, where a private thread may not be.
  return (await client.rest.post(Routes.channelMessages(channelId), {
    body,
  })) as RESTPostAPIChannelMessageResult;
}

/** Changes one of the bot's own messages in the channel of another one. */
export async function change(
  { client, channelId }: Message | PartialMessage,
  id: string,
  reply: Reply,
): Promise<void> {
  const body: RESTPatchAPIChannelMessageJSONBody = { ...reply, allowed_mentions: { parse: [] } };
  await client.rest.patch(Routes.channelMessage(channelId, id), { body });
}

/** Takes away one of the bot's own messages in the channel of another one. */
export async function remove({ client, channelId }: Message | PartialMessage, id: string): Promise<void> {
  await client.rest.delete(Routes.channelMessage(channelId, id));
}

/** Whether a message is pinned, as Discord has it now. */
export async function isPinned({ rest }: Client, channelId: string, id: string): Promise<boolean> {
  return ((await rest.get(Routes.channelMessage(channelId, id))) as RESTGetAPIChannelMessageResult).pinned;
}
