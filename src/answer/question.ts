import type { Passage } from '../knowledge/article.ts';

/** What somebody asks, whoever asks it: a slash command, a mention, a terminal, a test. */
export interface Question {
  readonly text: string;
  /** Id of the one article that is asked; without it, all are. */
  readonly article?: string;
  /** What was asked before in the same conversation, oldest first; used only where the text alone is not covered. */
  readonly context?: readonly string[];
}

/** Half-open range of UTF-16 code units in a passage's text. */
export type Span = readonly [start: number, end: number];

/** A passage that may answer; a higher score answers better. Scores of two questions do not compare. */
export interface Candidate {
  readonly passage: Passage;
  readonly score: number;
}

/** Part of a passage that the text itself attributes to somebody, named as the text names them. */
export interface Attributed {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

/** What the articles have to say to a question. A miss is an answer too: `answered` is false. */
export interface Answer {
  readonly question: Question;
  /** The question holds no word that could be looked for: only signs, or words such as "the". */
  readonly empty: boolean;
  /** False: the articles do not cover the question, and `ranking` holds only what is nearest. */
  readonly answered: boolean;
  /** From 0 (surely not covered) to 1. */
  readonly confidence: number;
  /** Up to ten passages, best first. */
  readonly ranking: readonly Candidate[];
  /** The sentences of the first passage that answer, best first, at most two. */
  readonly highlights: readonly Span[];
  /** Who says what in the first passage, in reading order. */
  readonly speakers: readonly Attributed[];
}
