import { sentencesOf } from '../../src/answer/sentences.ts';
import { languageOf } from '../../src/answer/terms/language.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { randomFrom } from './learn.ts';
import { articleOf } from './questions.ts';

/** The shape of made articles. */
export interface ArticleShape {
  /** Passages of an article, least and most. */
  readonly passages?: readonly [least: number, most: number];
  /** Donor articles that the sentences of one made article come from. */
  readonly topics?: number;
  /** Share of the content words that are swapped for other words of the pool. */
  readonly swapped?: number;
}

/** Sentences of a made passage, least and most. */
const SENTENCES = [3, 6] as const;

const NONE = 0;
const NAME = 1;
const NUMBER = 2;
const WORD = 3;

/** A sentence cut into words and what separates them, with the kind of each part. */
interface Sentence {
  readonly parts: readonly string[];
  readonly kinds: Uint8Array;
}

/**
 * Makes articles that read like real ones but are about nothing, to fill a library with: real sentences put
 * together in a new order, with a share of the names, numbers and other content words swapped. The same
 * arguments give the same articles.
 *
 * Articles are made one at a time, so 10,000 of them need not be in memory at once.
 * @param donors whose sentences are used; they must not be among the articles asked about, whose sentences
 *   would answer as well as the originals
 * @param pool where the swapped-in words come from; may hold the articles asked about
 */
export function* makeArticles(
  donors: readonly Article[],
  pool: readonly Article[],
  count: number,
  seed: number,
  { passages = [20, 45], topics = 6, swapped = 0.35 }: ArticleShape = {},
): Generator<Article, void> {
  if (count <= 0) return;
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const between = ([least, most]: readonly [number, number]): number =>
    least + Math.floor(random() * (most - least + 1));
  const read = createSentenceReader();
  const given = donors.map(read).filter((sentences) => sentences.length > 0);
  if (given.length === 0) throw new Error('Expected donor articles with sentences, got none.');
  const words = wordsByKind(pool.map(read));

  function rewrite({ parts, kinds }: Sentence): string {
    let text = '';
    for (const [i, part] of parts.entries()) {
      const others = words[kinds[i] ?? NONE];
      text += others && others.length > 0 && random() < swapped ? pick(others) : part;
    }
    return text;
  }

  for (let n = 0; n < count; n++) {
    const id = `made${seed}-${n}`;
    const about = Array.from({ length: topics }, () => pick(given));
    const texts = Array.from({ length: between(passages) }, (_, i) => {
      const sentences = Array.from({ length: between(SENTENCES) }, () => rewrite(pick(pick(about))));
      return [`${id}#${i + 1}`, sentences.join(' ')] as const;
    });
    const names = words[NAME] ?? [];
    yield articleOf(id, `${pick(names)} ${pick(names)}`, texts);
  }
}

/** Reads the sentences of articles, remembering the kind of every word it has met. */
function createSentenceReader(): (article: Article) => Sentence[] {
  const known = new Map<string, number>();
  const { stops } = languageOf('en');

  function kindOf(part: string, opens: boolean): number {
    let kind = known.get(part);
    if (kind === undefined) {
      if (!/[\p{L}\p{N}]/u.test(part) || stops.has(part.toLowerCase())) kind = NONE;
      else if (/\p{N}/u.test(part)) kind = NUMBER;
      else kind = /^\p{Lu}/u.test(part) ? NAME : WORD;
      known.set(part, kind);
    }
    // The first word of a sentence is capitalized whatever it is.
    return kind === NAME && opens ? NONE : kind;
  }

  return ({ passages, language }) =>
    passages.flatMap(({ text }) =>
      sentencesOf(text, language).map(([start, end]) => {
        const parts =
          text
            .slice(start, end)
            .trim()
            .match(/[\p{L}\p{N}'’-]+|[^\p{L}\p{N}'’-]+/gu) ?? [];
        return { parts, kinds: Uint8Array.from(parts, (part, i) => kindOf(part, i === 0)) };
      }),
    );
}

/** The names, numbers and other words of articles, as often as they occur, by kind. */
function wordsByKind(articles: readonly Sentence[][]): Readonly<Record<number, readonly string[]>> {
  const words: Record<number, string[]> = { [NAME]: [], [NUMBER]: [], [WORD]: [] };
  for (const { parts, kinds } of articles.flat())
    for (const [i, part] of parts.entries()) words[kinds[i] ?? NONE]?.push(part);
  return words;
}
