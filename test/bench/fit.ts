/**
 * Learns the weights from a set of questions: `npm run fit -- [SET.json]`, without a set from the shipped one. Learns
 * from half of the articles, writes `data/half-weights.json` for the benchmark, and reports on the other half; with
 * `all`, learns from all of them and writes `src/answer/rank/weights.json`. The same set gives the same weights.
 */
import { writeFileSync } from 'node:fs';
import type { Retrieval } from '../../src/answer/rank/article-index.ts';
import {
  type ConfidenceWeights,
  combineLogits,
  createConfidence,
  interpolate,
  type Logistic,
  signalsOf,
} from '../../src/answer/rank/confidence.ts';
import type { LanguageProfile } from '../../src/answer/rank/language-profile.ts';
import { createLibraryIndex } from '../../src/answer/rank/library-index.ts';
import { createPassageCache } from '../../src/answer/rank/passage-cache.ts';
import { createRank, type RankWeights } from '../../src/answer/rank/rank.ts';
import type { Weights } from '../../src/answer/rank/weights.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { type ArticleShape, makeArticles } from './distractors.ts';
import { choiceOf, profileWith, retrieveFrom, termValuesOf } from './examples.ts';
import { learnScale, learnToRank, learnToTell } from './learn.ts';
import { createFaqPages, cutArticle, withHeadings } from './material.ts';
import { auroc, cutAt, reach } from './measure.ts';
import { type Asked, halves, readQuestions } from './questions.ts';
import { shuffle } from './sample.ts';

interface LibraryPlan {
  /** Real articles that are asked about, and articles in all. */
  readonly asked: number;
  readonly articles: number;
  /** How many such libraries, and questions of each kind to each. */
  readonly times: number;
  readonly questions: number;
  readonly shape?: ArticleShape;
}

/** Libraries to learn from. */
const LIBRARIES: readonly LibraryPlan[] = [
  { asked: 1, articles: 2, times: 6, questions: 200 },
  { asked: 2, articles: 4, times: 4, questions: 300 },
  { asked: 4, articles: 8, times: 3, questions: 400 },
  { asked: 8, articles: 12, times: 2, questions: 600 },
  { asked: 8, articles: 24, times: 3, questions: 600 },
  { asked: 8, articles: 72, times: 3, questions: 600 },
  { asked: 8, articles: 300, times: 2, questions: 600 },
  { asked: 8, articles: 1_000, times: 1, questions: 600 },
  { asked: 8, articles: 10_000, times: 1, questions: 900, shape: { passages: [10, 10] } },
];

/** Questions about absent articles that may be answered, in libraries of this size and more; the threshold follows. */
const WRONGLY_ANSWERED = 0.045;
const MIN_ARTICLES = 8;
const FOLDS = 4;

const args = process.argv.slice(2);
const set = readQuestions(args.find((arg) => arg !== 'all'));
const { fit, check } = halves(set.articles.keys());

type Kind = 'own' | 'absent' | 'removed';
const KINDS: readonly Kind[] = ['own', 'absent', 'removed'];

/** A question put to what answers it, to what lacks its article, or to what lacks the passages that answer it. */
interface Case {
  readonly kind: Kind;
  /** What it was put to, for the report. */
  readonly group: string;
  readonly article: string;
  readonly question: Asked;
  readonly retrieval: Retrieval;
}

/** A case as the confidence sees it. */
interface Judged extends Omit<Case, 'retrieval'> {
  readonly row: Float64Array;
  /** Whether the first passage answers. */
  readonly isRight: boolean;
}

/** Names of the signals, in the order of a row. */
let names: readonly string[] = [];

const isAll = args.includes('all');
const learned = await learn(isAll ? [...set.articles.keys()].sort() : fit);
const target = isAll ? '../../src/answer/rank/weights.json' : 'data/half-weights.json';
writeFileSync(new URL(target, import.meta.url), `${JSON.stringify(learned, null, 2)}\n`);
if (!isAll) await report(check, fit, learned);

async function learn(ids: readonly string[]): Promise<Weights> {
  const termValues = termValuesOf(set, new Set(ids));
  const profile = profileWith(termValues);
  // Cases are made twice, since all of them at once would fill the memory.
  const rank = await rankFrom(articleCases(ids, profile, ['own']));
  const libraryRank = await rankFrom(libraryCases(ids, [], profile, ['own']));
  const article = confidenceFrom(await judge(articleCases(ids, profile), rank), ids);
  const library = confidenceFrom(await judge(libraryCases(ids, [], profile), libraryRank), ids);
  const threshold = round(cutAt(library.absent, WRONGLY_ANSWERED), 3);
  return {
    learnedFrom: set.name,
    threshold,
    rank,
    libraryRank,
    confidence: article.weights,
    libraryConfidence: library.weights,
    termValues,
  };
}

