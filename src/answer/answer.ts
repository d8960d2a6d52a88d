import { type Article, cite, type Library, type Passage } from '../knowledge/article.ts';
import { contentTerms, createIndex, type PassageIndex } from './index.ts';
import { languageOf } from './language.ts';
import type { NotesOn } from './notes.ts';
import type { Answer, Question, Span } from './question.ts';
import { sentencesOf } from './sentences.ts';
import { createTerms, type Terms } from './terms.ts';

/** Answers a question from the articles; the same question always gets the same answer. */
export type Ask = (question: Question) => Answer;

/** How many passages an answer ranks. */
const RANKED = 10;

/** The share of a question that its best passage must hold for the question to count as covered. */
const COVERED = 0.5;

interface Searched {
  readonly index: PassageIndex;
  readonly termsOf: Terms;
}

/** Makes the one function that everything that asks goes through. Indexes are made when first asked. */
export function createAsk(library: Library, notesOn: NotesOn): Ask {
  const one = new Map<string, Searched>();
  let all: Searched | undefined;

  function searched(articleId: string | undefined): Searched | undefined {
    if (articleId === undefined) {
      all ??= search([...library.articles.values()]);
      return all;
    }
    const article = library.articles.get(articleId);
    if (!article) return undefined;
    const made = one.get(articleId) ?? search([article]);
    one.set(articleId, made);
    return made;
  }

  return (question) => {
    const { index, termsOf } = searched(question.article) ?? search([]);
    const terms = [...new Set(contentTerms(question.text, termsOf))];
    const ranking = index.search(terms, RANKED);
    const best = ranking[0]?.passage;
    const citation = best && cite(library, best.id);
    const confidence = best ? coverage(terms, best.text, index, termsOf) : 0;
    return {
      question,
      answered: confidence >= COVERED,
      confidence,
      ranking,
      highlights: best ? [bestSentence(terms, best, index, termsOf)] : [],
      speakers: citation ? notesOn(citation).speakers : [],
    };
  };
}

function search(articles: readonly Article[]): Searched {
  const termsOf = createTerms(languageOf(articles[0]?.language ?? 'en'));
  return {
    termsOf,
    index: createIndex(
      articles.flatMap(({ passages }) => passages),
      termsOf,
    ),
  };
}

/** The share, 0 to 1, of the question's terms that a text holds, each counted by how much it tells. */
function coverage(terms: readonly string[], text: string, index: PassageIndex, termsOf: Terms): number {
  const held = new Set(contentTerms(text, termsOf));
  const weigh = (some: readonly string[]) => some.reduce((sum, term) => sum + index.weigh(term), 0);
  return terms.length === 0 ? 0 : weigh(terms.filter((term) => held.has(term))) / weigh(terms);
}

function bestSentence(
  terms: readonly string[],
  { text }: Passage,
  index: PassageIndex,
  termsOf: Terms,
): Span {
  let best: Span = [0, text.length];
  let most = -1;
  for (const [start, end] of sentencesOf(text)) {
    const sentence = text.slice(start, end);
    const covered = coverage(terms, sentence, index, termsOf);
    if (covered <= most) continue;
    most = covered;
    best = [start, start + sentence.trimEnd().length];
  }
  return best;
}
