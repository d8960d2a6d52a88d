import { type Conversations, createConversations } from './conversations.ts';
import type { KnownPins } from './known-pins.ts';
import { createRecent, type Recent } from './recent.ts';
import { createTurns, type InTurn } from './turns.ts';

/** A question to the bot by a mention, and its answer. */
export interface ServedMention {
  /** The question as it was answered last. */
  text: string;
  /** The answer's id, if there is one; whatever comes next waits for it, so that nothing overtakes it. */
  answer: Promise<string | undefined>;
}

/**
 * What the bot remembers about questions and pins. It is made once and outlives every reload of the articles, is
 * kept in memory alone, and each part forgets its oldest entries.
 */
export interface QuestionStore {
  /** Questions of commands, by the interaction that asked them or by the answer's id: Discord records none. */
  readonly questions: Recent<string>;
  /** Private answers that have been shared, by page: a button can be pressed many times before Discord shows it. */
  readonly shared: Recent<true>;
  /** Interactions that have been served: Discord may deliver an event twice. */
  readonly interactions: Recent<true>;
  /** Mentions that have been served, by the id of the question. */
  readonly mentions: Recent<ServedMention>;
  /** The question's id of an answer to a mention, by the id of the answer. */
  readonly answers: Recent<string>;
  /** What was asked in threads. */
  readonly conversations: Conversations;
  /** What is pinned, by channel. */
  readonly pins: KnownPins;
  /** Makes those wait who pin in the same channel. */
  readonly inTurn: InTurn;
}

/** Entries of each part; a question has up to 2,000 characters. */
const MAX_ENTRIES = 2_000;

export function createQuestionStore(): QuestionStore {
  return {
    questions: createRecent(MAX_ENTRIES),
    shared: createRecent(MAX_ENTRIES),
    interactions: createRecent(MAX_ENTRIES),
    mentions: createRecent(MAX_ENTRIES),
    answers: createRecent(MAX_ENTRIES),
    conversations: createConversations(),
    pins: new Map(),
    inTurn: createTurns(),
  };
}