/** Questions put to one article each: as it is, with headings, as FAQ pages, and cut to a few passages. */
function* articleCases(
  ids: readonly string[],
  profile: LanguageProfile,
  kinds: readonly Kind[] = KINDS,
): Generator<Case> {
  function* put(group: string, own: Article, wrong: Article | undefined, questions: readonly Asked[]) {
    const of = (kind: Kind, question: Asked, retrieval: Retrieval): Case => ({
      kind,
      group,
      article: own.id,
      question,
      retrieval,
    });
    const retrieve = retrieveFrom(own, profile);
    const retrieveWrong = wrong && retrieveFrom(wrong, profile);
    const removed = new Map<string, ReturnType<typeof retrieveFrom>>();
    for (const question of questions) {
      const { text, gold } = question;
      yield of('own', question, retrieve(text));
      if (retrieveWrong && kinds.includes('absent')) yield of('absent', question, retrieveWrong(text));
      if (!kinds.includes('removed')) continue;
      const rest = own.passages.filter(({ id }) => !gold.has(id));
      if (rest.length === 0 || rest.length === own.passages.length) continue;
      const key = [...gold].join(' ');
      const without = removed.get(key) ?? retrieveFrom({ ...own, passages: rest }, profile);
      removed.set(key, without);
      yield of('removed', question, without(text));
    }
  }
  const article = (id: string): Article => set.articles.get(id) as Article;
  for (const [i, id] of ids.entries()) {
    const wrong = article(ids[(i + 7) % ids.length] ?? id);
    const questions = set.questions.filter((question) => question.article === id);
    yield* put('article', article(id), wrong, questions);
    yield* put('headings', withHeadings(article(id)), withHeadings(wrong), every(questions, 3));
    for (const [n, question] of every(questions, 8).entries()) {
      const size = [1, 2, 5][n % 3] as number;
      const [gold = ''] = question.gold;
      yield* put('small', cutArticle(article(id), gold, size), cutArticle(wrong, '', size), [question]);
    }
  }
  const { articles, questions } = createFaqPages(set, ids, 1);
  const pages = [...articles.values()];
  for (const [i, page] of pages.entries()) {
    const own = questions.filter((question) => question.article === page.id);
    const wrong = pages[(i + 17) % pages.length];
    yield* put(
      'faq, heading',
      page,
      wrong,
      own.filter(({ isHeading }) => isHeading),
    );
    yield* put(
      'faq, other words',
      page,
      wrong,
      own.filter(({ isHeading }) => !isHeading),
    );
  }
}

/** Questions put to libraries of many sizes, of the given articles, real ones beside them, and distractors. */
async function* libraryCases(
  ids: readonly string[],
  beside: readonly string[],
  profile: LanguageProfile,
  kinds: readonly Kind[] = KINDS,
): AsyncGenerator<Case> {
  const passages = createPassageCache();
  const faq = createFaqPages(set, ids, 2);
  const articles = (some: readonly string[]): Article[] => some.map((id) => set.articles.get(id) as Article);
  for (const { asked, articles: size, times, questions: limit, shape } of LIBRARIES) {
    for (let seed = 1; seed <= times; seed++) {
      const order = shuffle(ids, seed * 7_919 + size);
      const real = size >= 24 ? Math.max(asked, Math.round(ids.length / 3)) : asked;
      const inside = order.slice(0, Math.min(real, size));
      const third = Math.round(ids.length / 3);
      // Where there are others, they are real neighbors and donors, and no article is lost to that.
      const donors = beside.length > 0 ? beside : order.slice(-third);
      const outside = order.slice(inside.length).filter((id) => !donors.includes(id));
      const near = shuffle(donors, seed).slice(
        0,
        Math.min(size - inside.length, size <= 12 ? size : third >> 1),
      );
      const asFaq = inside.filter((_, i) => size > 2 && i % 3 === 1);
      const faqArticles = [...faq.articles.values()].filter(({ id }) =>
        asFaq.some((one) => id.startsWith(`${one}-faq`)),
      );
      const count = size - inside.length - near.length;
      const distractors = makeArticles(articles(donors), articles(ids), count, seed, shape);
      const all = [
        ...articles(inside.filter((id) => !asFaq.includes(id))).map((article, i) =>
          i % 3 === 2 ? withHeadings(article) : article,
        ),
        ...articles(near),
        ...faqArticles,
        ...distractors,
      ];
      const library = { articles: new Map(all.map((article) => [article.id, article])), synonyms: [] };
      const { retrieve } = await createLibraryIndex(library, { profileOf: () => profile, passages });
      const put = (question: Asked, kind: Kind, group = `${size}`): Case => {
        const retrieval = retrieve(question.text, kind === 'removed' ? question.gold : undefined);
        return { kind, group, article: question.article.replace(/-faq\d+$/, ''), question, retrieval };
      };
      const questions = shuffle(set.questions, seed + 5);
      // The same passage may stand in a FAQ page too: those articles are asked by their headings alone.
      const own = questions
        .filter(({ article }) => inside.includes(article) && !asFaq.includes(article))
        .slice(0, limit);
      const absent = questions.filter(({ article }) => outside.includes(article)).slice(0, limit);
      for (const question of own) yield put(question, 'own');
      if (kinds.includes('absent')) for (const question of absent) yield put(question, 'absent');
      if (kinds.includes('removed'))
        for (const question of own.slice(0, limit >> 1)) yield put(question, 'removed');
      const pages = new Set(faqArticles.map(({ id }) => id));
      const headings = shuffle(faq.questions, seed).filter(({ article }) => pages.has(article));
      for (const question of headings.slice(0, limit >> 1))
        yield put(question, 'own', `faq in ${size}, ${question.isHeading ? 'heading' : 'other words'}`);
    }
  }
}

