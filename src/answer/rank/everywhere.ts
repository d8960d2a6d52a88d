import { createHash } from 'node:crypto';
import type { Article, Library } from '../../knowledge/article.ts';
import { createLike, isRepairable } from '../terms/spelling.ts';
import type { Terms } from '../terms/terms.ts';
import { createIndex, openIndex, type TermIndex } from './index.ts';
import { createPassages } from './passages.ts';
import type { Headed } from './prepare.ts';
import type { Reading } from './reading.ts';
import { createPassingScope, headed, headingsOf, type Scope } from './scope.ts';

/** All articles at once. */
export interface Everywhere {
  /** The passages, of whatever articles, that a question's words point to. */
  scopeFor(question: string): Scope;
  /** Whether it was brought back from what was saved. */
  readonly isSaved: boolean;
  /** Everything needed to be there again at once, as text. */
  save(): string;
}

/** Code units of a question, beyond which the rest is not read. */
const LONGEST = 2_000;

/** Passages that are looked at closely. */
const LOOK = 12;

/** Postings, that is passages times words, that one question may make the index add up; it bounds the time. */
const POSTINGS = 5_000;

/** From this many passages on, terms that a larger part of them has are not indexed. */
const MANY = 2_000;
const COMMON = 0.02;

/** To be changed whenever terms are made in another way, so that no older index is taken for a new one. */
const FORMAT = '2';

/** Passages that are read to learn which terms are common. */
const SAMPLE = 10_000;

/**
 * An index over every passage. Terms that many of a large library's passages have are left out: they cost most
 * of the memory and the time, and say least. The passages found are then measured by all of their words.
 */
export function createEverywhere(
  library: Library,
  readingIn: (language: string) => Reading,
  saved?: string,
): Everywhere {
  const places: { readonly article: Article; readonly place: number }[] = [];
  for (const article of library.articles.values()) {
    for (const place of article.passages.keys()) places.push({ article, place });
  }
  const languages = new Set([...library.articles.values()].map((article) => article.language));
  const fingerprint = fingerprintOf(library);
  const most = places.length < MANY ? places.length : places.length * COMMON;
  const opened = saved === undefined ? undefined : open(saved, fingerprint);
  const { index, frequency } = opened ?? build();

  const like = createLike(frequency.keys());
  const passages = createPassages();

  function times(term: string): number {
    return frequency.get(term) ?? 0;
  }

  /** Of every passage its terms, and those that count: a title stands over all passages and counts once. */
  function* texts(
    step = 1,
  ): Generator<{ readonly terms: readonly string[]; readonly counted: readonly string[] }> {
    let n = 0;
    for (const article of library.articles.values()) {
      if (n++ % step !== 0) continue;
      const { termsOf } = readingIn(article.language);
      const above = new Set<string>();
      for (const { passage, headings } of headed(article)) {
        const own = termSet(passage.text, termsOf);
        const counted = new Set(own);
        for (const term of termSet(headings.join('\n'), termsOf)) {
          if (!above.has(term)) counted.add(term);
          above.add(term);
          own.add(term);
        }
        yield { terms: [...own], counted: [...counted] };
      }
    }
  }

  function build(): Saved {
    // Which terms are common, a sample tells; how common all of them are is counted on the way.
    const step = Math.ceil(places.length / SAMPLE);
    const sample = new Map<string, number>();
    for (const { counted } of texts(step)) count(sample, counted);
    const times = new Map<string, number>();
    function* kept(): Generator<readonly string[]> {
      for (const { terms, counted } of texts()) {
        count(times, counted);
        yield terms.filter((term) => (sample.get(term) ?? 0) * step <= most);
      }
    }
    return { index: createIndex(kept()), frequency: times };
  }

  /** The rarest terms of a question, as many as the time allows; at least two. */
  function soughtBy(question: string): { text: string; boost: number }[] {
    const terms = new Set<string>();
    for (const language of languages) {
      const { termsOf, synonyms } = readingIn(language);
      const content = termsOf(question.slice(0, LONGEST)).filter((term) => !term.stop);
      for (const [i, { text: stem, word }] of content.entries()) {
        terms.add(stem);
        for (const { phrase, stands } of synonyms.get(stem) ?? []) {
          if (phrase.every((part, n) => content[i + n]?.text === part))
            for (const other of stands.flatMap(({ stems }) => stems)) terms.add(other);
        }
        if (times(stem) === 0 && isRepairable(word)) for (const near of like(stem)) terms.add(near);
      }
    }
    const known = [...terms].filter((term) => times(term) > 0 && times(term) <= most);
    known.sort((a, b) => times(a) - times(b));
    let postings = 0;
    return known
      .filter((term, i) => {
        postings += times(term);
        return i < 2 || postings <= POSTINGS;
      })
      .map((text) => ({ text, boost: 1 }));
  }

  return {
    scopeFor(question) {
      const hits = index.search(soughtBy(question)).slice(0, LOOK);
      const [first] = hits;
      // Words of two languages do not compare: the best passage's language decides.
      const language = places[first?.index ?? -1]?.article.language ?? 'en';
      const found = hits.flatMap((hit): Headed[] => {
        const at = places[hit.index];
        const passage = at?.article.passages[at.place];
        if (!passage || at.article.language !== language) return [];
        return [{ passage, headings: headingsOf(at.article, passage) }];
      });
      const reading = readingIn(language);
      const corpus = { passages: places.length, times: (stem: string) => frequency.get(stem) ?? 0 };
      const read = found.map((headed) => passages.read(headed, language, reading.termsOf));
      return createPassingScope(read, language, { ...reading, corpus });
    },
    isSaved: opened !== undefined,
    save: () => `${fingerprint}\n${JSON.stringify([...frequency])}\n${index.save()}`,
  };
}

interface Saved {
  readonly index: TermIndex;
  /** By term: how many passages have it. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** What an index depends on: every passage that is searched, its headings, and how terms are made of them. */
function fingerprintOf(library: Library): string {
  const hash = createHash('sha256').update(FORMAT);
  for (const article of library.articles.values()) {
    hash.update(`\n${article.id}\n${article.language}`);
    for (const { passage, headings } of headed(article))
      hash.update(`\n${headings.join('\t')}\n${passage.text}`);
  }
  return hash.digest('hex');
}

/** Undefined where the index was saved for another library, or is none. */
function open(saved: string, fingerprint: string): Saved | undefined {
  const first = saved.indexOf('\n');
  const second = saved.indexOf('\n', first + 1);
  if (saved.slice(0, first) !== fingerprint) return undefined;
  try {
    const frequency = JSON.parse(saved.slice(first + 1, second)) as [string, number][];
    return { index: openIndex(saved.slice(second + 1)), frequency: new Map(frequency) };
  } catch {
    // Cut short, perhaps by a full disk: as good as none.
    return undefined;
  }
}

function termSet(text: string, termsOf: Terms): Set<string> {
  return new Set(termsOf(text).flatMap((term) => (term.stop ? [] : [term.text])));
}

function count(counts: Map<string, number>, terms: readonly string[]): void {
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
}
