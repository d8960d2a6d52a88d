import { type Message, RESTJSONErrorCodes } from 'discord.js';
import type { Outcome } from '../health/meters.ts';
import { answerMessage, hasThanks } from '../reply/answer.ts';
import { notice } from '../reply/message.ts';
import { guard, refusedWith } from './boundary.ts';
import type { Services } from './command.ts';
import { counted, outcomeOf } from './counted.ts';

/** Discord's ways to say that the bot may not speak there, or that there is nothing left to reply to. */
const SILENT: readonly (number | string)[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.UnknownChannel,
];

/** Replies to every message that mentions the bot, wherever it may write. */
export function answerMentions(now: (message: Message) => Services): (message: Message) => Promise<void> {
  async function respond(message: Message, services: Services): Promise<Outcome | undefined> {
    const me = message.client.user;
    if (message.author.bot || message.webhookId || message.system) return undefined;
    if (!message.mentions.has(me, { ignoreEveryone: true, ignoreRoles: true })) return undefined;
    const text = message.content.replaceAll(new RegExp(`<@!?${me.id}>`, 'g'), ' ');
    const answer = services.ask({ text: text.trim() });
    // A reply to the bot mentions it as well, but need not be a question: nobody who writes "thanks, that
    // helped" wants another answer, or to be told how to ask.
    const isReply = text === message.content;
    if (isReply && !text.includes('?') && (!answer.answered || hasThanks(text, services.text)))
      return undefined;
    const reply = answerMessage(answer, services);
    try {
      await message.reply({ ...reply, failIfNotExists: false });
      return outcomeOf(answer, services.text);
    } catch (err) {
      if (!refusedWith(err, ...SILENT)) throw err;
      services.log.warn({ channel: message.channelId, err }, 'a mention cannot be answered in this channel');
      return undefined;
    }
  }

  return (message) => {
    const services = now(message);
    return guard(
      services,
      { message: message.id, channel: message.channelId },
      () => counted(services.meters, 'mention', () => respond(message, services)),
      (reference) => message.reply(notice(services.text.failed(reference))),
    );
  };
}