async function rankFrom(cases: Iterable<Case> | AsyncIterable<Case>): Promise<RankWeights> {
  const choices = [];
  for await (const { question, retrieval } of cases) choices.push(choiceOf(question, retrieval));
  const names = choices.find((choice) => choice.names.length > 0)?.names ?? [];
  return named(names, learnToRank(choices, names.length));
}

async function judge(cases: Iterable<Case> | AsyncIterable<Case>, weights: RankWeights): Promise<Judged[]> {
  const rank = createRank(weights);
  const judged: Judged[] = [];
  for await (const { retrieval, ...one } of cases) {
    const { query, candidates, passageAt, signals: signalsIn } = retrieval;
    const ranked = rank(candidates);
    const signals = signalsOf(query, ranked, signalsIn?.(ranked));
    if (signals.length === 0 || !query.units.some(({ found }) => found)) continue;
    names = signals.map(([name]) => name);
    const first = passageAt(ranked[0]?.sentence.passage ?? -1)?.id ?? '';
    const isRight = one.kind === 'own' && one.question.gold.has(first);
    judged.push({ ...one, row: Float64Array.from(signals, ([, value]) => value), isRight });
  }
  return judged;
}

function confidenceFrom(judged: readonly Judged[], ids: readonly string[]) {
  const signals = names;
  const fold = ({ article }: Judged): number => ids.indexOf(article.replace(/-faq\d+$/, '')) % FOLDS;
  // Scale and threshold are chosen on articles that the models were not fitted on.
  const values = new Map<Judged, number>();
  for (let n = 0; n < FOLDS; n++) {
    const model = modelsFrom(judged.filter((one) => fold(one) !== n));
    for (const one of judged) if (fold(one) === n) values.set(one, model.value(one.row));
  }
  const outOfFold = (one: Judged): number => values.get(one) ?? 0;
  // Every second question has an answer, whatever the material's mix.
  const own = judged.filter(({ kind }) => kind === 'own');
  const absent = judged.filter(({ kind }) => kind === 'absent');
  const even = [...own, ...Array.from({ length: own.length }, (_, i) => absent[i % absent.length] as Judged)];
  const scale = learnScale(
    even.map(outOfFold),
    even.map(({ isRight }) => isRight),
  );
  const { subject, answer } = modelsFrom(judged);
  const weights: ConfidenceWeights = {
    subject: logistic(subject, signals),
    answer: logistic(answer, signals),
    scale: scaleFrom(scale),
  };
  const large = absent.filter(({ group }) => Number(group) >= MIN_ARTICLES);
  return { weights, absent: large.map((one) => interpolate(weights.scale, outOfFold(one))) };
}

