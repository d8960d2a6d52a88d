/**
 * Learns `src/answer/rank/weights.json` from a set of questions: `node --import tsx test/bench/fit.ts SET.json`.
 * The same set gives the same weights. Half of the articles are kept back to check on.
 */
import { writeFileSync } from 'node:fs';
import {
  amongMany,
  createConfidence,
  type Logistic,
  signalsOf,
  together,
} from '../../src/answer/rank/confidence.ts';
import { createEverywhere } from '../../src/answer/rank/everywhere.ts';
import { createRank, type RankedSentence } from '../../src/answer/rank/rank.ts';
import type { Reading } from '../../src/answer/rank/reading.ts';
import { createScope, headed, type Scope } from '../../src/answer/rank/scope.ts';
import type { Weights } from '../../src/answer/rank/weights.ts';
import { choiceOf, readingWith, scopesOf, worthOf } from './examples.ts';
import { learnToRank, learnToTell } from './learn.ts';
import { auroc, cutAt, reach } from './measure.ts';
import { type Asked, halves, type QuestionSet, readQuestions } from './questions.ts';

const FALSE_ANSWERS = 0.05;
const FOLDS = 4;

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Expected the path of a question set, got none');
const set = readQuestions(file);
const { fit, check } = halves(set.articles.keys());

const learnt = learn(fit);
writeFileSync(
  new URL('../../src/answer/rank/weights.json', import.meta.url),
  `${JSON.stringify(learnt, null, 2)}\n`,
);
report('check', check, learnt);

function learn(articles: readonly string[]): Weights {
  const worth = worthOf(set, new Set(articles));
  const reading = readingWith(worth);
  const scopes = scopesOf(set, articles, reading);
  const questions = set.questions.filter((question) => scopes.has(question.article));
  const choices = questions.flatMap((question) => {
    const scope = scopes.get(question.article);
    return scope ? [choiceOf(set, question, scope)] : [];
  });
  const names = choices.find((choice) => choice.names.length > 0)?.names ?? [];
  const rank = named(names, learnToRank(choices, names.length));
  const cases = casesOf(articles, questions, scopes, reading, createRank(rank));
  const signals = cases[0]?.signals.map(([name]) => name) ?? [];
  const tell = (some: readonly Case[]) => confidenceFrom(some, signals);

  // The threshold is chosen on articles that the confidence has not been fitted on.
  const falsely: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const inFold = (one: Case): boolean => articles.indexOf(one.article) % FOLDS === fold;
    const { probability } = tell(cases.filter((one) => !inFold(one)));
    for (const one of cases) if (inFold(one) && one.wrong) falsely.push(probability(one));
  }
  const weights = {
    learntFrom: set.name,
    threshold: round(cutAt(falsely, FALSE_ANSWERS), 3),
    many: 0,
    rank,
    confidence: tell(cases).weights,
    worth,
  };
  const { absent, articles: many } = askTogether(articles, weights);
  const cut = cutAt(absent, FALSE_ANSWERS);
  const odds = (probability: number): number => Math.log(probability / (1 - probability));
  return { ...weights, many: round((odds(cut) - odds(weights.threshold)) / Math.log(many), 3) };
}

/** Every second article asked together: how sure of their own questions, and of those of the other articles. */
function askTogether(ids: readonly string[], weights: Weights) {
  const reading = readingWith(weights.worth);
  const rank = createRank(weights.rank);
  const confidence = createConfidence(weights.confidence);
  const asked = ids.filter((_, i) => i % 2 === 0);
  const articles = new Map([...set.articles].filter(([id]) => asked.includes(id)));
  const everywhere = createEverywhere({ articles, synonyms: [] }, () => reading);
  const own: number[] = [];
  const absent: number[] = [];
  let first = 0;
  for (const question of set.questions.filter(({ article }) => ids.includes(article))) {
    const scope = everywhere.scopeFor(question.text);
    const { query, sentences } = scope.candidates(question.text);
    const ranked = rank(sentences);
    const value = amongMany(confidence(query, ranked), asked.length, weights.many);
    (articles.has(question.article) ? own : absent).push(value);
    if (question.gold.has(scope.passageAt(ranked[0]?.sentence.passage ?? -1)?.id ?? '')) first++;
  }
  return { own, absent, first, articles: asked.length };
}

function confidenceFrom(cases: readonly Case[], signals: readonly string[]) {
  function logistic(some: readonly Case[]): Float64Array {
    return learnToTell(
      some.map(rowOf),
      some.map((one) => one.own),
      signals.length,
    );
  }
  const subject = logistic(cases.filter((one) => one.own || one.wrong));
  const answer = logistic(cases.filter((one) => one.own || !one.wrong));
  const value = (one: Case): number => together(sum(rowOf(one), subject), sum(rowOf(one), answer));
  // Questions with an answer count twice: as many as the two kinds without one.
  const even = cases.flatMap((one) => (one.own ? [one, one] : [one]));
  const scale = learnToTell(
    even.map((one) => Float64Array.of(value(one))),
    even.map((one) => one.own),
    1,
  );
  const [slope = 1, bias = 0] = scale;
  const model = (weights: Float64Array): Logistic => ({
    bias: round(weights.at(-1) ?? 0, 3),
    weights: named(signals, weights),
  });
  return {
    weights: {
      subject: model(subject),
      answer: model(answer),
      scale: { bias: round(bias, 3), slope: round(slope, 3) },
    },
    probability: (one: Case): number => 1 / (1 + Math.exp(-(bias + slope * value(one)))),
  };
}

