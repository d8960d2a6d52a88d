import type { Message } from 'discord.js';
import { createRecent } from './recent.ts';

/** What was asked in threads, kept in memory alone and not for long: a later question may lean on it. */
export interface Conversations {
  /** What was asked before this message in its thread, oldest first; nothing outside of threads. */
  before(message: Message): readonly string[];
  /** Keeps what this message asks, or asks now. */
  keep(message: Message, text: string): void;
  forget(channelId: string, messageId: string): void;
}

interface Asked {
  readonly id: string;
  readonly text: string;
}

/** Threads that are remembered. */
const THREADS = 500;

/** Questions of a thread: as many as one may lean on, and the one that leans. */
const QUESTIONS = 4;

/** Characters of a question; what is longer is no question. */
const LONGEST = 500;

export function createConversations(): Conversations {
  const threads = createRecent<readonly Asked[]>(THREADS);
  return {
    before({ channelId, id }) {
      const asked = threads.get(channelId) ?? [];
      const at = asked.findIndex((one) => one.id === id);
      return asked
        .slice(0, at === -1 ? undefined : at)
        .slice(1 - QUESTIONS)
        .map(({ text }) => text);
    },
    keep({ channelId, channel, id }, text) {
      if (!channel?.isThread()) return;
      const asked = threads.get(channelId) ?? [];
      const now = { id, text: text.slice(0, LONGEST) };
      const known = asked.some((one) => one.id === id);
      const next = known ? asked.map((one) => (one.id === id ? now : one)) : [...asked, now];
      threads.set(channelId, next.slice(-QUESTIONS));
    },
    forget(channelId, messageId) {
      const asked = threads.get(channelId);
      if (asked)
        threads.set(
          channelId,
          asked.filter(({ id }) => id !== messageId),
        );
    },
  };
}