/** Adds the ends beyond which nothing is known; values are logarithms of shares, so none is above 0. */
function scaleFrom(points: readonly (readonly [value: number, share: number])[]): number[][] {
  const [lowest = 0] = points[0] ?? [];
  const [, most = 0] = points.at(-1) ?? [];
  const all = [[2 * lowest, 0], ...points, [0, Math.min(1, most + 0.01)]];
  return all.map(([value = 0, share = 0]) => [round(value, 4), round(share, 4)]);
}

function modelsFrom(judged: readonly Judged[]) {
  const tell = (some: readonly Judged[]): Float64Array =>
    learnToTell(
      some.map(({ row }) => row),
      some.map(({ kind }) => kind === 'own'),
      names.length,
    );
  const subject = tell(judged.filter(({ kind }) => kind !== 'removed'));
  const answer = tell(judged.filter(({ kind }) => kind !== 'absent'));
  const value = (row: Float64Array): number => combineLogits(sum(row, subject), sum(row, answer));
  return { subject, answer, value };
}

async function report(ids: readonly string[], beside: readonly string[], weights: Weights): Promise<void> {
  const profile = profileWith(weights.termValues);
  await tell(articleCases(ids, profile), weights.rank, weights.confidence, weights.threshold);
  const cases = libraryCases(ids, beside, profile);
  await tell(cases, weights.libraryRank, weights.libraryConfidence, weights.threshold);
}

interface Result extends Pick<Case, 'kind' | 'group'> {
  /** Place of the first passage that answers, from 0; -1 where none is found. */
  readonly place: number;
  readonly isSentence: boolean;
  readonly value: number;
}

async function tell(
  cases: Iterable<Case> | AsyncIterable<Case>,
  rankWeights: RankWeights,
  confidenceWeights: ConfidenceWeights,
  threshold: number,
): Promise<void> {
  const rank = createRank(rankWeights);
  const confidence = createConfidence(confidenceWeights);
  const results: Result[] = [];
  for await (const { kind, group, question, retrieval } of cases) {
    const ranked = rank(retrieval.candidates);
    const passages = [
      ...new Set(ranked.map(({ sentence }) => retrieval.passageAt(sentence.passage)?.id ?? '')),
    ];
    const place = passages.findIndex((id) => question.gold.has(id));
    const [from, to] = ranked[0]?.sentence.span ?? [0, 0];
    const isSentence = place === 0 && question.spans.some(([start, end]) => start >= from && end <= to);
    const value = confidence(retrieval.query, ranked, retrieval.signals?.(ranked));
    results.push({ kind, group, place, isSentence, value });
  }
  for (const group of new Set(results.map((one) => one.group))) {
    const of = (kind: Kind) => results.filter((one) => one.kind === kind && one.group === group);
    const [own, absent, removed] = [of('own'), of('absent'), of('removed')];
    const share = (some: readonly unknown[]): number => (100 * some.length) / own.length;
    const valuesOf = (some: typeof own): number[] => some.map(({ value }) => value);
    const figures = {
      questions: own.length,
      'hit@1': share(own.filter(({ place }) => place === 0)),
      'hit@3': share(own.filter(({ place }) => place >= 0 && place < 3)),
      sentence: share(own.filter(({ isSentence }) => isSentence)),
      answered: reach(valuesOf(own), threshold),
      'answered, right': share(own.filter(({ place, value }) => place === 0 && value >= threshold)),
      absent: reach(valuesOf(absent), threshold),
      removed: reach(valuesOf(removed), threshold),
      ...(absent.length > 0 && { AUROC: auroc(valuesOf(own), valuesOf(absent)) }),
      ...(absent.length > 0 && {
        curve: [85, 90, 92, 95]
          .map((answered) => {
            const cut = cutAt(valuesOf(own), answered / 100);
            return reach(valuesOf(absent), cut).toFixed(1);
          })
          .join('/'),
      }),
    };
    const text = Object.entries(figures).map(
      ([name, value]) => `${name} ${typeof value === 'number' ? round(value, 1) : value}`,
    );
    process.stdout.write(`${group}: ${text.join(', ')}\n`);
  }
}

function logistic(weights: Float64Array, signals: readonly string[]): Logistic {
  return { bias: round(weights.at(-1) ?? 0, 3), weights: named(signals, weights) };
}

function sum(row: Float64Array, weights: Float64Array): number {
  let total = weights.at(-1) ?? 0;
  for (const [j, value] of row.entries()) total += value * (weights[j] ?? 0);
  return total;
}

function named(keys: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(keys.map((name, j) => [name, round(weights[j] ?? 0, 3)]));
}

function every<T>(some: readonly T[], step: number): T[] {
  return some.filter((_, i) => i % step === 0);
}

function round(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
