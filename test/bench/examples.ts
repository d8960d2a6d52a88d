import { featureEntries } from '../../src/answer/rank/features.ts';
import { createRelatives } from '../../src/answer/rank/match.ts';
import type { Reading } from '../../src/answer/rank/reading.ts';
import { createScope, headed, type Scope } from '../../src/answer/rank/scope.ts';
import { languageOf } from '../../src/answer/terms/language.ts';
import { createTerms } from '../../src/answer/terms/terms.ts';
import type { Choice } from './learn.ts';
import type { Asked, QuestionSet } from './questions.ts';

const termsOf = createTerms(languageOf('en'));
const relatives = createRelatives(termsOf);

export function readingWith(worth: Readonly<Record<string, number>>): Reading {
  const known = new Map(Object.entries(worth));
  return { termsOf, relatives, synonyms: new Map(), worth: (stem) => known.get(stem) ?? 1 };
}

/** Times that a word counts as met as often as the average word, before its own record is looked at. */
const DOUBT = 6;

/**
 * How much the words of questions count: a word that questions often have and the passages that answer them
 * seldom have, such as "kind", counts little.
 */
export function worthOf(set: QuestionSet, articles: ReadonlySet<string>): Record<string, number> {
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

export function scopesOf(set: QuestionSet, articles: Iterable<string>, reading: Reading): Map<string, Scope> {
  const scopes = new Map<string, Scope>();
  for (const id of articles) {
    const article = set.articles.get(id);
    if (article) scopes.set(id, createScope(headed(article), article.language, reading));
  }
  return scopes;
}

/** The candidates of a question to its own article, with those that answer marked. */
export function choiceOf(
  set: QuestionSet,
  question: Asked,
  scope: Scope,
): Choice & { readonly names: readonly string[] } {
  const passages = set.articles.get(question.article)?.passages ?? [];
  const passage: number[] = [];
  const answer: number[] = [];
  const { sentences } = scope.candidates(question.text);
  for (const [i, { sentence }] of sentences.entries()) {
    if (!question.gold.has(passages[sentence.passage]?.id ?? '')) continue;
    passage.push(i);
    const [from, to] = sentence.span;
    if (question.spans.some(([start, end]) => start >= from && end <= to)) answer.push(i);
  }
  const entries = sentences.map(({ features }) => featureEntries(features));
  return {
    names: entries[0]?.map(([name]) => name) ?? [],
    rows: entries.map((features) => Float64Array.from(features, ([, value]) => value)),
    passage,
    answer,
  };
}
