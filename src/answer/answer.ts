import { type Article, cite, type Library } from '../knowledge/article.ts';
import type { Synonym } from '../knowledge/synonyms.ts';
import type { NotesOn } from './notes.ts';
import type { Answer, Candidate, Question, Span } from './question.ts';
import { createArticleIndex, headedPassages, type Retrieval, type Retrieve } from './rank/article-index.ts';
import { createConfidence } from './rank/confidence.ts';
import { createAlike } from './rank/expand.ts';
import type { LanguageProfile } from './rank/language-profile.ts';
import { createLibraryIndex, type LibraryIndex } from './rank/library-index.ts';
import { createPassageCache } from './rank/passage-cache.ts';
import type { Query } from './rank/query.ts';
import { createRank, type RankedSentence } from './rank/rank.ts';
import { weights as learnedWeights, type Weights } from './rank/weights.ts';
import { type Language, languageOf } from './terms/language.ts';
import { unframe } from './terms/question-frames.ts';
import { fixTypos } from './terms/question-typos.ts';
import { createSynonyms } from './terms/synonyms.ts';
import { createTerms, type Terms } from './terms/terms.ts';

/** Answers a question from the articles. The same question always has the same answer. */
export type Ask = (question: Question) => Promise<Answer>;

export interface AskOptions {
  /** Finds who says what in the passage that answers; without it, nobody is named. */
  readonly notesOn?: NotesOn;
  /** The index as `keep` got it, perhaps of a library that has changed since. */
  readonly saved?: Uint8Array | undefined;
  /** Gets the index over all articles where it had to be built from them, for the next start. */
  readonly keep?: ((index: Uint8Array) => void) | undefined;
}

/** Opens libraries to be asked. Made once, it keeps what it has worked out of articles that stay as they are. */
export interface Search {
  /** Resolves once the library can be asked; long work is cut into slices, so that others are served meanwhile. */
  open(library: Library, options?: AskOptions): Promise<Ask>;
}

/** Passages in a ranking at most. */
const RANKING_LIMIT = 10;

/** A second sentence is highlighted where its score comes this close to the first's. */
const CLOSE = 0.75;

/** Earlier questions that a question may lean on at most: the last ones. */
const CONTEXT_LIMIT = 3;

/** Articles kept ready to be asked at most: the ones asked last. */
const READY_LIMIT = 200;

/** @param weights what has been learned; others than the product's are for measuring it */
export function createSearch(weights: Weights = learnedWeights): Search {
  const judge = createJudge(weights);
  const profiles = createProfiles(new Map(Object.entries(weights.termValues)));
  const passages = createPassageCache();
  let index: LibraryIndex | undefined;
  let articleIndexes = new Map<Article, Retrieve>();
  let synonyms: Library['synonyms'] | undefined;

  return {
    async open(library, { notesOn, saved, keep } = {}) {
      const profileOf = profiles(library.synonyms);
      if (synonyms !== library.synonyms) articleIndexes = new Map();
      synonyms = library.synonyms;
      // With one article there is no index over all.
      if (library.articles.size > 1) {
        index = index
          ? await index.update(library, profileOf)
          : await createLibraryIndex(library, { profileOf, passages, saved });
        if (keep && index.save) keep(await index.save());
      }
      return createAnswering({ library, articleIndexes, profileOf, index, judge, notesOn });
    },
  };
}

/** Opens one library: resolves to the one function that everything that asks goes through. */
export function createAsk(library: Library, options: AskOptions = {}): Promise<Ask> {
  return createSearch().open(library, options);
}

/** Orders what a question has found, and says how sure it is. */
function createJudge(weights: Weights) {
  const models = {
    article: { rank: createRank(weights.rank), confidence: createConfidence(weights.confidence) },
    library: {
      rank: createRank(weights.libraryRank),
      confidence: createConfidence(weights.libraryConfidence),
    },
  };
  return ({ query, candidates, signals }: Retrieval) => {
    const { rank, confidence: confidenceOf } = signals ? models.library : models.article;
    const ranked = rank(candidates);
    const confidence = confidenceOf(query, ranked, signals?.(ranked));
    return { ranked, confidence, isEnough: confidence >= weights.threshold };
  };
}

