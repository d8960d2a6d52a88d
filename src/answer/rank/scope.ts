import { type Article, type Passage, sectionOf } from '../../knowledge/article.ts';
import { createLike, type Like } from '../terms/spelling.ts';
import { STOP } from './cues.ts';
import { createPassingIndex, createReadyIndex, type TermIndex } from './index.ts';
import { type Headed, type Prepared, prepare, type ReadPassage, readPassage } from './prepare.ts';
import { type Query, queryOf } from './query.ts';
import { type Candidates, candidatesOf } from './rank.ts';
import type { Reading } from './reading.ts';

/** Passages that a question is put to: one article's, or the likeliest of all. */
export interface Scope {
  /** A passage by its place, from 0, as the candidates' sentences name it. */
  passageAt(place: number): Passage | undefined;
  candidates(question: string): { readonly query: Query; readonly sentences: Candidates };
}

/** Makes passages ready to be asked again and again. */
export function createScope(texts: readonly Headed[], language: string, reading: Reading): Scope {
  const read = texts.map((text) => readPassage(text, language, reading.termsOf));
  return scopeOf(prepare(read, language), reading, createReadyIndex);
}

/** Makes passages ready for one question; nothing is done for them that only other questions would need. */
export function createPassingScope(texts: readonly ReadPassage[], language: string, reading: Reading): Scope {
  return scopeOf(prepare(texts, language), reading, createPassingIndex);
}

function scopeOf(
  prepared: Prepared,
  reading: Reading,
  indexOf: (texts: readonly (readonly string[])[]) => Pick<TermIndex, 'search'>,
): Scope {
  const passages = indexOf(prepared.passages.map((passage) => passage.terms));
  const sentences = indexOf(
    prepared.sentences.map(({ stems, cues }) =>
      stems.filter((_, i) => !((cues[i] ?? 0) & STOP)).map((stem) => prepared.stems[stem] ?? ''),
    ),
  );
  const indexes = { prepared, passages, sentences };
  // Most questions have no word that the texts lack, and need no look at spellings.
  let like: Like | undefined;
  const alike: Like = (word) => {
    like ??= createLike(prepared.stems);
    return like(word);
  };
  return {
    passageAt: (place) => prepared.passages[place]?.passage,
    candidates(question) {
      const query = queryOf(question, prepared, reading, alike);
      return { query, sentences: candidatesOf(indexes, query) };
    },
  };
}

/** An article's passages with the headings that they stand under. */
export function headed(article: Article): Headed[] {
  return article.passages.map((passage) => ({ passage, headings: headingsOf(article, passage) }));
}

export function headingsOf(article: Article, passage: Passage): string[] {
  const section = sectionOf(article, passage.section);
  return [article.title, section?.title ?? '', passage.subheading ?? ''];
}
