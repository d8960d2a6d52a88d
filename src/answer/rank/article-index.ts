import { type Article, type Passage, type Section, sectionOf } from '../../knowledge/article.ts';
import { createTermIndex, type TermIndex } from './bm25.ts';
import { STOP } from './cues.ts';
import type { LanguageProfile } from './language-profile.ts';
import type { LibrarySignals } from './library-signals.ts';
import { type HeadedPassage, type Prepared, prepare, readPassage, vocabularyOf } from './prepare.ts';
import { createQuery, parseQuestion, type Query } from './query.ts';
import { type Candidates, candidatesOf, type RankedSentence } from './rank.ts';

/** What a question finds: sentences that may answer, and how to look up what they are part of. */
export interface Retrieval {
  readonly query: Query;
  readonly candidates: Candidates;
  /** A passage by its place, from 0, as the candidates' sentences name it. */
  passageAt(place: number): Passage | undefined;
  /** How the best sentence stands among a library's passages; absent where one article is asked. */
  signals?(ranked: readonly RankedSentence[]): LibrarySignals | undefined;
}

/** Finds the sentences that may answer a question. */
export type Retrieve = (question: string) => Retrieval;

/** Prepares an article, or some of its passages, to be asked again and again. */
export function createArticleIndex(
  passages: readonly HeadedPassage[],
  language: string,
  profile: LanguageProfile,
): Retrieve {
  const prepared = prepare(
    passages.map((passage) => readPassage(passage, language, profile.termsOf)),
    language,
  );
  const vocabulary = vocabularyOf(prepared);
  const indexes = {
    prepared,
    // All passages have the title; it tells nothing apart.
    passages: createTermIndex(passageTerms(prepared, 'above')),
    sentences: createTermIndex(sentenceTerms(prepared)),
  };
  return (question) => {
    const query = createQuery(parseQuestion(question, vocabulary, profile), prepared, vocabulary, profile);
    return {
      query,
      candidates: candidatesOf(indexes, query),
      passageAt: (place) => prepared.passages[place]?.passage,
    };
  };
}

export type TextIndexes = Readonly<Record<'passages' | 'sentences', TermIndex>>;

/** By passage: its terms, and those above it that it has not itself. */
export function passageTerms({ passages, stems }: Prepared, above: 'above' | 'headings'): string[][] {
  return passages.map((passage) => {
    const own = new Set(passage.terms);
    return [
      ...passage.terms,
      ...passage[above].map((stem) => stems[stem] ?? '').filter((term) => !own.has(term)),
    ];
  });
}

/** By sentence: its terms that are not stop words. */
export function sentenceTerms({ sentences, stems }: Prepared): string[][] {
  return sentences.map((sentence) =>
    sentence.stems.filter((_, i) => !((sentence.cues[i] ?? 0) & STOP)).map((stem) => stems[stem] ?? ''),
  );
}

/** Returns an article's passages with what they stand under. */
export function headedPassages(article: Article): HeadedPassage[] {
  const sections = new Map(article.sections.map((section) => [section.id, section]));
  return article.passages.map((passage, place) =>
    headed(article, passage, article.passages[place - 1], sections.get(passage.section)),
  );
}

/** Returns a passage, by its place from 0, with what it stands under. */
export function headedPassageAt(article: Article, place: number): HeadedPassage | undefined {
  const passage = article.passages[place];
  return (
    passage && headed(article, passage, article.passages[place - 1], sectionOf(article, passage.section))
  );
}

function headed(
  { title }: Article,
  passage: Passage,
  previous: Passage | undefined,
  section: Section | undefined,
): HeadedPassage {
  const opensSection = passage.section !== previous?.section || passage.subheading !== previous.subheading;
  const headings = [section?.title, passage.subheading].filter((heading) => heading !== undefined);
  return { passage, title, headings, opensSection };
}
