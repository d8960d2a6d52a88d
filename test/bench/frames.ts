import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { languageOf } from '../../src/answer/terms/language.ts';
import { createFootnote, createLibrary, type EngineAsk, type OpenLibrary } from './engines.ts';
import { mean } from './measure.ts';
import type { Asked, QuestionSet } from './questions.ts';
import { shuffle } from './sample.ts';
import type { Row } from './table.ts';

/** Frames that are printed: those that lose most. */
const WORST = 5;

type Outcome = 'right' | 'wrong' | 'refused';

/** What a frame does to questions that are answered right without it. */
export interface FrameLoss {
  readonly frame: string;
  /** Share of them that are no longer answered right, in percent. */
  readonly lost: number;
  /** Share of them that are no longer answered at all, in percent. */
  readonly refused: number;
}

/**
 * Reads what people write around a question, `data/frames.json`: `{Question}` stands for the question as it is,
 * `{question}` for the question with its first letter in lowercase. Nothing is fitted on them.
 */
export function readFrames(): string[] {
  const file = readFileSync(new URL('data/frames.json', import.meta.url), 'utf8');
  return z.array(z.string()).parse(JSON.parse(file));
}

/** Puts a question into a frame. */
export function applyFrame(frame: string, question: string): string {
  return frame.replace('{Question}', () => question).replace('{question}', () => lowerFirst(question));
}

/** Lowercases the first letter of a question unless it opens with a name. */
function lowerFirst(question: string): string {
  const [word = ''] = /^\p{L}+/u.exec(question) ?? [];
  const isCommon = languageOf('en').stops.has(word.toLowerCase()) && word !== 'I';
  return isCommon ? question.charAt(0).toLowerCase() + question.slice(1) : question;
}

/**
 * Asks questions in every frame that their own article answers right without one.
 * @param count questions, at most
 */
export async function measureFrames(
  open: OpenLibrary,
  set: QuestionSet,
  ids: readonly string[],
  count: number,
): Promise<FrameLoss[]> {
  const footnote = createFootnote(open);
  const asks = new Map<string, EngineAsk>();
  for (const id of ids) {
    const article = set.articles.get(id);
    if (article) asks.set(id, await footnote.open(createLibrary([article])));
  }
  const outcome = async (text: string, { article, gold }: Asked): Promise<Outcome> => {
    const { isAnswered, ranking: [first = ''] = [] } = (await asks.get(article)?.(text)) ?? {};
    if (!isAnswered) return 'refused';
    return gold.has(first) ? 'right' : 'wrong';
  };
  const right: Asked[] = [];
  for (const question of shuffle(set.questions, 1)) {
    if (right.length === count) break;
    if (asks.has(question.article) && (await outcome(question.text, question)) === 'right')
      right.push(question);
  }
  const losses = [];
  for (const frame of readFrames()) {
    const outcomes: Outcome[] = [];
    for (const question of right) outcomes.push(await outcome(applyFrame(frame, question.text), question));
    const share = (kinds: readonly Outcome[]): number =>
      (100 * outcomes.filter((kind) => kinds.includes(kind)).length) / Math.max(1, right.length);
    losses.push({ frame, lost: share(['wrong', 'refused']), refused: share(['refused']) });
  }
  return losses.sort((a, b) => b.lost - a.lost);
}

export function frameRows(losses: readonly FrameLoss[]): Row[] {
  const row = (frame: string, lost: number, refused: number): Row => ({
    frame,
    'still right': (100 - lost).toFixed(1),
    lost: lost.toFixed(1),
    'not answered': refused.toFixed(1),
    'answered by another passage': (lost - refused).toFixed(1),
  });
  return [
    ...losses.slice(0, WORST).map(({ frame, lost, refused }) => row(frame, lost, refused)),
    row(
      `mean of ${losses.length}`,
      mean(losses.map(({ lost }) => lost)),
      mean(losses.map(({ refused }) => refused)),
    ),
  ];
}
