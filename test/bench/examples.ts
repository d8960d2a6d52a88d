import {
  createArticleIndex,
  headedPassages,
  type Retrieval,
  type Retrieve,
} from '../../src/answer/rank/article-index.ts';
import { createAlike } from '../../src/answer/rank/expand.ts';
import { featureEntries } from '../../src/answer/rank/features.ts';
import type { LanguageProfile } from '../../src/answer/rank/language-profile.ts';
import { languageOf } from '../../src/answer/terms/language.ts';
import { createTerms } from '../../src/answer/terms/terms.ts';
import type { Article } from '../../src/knowledge/article.ts';
import type { Choice } from './learn.ts';
import type { Asked, QuestionSet } from './questions.ts';

const termsOf = createTerms(languageOf('en'));
const alike = createAlike(termsOf);

/** How English is read, with the values of terms that are given. */
export function profileWith(termValues: Readonly<Record<string, number>>): LanguageProfile {
  const known = new Map(Object.entries(termValues));
  return { tag: 'en', termsOf, alike, synonyms: new Map(), termValue: (stem) => known.get(stem) ?? 1 };
}

export function retrieveFrom(article: Article, profile: LanguageProfile): Retrieve {
  return createArticleIndex(headedPassages(article), article.language, profile);
}

/** Times that a word counts as met as often as the average word, before its own record is looked at. */
const DOUBT = 6;

/**
 * How much the words of questions count: a word that questions often have and the passages that answer them
 * seldom have, such as "kind", counts little.
 */
export function termValuesOf(set: QuestionSet, articles: ReadonlySet<string>): Record<string, number> {
  const records = new Map<string, { asked: number; met: number; articles: Set<string> }>();
  const texts = new Map<string, ReadonlySet<string>>();
  let [asked, met] = [0, 0];
  for (const question of set.questions) {
    if (!articles.has(question.article)) continue;
    const answers = goldTerms(set, question, texts);
    const stems = new Set(
      termsOf(question.text)
        .filter((term) => !term.stop && !term.compound)
        .map((term) => term.text),
    );
    for (const stem of stems) {
      const record = records.get(stem) ?? { asked: 0, met: 0, articles: new Set<string>() };
      records.set(stem, record);
      record.asked++;
      record.articles.add(question.article);
      asked++;
      if (!answers.has(stem)) continue;
      record.met++;
      met++;
    }
  }
  const usual = met / asked;
  const worth: [string, number][] = [];
  for (const [stem, record] of records) {
    if (record.asked < 6 || record.articles.size < 4) continue;
    const share = (record.met + DOUBT * usual) / (record.asked + DOUBT) / usual;
    const value = Math.max(0.05, Math.min(1, share ** 2));
    if (value < 0.85) worth.push([stem, Math.round(value * 100) / 100]);
  }
  return Object.fromEntries(worth.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function goldTerms(
  set: QuestionSet,
  question: Asked,
  known: Map<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const [gold = ''] = question.gold;
  let terms = known.get(gold);
  if (!terms) {
    const passage = set.articles.get(question.article)?.passages.find(({ id }) => id === gold);
    terms = new Set(termsOf(passage?.text ?? '').map((term) => term.text));
    known.set(gold, terms);
  }
  return terms;
}

/** The candidates that a question found, with those that answer marked. */
export function choiceOf(
  { gold, spans }: Pick<Asked, 'gold' | 'spans'>,
  { candidates, passageAt }: Retrieval,
): Choice & { readonly names: readonly string[] } {
  const passage: number[] = [];
  const answer: number[] = [];
  for (const [i, { sentence }] of candidates.entries()) {
    if (!gold.has(passageAt(sentence.passage)?.id ?? '')) continue;
    passage.push(i);
    const [from, to] = sentence.span;
    if (spans.some(([start, end]) => start >= from && end <= to)) answer.push(i);
  }
  const entries = candidates.map(({ features }) => featureEntries(features));
  return {
    names: entries[0]?.map(([name]) => name) ?? [],
    rows: entries.map((features) => Float64Array.from(features, ([, value]) => value)),
    passage,
    answer,
  };
}