interface Opened {
  readonly library: Library;
  /** Made as they are asked; the ones asked last are kept. */
  readonly articleIndexes: Map<Article, Retrieve>;
  readonly profileOf: (language: string) => LanguageProfile;
  /** Absent where there is one article. */
  readonly index: LibraryIndex | undefined;
  readonly judge: ReturnType<typeof createJudge>;
  readonly notesOn: NotesOn | undefined;
}

function createAnswering({ library, articleIndexes, profileOf, index, judge, notesOn }: Opened): Ask {
  function articleIndex(article: Article): Retrieve {
    const made =
      articleIndexes.get(article) ??
      createArticleIndex(headedPassages(article), article.language, profileOf(article.language));
    // Set again, so that the first of the map is the one that nobody has asked for longest.
    articleIndexes.delete(article);
    articleIndexes.set(article, made);
    const [oldest] = articleIndexes.keys();
    if (articleIndexes.size > READY_LIMIT && oldest) articleIndexes.delete(oldest);
    return made;
  }

  function retrieve(text: string, id: string | undefined): Retrieval | undefined {
    const [only] = library.articles.size === 1 ? library.articles.values() : [];
    const article = id === undefined ? only : library.articles.get(id);
    if (article) return articleIndex(article)(text);
    return id === undefined ? index?.retrieve(text) : undefined;
  }

  function read(question: Question, text: string): { answer: Answer; query?: Query } {
    const retrieval = retrieve(text, question.article);
    if (!retrieval) return { answer: nothing(question) };
    const { query } = retrieval;
    const { ranked, confidence, isEnough } = judge(retrieval);
    const ranking = rankingOf(ranked, retrieval);
    const [best] = ranking;
    const citation = best && cite(library, best.passage.id);
    const answer: Answer = {
      question,
      empty: query.units.length === 0,
      answered: best !== undefined && isEnough,
      confidence,
      ranking,
      highlights: highlightsOf(ranked),
      speakers: citation && notesOn ? notesOn(citation).speakers : [],
    };
    return { answer, query };
  }

  return async (question) => {
    const { text, aside } = unframe(fixTypos(question.text));
    const { answer, query } = read(question, text);
    // "And how many died?" leans on what was asked before; "And in France?" names what the articles lack.
    if (answer.answered || !query?.units.every((unit) => unit.found)) return answer;
    const earlier = [...(question.context ?? []).slice(-CONTEXT_LIMIT), ...(aside ? [aside] : [])];
    for (const other of earlier.reverse()) {
      const together = read(question, `${unframe(fixTypos(other)).text} ${text}`).answer;
      if (together.answered) return { ...together, empty: answer.empty };
    }
    return answer;
  };
}

/** Reads texts by the rules of their language, which are worked out once, with the synonyms of a library. */
function createProfiles(
  termValues: ReadonlyMap<string, number>,
): (synonyms: readonly Synonym[]) => (language: string) => LanguageProfile {
  const terms = new Map<string, Terms>();
  const termsIn = (language: Language): Terms => {
    const made = terms.get(language.tag) ?? createTerms(language);
    terms.set(language.tag, made);
    return made;
  };
  return (synonyms) => {
    const profiles = new Map<string, LanguageProfile>();
    return (language) => {
      const known = profiles.get(language);
      if (known) return known;
      const rules = languageOf(language);
      const termsOf = termsIn(rules);
      const isEnglish = rules.tag === 'en';
      const profile: LanguageProfile = {
        tag: rules.tag,
        termsOf,
        synonyms: createSynonyms(synonyms, termsOf),
        alike: isEnglish ? createAlike(termsOf) : new Map(),
        termValue: (stem) => (isEnglish ? (termValues.get(stem) ?? 1) : 1),
      };
      profiles.set(language, profile);
      return profile;
    };
  };
}

/** The best sentence carries its passage. */
function rankingOf(ranked: readonly RankedSentence[], { passageAt }: Retrieval): Candidate[] {
  const ranking = new Map<number, Candidate>();
  for (const { sentence, score } of ranked) {
    const passage = passageAt(sentence.passage);
    if (passage && !ranking.has(sentence.passage)) ranking.set(sentence.passage, { passage, score });
    if (ranking.size === RANKING_LIMIT) break;
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
