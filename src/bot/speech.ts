import {
  type Message,
  RESTJSONErrorCodes,
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

/** Replies to a message and notifies nobody; where it is gone meanwhile, the reply stands alone. */
export async function replyTo({ client, channelId, id }: Message, reply: Reply): Promise<{ id: string }> {
  const body: RESTPostAPIChannelMessageJSONBody = {
    ...reply,
    allowed_mentions: { parse: [], replied_user: false },
    message_reference: { message_id: id, fail_if_not_exists: false },
  };
  // Not `message.reply()`: that needs the channel in the cache, where a private thread may not be.
  return (await client.rest.post(Routes.channelMessages(channelId), {
    body,
  })) as RESTPostAPIChannelMessageResult;
}