/** A question put to its own article, to its own without the answer, or to a wrong one. */
interface Case {
  readonly article: string;
  readonly own: boolean;
  readonly wrong: boolean;
  readonly signals: ReturnType<typeof signalsOf>;
}

function casesOf(
  articles: readonly string[],
  questions: readonly Asked[],
  scopes: ReadonlyMap<string, Scope>,
  reading: Reading,
  rank: ReturnType<typeof createRank>,
): Case[] {
  const cases: Case[] = [];
  const without = new Map<string, Scope>();
  for (const question of questions) {
    const { article } = question;
    const wrong = scopes.get(wrongFor(article, articles));
    const put = (scope: Scope | undefined, own: boolean, isWrong: boolean): void => {
      if (!scope) return;
      const { query, sentences } = scope.candidates(question.text);
      const signals = signalsOf(query, rank(sentences));
      if (signals.length === 0) return;
      cases.push({ article, own, wrong: isWrong, signals });
    };
    put(scopes.get(article), true, false);
    put(wrong, false, true);
    put(withoutGold(set, question, reading, without), false, false);
  }
  return cases;
}

/** The next article but six: another of the same half, always the same. */
function wrongFor(article: string, articles: readonly string[]): string {
  return articles[(articles.indexOf(article) + 7) % articles.length] ?? article;
}

function withoutGold(
  from: QuestionSet,
  question: Asked,
  reading: Reading,
  known: Map<string, Scope>,
): Scope | undefined {
  const key = [...question.gold].join(' ');
  const article = from.articles.get(question.article);
  let scope = known.get(key);
  if (!scope && article) {
    const rest = headed(article).filter(({ passage }) => !question.gold.has(passage.id));
    scope = createScope(rest, article.language, reading);
    known.set(key, scope);
  }
  return scope;
}

function report(half: string, articles: readonly string[], weights: Weights): void {
  const reading = readingWith(weights.worth);
  const scopes = scopesOf(set, articles, reading);
  const rank = createRank(weights.rank);
  const confidence = createConfidence(weights.confidence);
  const without = new Map<string, Scope>();
  const values: Record<'own' | 'wrong' | 'without', number[]> = { own: [], wrong: [], without: [] };
  let [first, answered] = [0, 0];
  for (const question of set.questions) {
    const scope = scopes.get(question.article);
    if (!scope) continue;
    const sure = (on: Scope | undefined): { best: RankedSentence | undefined; value: number } => {
      if (!on) return { best: undefined, value: 0 };
      const { query, sentences } = on.candidates(question.text);
      const ranked = rank(sentences);
      return { best: ranked[0], value: confidence(query, ranked) };
    };
    const own = sure(scope);
    values.own.push(own.value);
    values.wrong.push(sure(scopes.get(wrongFor(question.article, articles))).value);
    values.without.push(sure(withoutGold(set, question, reading, without)).value);
    const passage = set.articles.get(question.article)?.passages[own.best?.sentence.passage ?? -1];
    if (!own.best || !passage || !question.gold.has(passage.id)) continue;
    first++;
    const [from, to] = own.best.sentence.span;
    if (question.spans.some(([start, end]) => start >= from && end <= to)) answered++;
  }
  const n = values.own.length / 100;
  const figures = {
    questions: values.own.length,
    'hit@1': first / n,
    'sentence answers': answered / n,
    'AUROC wrong article': auroc(values.own, values.wrong),
    'kept at 5 of 100': reach(values.own, cutAt(values.wrong, FALSE_ANSWERS)),
    'AUROC own without answer': auroc(values.own, values.without),
    'kept at threshold': reach(values.own, weights.threshold),
    'false at threshold, wrong': reach(values.wrong, weights.threshold),
    'false at threshold, without': reach(values.without, weights.threshold),
  };
  const all = askTogether(articles, weights);
  Object.assign(figures, {
    [`of ${all.articles} together: hit@1`]: (100 * all.first) / all.own.length,
    'of these kept at threshold': reach(all.own, weights.threshold),
    'of the others false at threshold': reach(all.absent, weights.threshold),
  });
  const text = Object.entries(figures).map(([name, value]) => `${name} ${round(value, 1)}`);
  process.stdout.write(`${half}: ${text.join(', ')}\n`);
}

function rowOf({ signals }: Case): Float64Array {
  return Float64Array.from(signals, ([, value]) => value);
}

function sum(row: Float64Array, weights: Float64Array): number {
  let total = weights.at(-1) ?? 0;
  for (const [j, value] of row.entries()) total += value * (weights[j] ?? 0);
  return total;
}

function named(names: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, j) => [name, round(weights[j] ?? 0, 3)]));
}

function round(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
