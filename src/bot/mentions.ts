import { type Message, type PartialMessage, userMention } from 'discord.js';
import type { Outcome } from '../health/meters.ts';
import { deletable } from '../reply/actions.ts';
import { answerMessage, hasThanks } from '../reply/answer.ts';
import { notice, type Message as Reply } from '../reply/message.ts';
import { guard, refusedWith } from './boundary.ts';
import type { Services } from './command.ts';
import type { Cooldown } from './cooldown.ts';
import { counted, outcomeOf } from './counted.ts';
import type { QuestionStore, ServedMention } from './question-store.ts';
import { createRecent } from './recent.ts';
import { change, isPinned, MAY_NOT_SPEAK, remove, replyTo, withoutMe, withoutNames } from './speech.ts';

/** Handles mentions: new, edited and deleted messages. */
export interface Mentions {
  asked(message: Message): Promise<void>;
  edited(message: Message | PartialMessage): Promise<void>;
  deleted(message: Message | PartialMessage): Promise<void>;
}

interface Said {
  readonly reply: Reply;
  /** For the counting; absent where nothing was asked. */
  readonly outcome?: Outcome;
}

/** Channels where silence was logged; older ones are forgotten. */
const CHANNELS = 1_000;

/** Replies to every message that mentions the bot, wherever it may write. */
export function serveMentions(
  now: (message: Message | PartialMessage) => Services,
  { mentions: served, answers, conversations }: QuestionStore,
  cooldown: Cooldown,
): Mentions {
  const silent = createRecent<true>(CHANNELS);

  /** What a question may lean on: what was asked before it in its thread, else what the thread or it replies to. */
  function contextOf(message: Message, text: string): readonly string[] {
    const before = conversations.before(message);
    if (before.length > 0) return before;
    // A thread has the id of the message that it grew from.
    const first = message.reference?.messageId ?? message.channelId;
    const asked = served.get(answers.get(first) ?? first)?.text;
    // Without a question mark, a reply may be no question, and nothing else should make it one.
    const isFollowUp = text.includes('?') || message.reference === null;
    return asked && isFollowUp ? [withoutNames(asked)] : [];
  }

  async function answerTo(message: Message, text: string): Promise<Said | undefined> {
    const services = now(message);
    const { text: says } = services;
    const me = message.client.user;
    // Discord keeps the text from a bot that is mentioned by its role alone.
    if (text === '' && !mentionsUser(message)) {
      return { reply: notice(says.mentionMe(userMention(me.id))), outcome: 'empty' };
    }
    const context = contextOf(message, text);
    const asked = withoutNames(text);
    const answer = await services.ask({ text: asked, ...(context.length > 0 && { context }) });
    // A reply to the bot mentions it as well, but need not be a question: nobody who writes "thanks, that
    // helped" wants another answer, or to be told how to ask.
    const isReply = text === message.content.trim();
    if (isReply && !text.includes('?') && (!answer.answered || hasThanks(text))) return undefined;
    if (answer.answered || !answer.empty) conversations.keep(message, asked);
    return { reply: deletable(answerMessage(answer, services), says), outcome: outcomeOf(answer) };
  }

  /** Speaks where the bot may; where not, the log says why, once a channel. */
  async function speak<Said>(
    message: Message | PartialMessage,
    say: () => Promise<Said>,
  ): Promise<Said | undefined> {
    const channel = message.channelId;
    try {
      const said = await say();
      silent.delete(channel);
      return said;
    } catch (err) {
      if (!refusedWith(err, ...MAY_NOT_SPEAK)) throw err;
      if (!silent.get(channel))
        now(message).log.warn({ channel, err }, 'a mention cannot be answered in this channel');
      silent.set(channel, true);
      return undefined;
    }
  }

  async function respond(message: Message, text: string): Promise<string | undefined> {
    const grant = cooldown.take(message.author.id);
    // One notice is help; more of them would be what they are against.
    if (grant === 'again') return undefined;
    const { meters, text: says } = now(message);
    let id: string | undefined;
    await counted(meters, 'mention', async () => {
      const said = grant === 'granted' ? await answerTo(message, text) : { reply: notice(says.tooFast) };
      const there = said && (await speak(message, () => replyTo(message, said.reply)));
      id = there?.id;
      if (id !== undefined) answers.set(id, message.id);
      return there && said?.outcome;
    });
    return id;
  }

  /** Does something to the answer of a message once it is there. What a moderator has pinned stays. */
  async function follow(
    message: Message | PartialMessage,
    entry: ServedMention,
    deed: (answer: string) => Promise<void>,
  ): Promise<void> {
    const { client, channelId } = message;
    const done = entry.answer.then((answer) =>
      speak(message, async () => {
        if (answer !== undefined && !(await isPinned(client, channelId, answer))) await deed(answer);
      }),
    );
    const before = entry.answer;
    entry.answer = done.then(
      () => before,
      () => before,
    );
    await done;
  }

  const about = ({ id, channelId }: Message | PartialMessage) => ({ message: id, channel: channelId });

  return {
    asked: async (message) => {
      // First of all, and cheaply: the bot hears of every message, most of them its own or nothing to it.
      if (message.author.bot || message.webhookId || message.system || !isAddressed(message)) return;
      await guard(
        now(message),
        about(message),
        async () => {
          // Discord may deliver an event twice, such as after a lost connection.
          if (served.get(message.id)) return;
          const text = questionOf(message);
          const answer = respond(message, text);
          served.set(message.id, { text, answer: answer.catch(() => undefined) });
          await answer;
        },
        (reference) => replyTo(message, notice(now(message).text.failed(reference))),
      );
    },

    edited: (message) =>
      guard(
        now(message),
        about(message),
        async () => {
          const entry = served.get(message.id);
          if (!entry || message.partial || !isAddressed(message)) return;
          const text = questionOf(message);
          if (text === entry.text || cooldown.take(message.author.id) !== 'granted') return;
          entry.text = text;
          await counted(now(message).meters, 'edit', async () => {
            let outcome: Outcome | undefined;
            await follow(message, entry, async (answer) => {
              const said = await answerTo(message, text);
              if (said) await change(message, answer, said.reply);
              outcome = said?.outcome;
            });
            return outcome;
          });
        },
        async () => undefined,
      ),

    deleted: (message) =>
      guard(
        now(message),
        about(message),
        async () => {
          const entry = served.get(message.id);
          conversations.forget(message.channelId, message.id);
          if (!entry) return;
          entry.text = '';
          await follow(message, entry, (answer) => remove(message, answer));
        },
        async () => undefined,
      ),
  };
}

/** Whether the message mentions the bot, be it by the role that Discord made for it. */
function isAddressed(message: Message): boolean {
  return mentionsUser(message) || ownRoles(message).length > 0;
}

function mentionsUser({ mentions, client }: Message): boolean {
  return mentions.has(client.user, { ignoreEveryone: true, ignoreRoles: true });
}

function ownRoles({ mentions, client }: Message): string[] {
  return mentions.roles.filter(({ tags }) => tags?.botId === client.user.id).map(({ id }) => id);
}

function questionOf(message: Message): string {
  return ownRoles(message)
    .reduce((text, id) => text.replaceAll(`<@&${id}>`, ' '), withoutMe(message))
    .trim();
}
