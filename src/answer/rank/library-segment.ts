import { createHash } from 'node:crypto';
import type { Article, Library } from '../../knowledge/article.ts';
import type { Pace } from '../../pace.ts';
import { headedPassages } from './article-index.ts';
import type { LanguageProfile } from './language-profile.ts';
import { createPostings, type PassageTerms, type Postings } from './postings/postings.ts';
import { openPostings, savePostings } from './postings/saved-postings.ts';
import { contentTerms } from './prepare.ts';

/** Articles that were indexed together, and their postings. */
export interface Segment {
  readonly postings: Postings;
  /** Undefined for an article that is no longer in the library. */
  readonly articles: readonly (Article | undefined)[];
  /** Place of each article's first passage; last, the number of passages. */
  readonly starts: Int32Array;
}

/** Changes whenever terms are made in another way, so that no older index is taken for a new one. */
const FORMAT = 'footnote-index-5';

export async function createSegment(
  articles: readonly Article[],
  profileOf: (language: string) => LanguageProfile,
  pace: Pace,
): Promise<Segment> {
  function* passages(): Generator<PassageTerms> {
    for (const article of articles) {
      const { termsOf } = profileOf(article.language);
      const title = contentTerms(article.title, termsOf);
      for (const [place, { passage, headings }] of headedPassages(article).entries()) {
        const above = headings.flatMap((heading) => contentTerms(heading, termsOf));
        yield {
          own: contentTerms(passage.text, termsOf),
          headings: [...title, ...above],
          opensArticle: place === 0,
        };
      }
    }
  }
  return {
    postings: await createPostings(passages(), pace),
    articles,
    starts: startsOf(articles.map(({ passages: { length } }) => length)),
  };
}

/** Where each of some parts begins, given their sizes; last, where they end. */
export function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (const [i, size] of sizes.entries()) starts[i + 1] = (starts[i] as number) + size;
  return starts;
}

/** How many passages an article of a segment has, also where the article has gone. */
export function sizeIn({ starts }: Segment, article: number): number {
  return (starts[article + 1] as number) - (starts[article] as number);
}

/** What an article's part of the index depends on. */
function fingerprintOf(article: Article): string {
  const hash = createHash('sha1').update(`${article.language}\n${article.title}`);
  for (const { passage, headings } of headedPassages(article))
    hash.update(`\n${headings.join('\t')}\n${passage.text}`);
  return hash.digest('base64url');
}

type SavedArticle = readonly [id: string, fingerprint: string, passages: number];

/** Returns a segment whose articles are all there as bytes, for `openSegment`. */
export async function saveSegment({ articles, postings }: Segment, pace: Pace): Promise<Uint8Array> {
  const saved: SavedArticle[] = [];
  for (const article of articles) {
    if (article) saved.push([article.id, fingerprintOf(article), article.passages.length]);
    await pace();
  }
  const head = Buffer.from(`${FORMAT}\n${JSON.stringify(saved)}\n`);
  return Buffer.concat([head, ...savePostings(postings)]);
}

/**
 * Brings back a saved segment; articles that have changed since count as gone. Undefined where the bytes are not an
 * index, or were made by another version.
 */
export async function openSegment(
  saved: Uint8Array,
  library: Library,
  pace: Pace,
): Promise<Segment | undefined> {
  const data = Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength);
  const first = data.indexOf('\n');
  const second = data.indexOf('\n', first + 1);
  if (second < 0 || data.toString('utf8', 0, first) !== FORMAT) return undefined;
  try {
    const listed = JSON.parse(data.toString('utf8', first + 1, second)) as readonly SavedArticle[];
    const articles: (Article | undefined)[] = [];
    for (const [id, fingerprint] of listed) {
      const article = library.articles.get(id);
      articles.push(article && fingerprintOf(article) === fingerprint ? article : undefined);
      await pace();
    }
    const postings = await openPostings(data.subarray(second + 1), pace);
    const starts = startsOf(listed.map(([, , passages]) => passages));
    return starts.at(-1) === postings.passages ? { articles, postings, starts } : undefined;
  } catch {
    // Cut short, perhaps by a full disk: as good as none.
    return undefined;
  }
}
