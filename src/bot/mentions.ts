import type { Message } from 'discord.js';
import { deletable } from '../reply/actions.ts';
import { answerMessage, hasThanks } from '../reply/answer.ts';
import { notice } from '../reply/message.ts';
import { guard, refusedWith } from './boundary.ts';
import type { Services } from './command.ts';
import { MAY_NOT_SPEAK } from './speech.ts';

/** Replies to every message that mentions the bot, wherever it may write. */
export function answerMentions(services: Services): (message: Message) => Promise<void> {
  async function respond(message: Message): Promise<void> {
    const me = message.client.user;
    if (message.author.bot || message.webhookId || message.system) return;
    if (!message.mentions.has(me, { ignoreEveryone: true, ignoreRoles: true })) return;
    const text = message.content.replaceAll(new RegExp(`<@!?${me.id}>`, 'g'), ' ');
    const answer = services.ask({ text: text.trim() });
    // A reply to the bot mentions it as well, but need not be a question: nobody who writes "thanks, that
    // helped" wants another answer, or to be told how to ask.
    const isReply = text === message.content;
    if (isReply && !text.includes('?') && (!answer.answered || hasThanks(text, services.text))) return;
    const reply = deletable(answerMessage(answer, services), services.text);
    try {
      await message.reply({ ...reply, failIfNotExists: false });
    } catch (err) {
      if (!refusedWith(err, ...MAY_NOT_SPEAK)) throw err;
      services.log.warn({ channel: message.channelId, err }, 'a mention cannot be answered in this channel');
    }
  }

  return (message) =>
    guard(
      services.log,
      { message: message.id, channel: message.channelId },
      () => respond(message),
      (reference) => message.reply(notice(services.text.failed(reference))),
    );
}
