import { type Article, cite, type Library } from '../knowledge/article.ts';
import type { Synonym } from '../knowledge/synonyms.ts';
import type { NotesOn } from './notes.ts';
import type { Answer, Candidate, Question, Span } from './question.ts';
import { amongMany, createConfidence } from './rank/confidence.ts';
import { createEverywhere, type Everywhere } from './rank/everywhere.ts';
import { createRelatives } from './rank/match.ts';
import type { Query } from './rank/query.ts';
import { createRank, type RankedSentence } from './rank/rank.ts';
import type { Reading } from './rank/reading.ts';
import { createScope, headed, type Scope } from './rank/scope.ts';
import { weights } from './rank/weights.ts';
import { languageOf } from './terms/language.ts';
import { asMeant } from './terms/slips.ts';
import { createSynonyms } from './terms/synonyms.ts';
import { createTerms } from './terms/terms.ts';

/** Answers a question from the articles. The same question always has the same answer. */
export type Ask = (question: Question) => Promise<Answer>;

export interface AskOptions {
  /** Finds who says what in the passage that answers; without it, nobody is named. */
  readonly notesOn?: NotesOn;
  /** What `keep` got for the same library; what is of another library, or none, is made anew. */
  readonly saved?: string;
  /**
   * Gets the index over all articles as text where it had to be made. With this, it is made or brought back
   * at once; without, when all articles are first asked.
   */
  readonly keep?: (saved: string) => void;
}

/** Passages in a ranking at most. */
const MOST = 10;

/** A second sentence is shown too where its score comes this close to the first's. */
const CLOSE = 0.75;

/** Earlier questions that a question may lean on at most: the last ones. */
const CONTEXT = 3;

/** Articles kept ready to be asked at most: the ones asked last. */
const READY = 200;

/** Opens libraries to be asked. Made once, it keeps what it has worked out of articles that stay as they are. */
export interface Search {
  /** Resolves once the library can be asked; long work is cut into slices, so that others are served meanwhile. */
  open(library: Library, options?: AskOptions): Promise<Ask>;
}

export function createSearch(): Search {
  return { open: createAsk };
}

const rank = createRank(weights.rank);
const confidenceOf = createConfidence(weights.confidence);
const worth = new Map(Object.entries(weights.worth));

/** Opens a library: resolves to the one function that everything that asks goes through. */
export async function createAsk(library: Library, { notesOn, saved, keep }: AskOptions = {}): Promise<Ask> {
  const readingIn = createReadings(library.synonyms);
  const ready = new Map<string, Scope>();
  let everywhere: Everywhere | undefined;

  function scopeOf(article: Article): Scope {
    const scope =
      ready.get(article.id) ?? createScope(headed(article), article.language, readingIn(article.language));
    // Set anew, so that the first of the map is the one that nobody has asked for longest.
    ready.delete(article.id);
    ready.set(article.id, scope);
    const [oldest] = ready.keys();
    if (ready.size > READY && oldest !== undefined) ready.delete(oldest);
    return scope;
  }

  function everywhereMade(): Everywhere {
    everywhere ??= createEverywhere(library, readingIn, saved);
    return everywhere;
  }

  function scopeFor(question: Question): Scope | undefined {
    if (question.article !== undefined) {
      const article = library.articles.get(question.article);
      return article && scopeOf(article);
    }
    if (library.articles.size === 1) {
      for (const article of library.articles.values()) return scopeOf(article);
    }
    return everywhereMade().scopeFor(question.text);
  }

  if (keep) {
    const made = everywhereMade();
    if (!made.isSaved) keep(made.save());
  }

  function read(question: Question): { answer: Answer; query?: Query } {
    const text = asMeant(question.text);
    const scope = scopeFor({ ...question, text });
    if (!scope) return { answer: nothing(question) };
    const { query, sentences } = scope.candidates(text);
    const ranked = rank(sentences);
    const articles = question.article === undefined ? library.articles.size : 1;
    const confidence = amongMany(confidenceOf(query, ranked), articles, weights.many);
    const ranking = rankingOf(ranked, scope);
    const [best] = ranking;
    const citation = best && cite(library, best.passage.id);
    const answer: Answer = {
      question,
      empty: query.units.length === 0,
      answered: best !== undefined && confidence >= weights.threshold,
      confidence,
      ranking,
      highlights: highlightsOf(ranked),
      speakers: citation && notesOn ? notesOn(citation).speakers : [],
    };
    return { answer, query };
  }

  return async (question) => {
    const { answer, query } = read(question);
    // "And how many died?" leans on what was asked before; "And in France?" names what the articles lack.
    if (answer.answered || !query?.units.every((unit) => unit.found)) return answer;
    for (const earlier of question.context?.slice(-CONTEXT).reverse() ?? []) {
      const together = read({ ...question, text: `${earlier} ${question.text}` }).answer;
      if (together.answered) return { ...together, question, empty: answer.empty };
    }
    return answer;
  };
}

/** How texts of a language are read, worked out once a language. */
function createReadings(synonyms: readonly Synonym[]): (language: string) => Reading {
  const readings = new Map<string, Reading>();
  return (tag) => {
    const language = languageOf(tag);
    let reading = readings.get(language.tag);
    if (!reading) {
      const termsOf = createTerms(language);
      reading = {
        termsOf,
        synonyms: createSynonyms(synonyms, termsOf),
        relatives: language.tag === 'en' ? createRelatives(termsOf) : new Map(),
        worth: (stem) => (language.tag === 'en' ? (worth.get(stem) ?? 1) : 1),
      };
      readings.set(language.tag, reading);
    }
    return reading;
  };
}

/** The best sentence carries its passage. */
function rankingOf(ranked: readonly RankedSentence[], scope: Scope): Candidate[] {
  const ranking = new Map<number, Candidate>();
  for (const { sentence, score } of ranked) {
    const passage = scope.passageAt(sentence.passage);
    if (passage && !ranking.has(sentence.passage)) ranking.set(sentence.passage, { passage, score });
    if (ranking.size === MOST) break;
  }
  return [...ranking.values()];
}

function highlightsOf([best, ...others]: readonly RankedSentence[]): Span[] {
  if (!best) return [];
  const second = others.find(({ sentence }) => sentence.passage === best.sentence.passage);
  const useful = second && second.score >= best.score - CLOSE;
  return (useful ? [best, second] : [best]).map(({ sentence }) => sentence.span);
}

function nothing(question: Question): Answer {
  return {
    question,
    empty: false,
    answered: false,
    confidence: 0,
    ranking: [],
    highlights: [],
    speakers: [],
  };
}
