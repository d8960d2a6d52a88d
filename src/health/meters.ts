/**
 * Ways in which a question reaches the bot: a slash command, a mention, a message's menu, and a mention that was
 * edited and is answered anew.
 */
export const ENTRIES = ['slash', 'mention', 'menu', 'edit'] as const;
export type Entry = (typeof ENTRIES)[number];

/** What came of a question; `empty` asks nothing, such as a greeting. */
export const OUTCOMES = ['answered', 'not_covered', 'empty'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * Hears of what happens, so that it can be counted. Neither the words of a question nor who asked it can
 * be told to it: there is nowhere to put them.
 */
export interface Meters {
  /** A question was served; from its arrival until Discord had the answer it took so many seconds. */
  question(entry: Entry, outcome: Outcome, seconds: number): void;
  /** Discord refused a request, with its own code or else with HTTP's, or could not be reached. */
  discordError(code: number | string): void;
  /** Serving somebody failed, and they got a reference instead of an answer. */
  fault(): void;
  /** A connection was lost and is made again, or was taken up where it had been lost. */
  gateway(event: 'reconnect' | 'resume'): void;
  /** The library that answers from now on, and how many article files are invalid. */
  library(articles: number, passages: number, rejected: number): void;
}

/** For whoever does not count. */
export const noMeters: Meters = {
  question() {},
  discordError() {},
  fault() {},
  gateway() {},
  library() {},
};
