import type { Article, Library } from '../../src/knowledge/article.ts';
import { type ArticleShape, makeArticles } from './distractors.ts';
import { createLibrary, type EngineReply, miniSearch, type OpenLibrary, toReply } from './engines.ts';
import { mean, percent, percentile, reach } from './measure.ts';
import type { Asked, QuestionSet } from './questions.ts';
import { shuffle } from './sample.ts';
import { type Row, reportProgress } from './table.ts';

/** How libraries of one size are measured. */
interface Plan {
  /** Articles in each library. */
  readonly articles: number;
  /** Libraries of this size, each of other articles. */
  readonly libraries: number;
  /** Questions about articles that are there, and as many about absent ones, put to each library at most. */
  readonly questions: number;
  /** Of the former, those that MiniSearch is asked, too: it takes nearly a second for one at 100,000 passages. */
  readonly compared?: number;
  readonly shape?: ArticleShape;
}

const PLANS: readonly Plan[] = [
  { articles: 1, libraries: 12, questions: 50 },
  { articles: 2, libraries: 8, questions: 75 },
  { articles: 4, libraries: 6, questions: 100 },
  { articles: 12, libraries: 4, questions: 150 },
  { articles: 24, libraries: 3, questions: 200 },
  { articles: 72, libraries: 2, questions: 300 },
  { articles: 300, libraries: 1, questions: 600, compared: 300 },
  { articles: 1_000, libraries: 1, questions: 600, compared: 120 },
  { articles: 10_000, libraries: 1, questions: 400, compared: 80, shape: { passages: [10, 10] } },
];

export const SIZES: readonly number[] = PLANS.map(({ articles }) => articles);

/** Of a set's articles, those that a library holds at most: the questions about the others have no answer there. */
const PRESENT = 2 / 3;

/** Shares of answerable questions answered, in percent, that the curve is read at. */
const CURVE = [85, 90, 92, 95];

interface Outcome {
  /** Place of the first passage that answers, from 0; -1 where it is not in the ranking. */
  readonly place: number;
  readonly confidence: number;
  readonly isAnswered: boolean;
}

/** What one library did. Times are in milliseconds. */
interface Measured {
  readonly passages: number;
  readonly own: readonly Outcome[];
  readonly absent: readonly Outcome[];
  /** Of the questions about articles that are there. */
  readonly times: readonly number[];
  readonly build: number;
  readonly reload: number;
  readonly bytes: number;
  readonly compared: { readonly own: readonly Outcome[]; readonly times: readonly number[] };
}

export interface LibraryTables {
  readonly libraries: Row[];
  readonly curve: Row[];
  readonly reliability: Row[];
  /** What the reader has to know of the first table. */
  readonly notes: string;
}

/**
 * Asks libraries of growing size about articles that they hold and about articles that they do not, without
 * naming an article.
 * @param ids the articles asked about
 * @param donors articles whose sentences fill the larger libraries; none of them is asked about
 */
export async function measureLibraries(
  open: OpenLibrary,
  set: QuestionSet,
  ids: readonly string[],
  donors: readonly Article[],
  sizes: readonly number[] = SIZES,
): Promise<LibraryTables> {
  const bySize = new Map<Plan, readonly Measured[]>();
  for (const plan of PLANS) {
    if (!sizes.includes(plan.articles)) continue;
    const measured = [];
    for (let seed = 1; seed <= plan.libraries; seed++) {
      reportProgress(`${plan.articles} articles, library ${seed} of ${plan.libraries}`);
      measured.push(await measureLibrary(open, plan, seed, set, ids, donors));
    }
    bySize.set(plan, measured);
  }
  return {
    libraries: [...bySize].map(([plan, measured]) => libraryRow(plan, measured)),
    curve: [...bySize].map(([plan, measured]) => curveRow(plan, measured)),
    reliability: reliabilityRows([...bySize.values()].flat()),
    notes: [
      '*wrongly answered*: of as many questions about articles that are not in the library. *memory* is without the articles, *reload* from the saved index. MiniSearch has its defaults.',
      ...[...bySize].flatMap(([plan, measured]) => comparisonNote(plan, measured) ?? []),
    ].join(' '),
  };
}

async function measureLibrary(
  open: OpenLibrary,
  plan: Plan,
  seed: number,
  set: QuestionSet,
  ids: readonly string[],
  donors: readonly Article[],
): Promise<Measured> {
  const order = shuffle(ids, seed * 1_009 + plan.articles);
  const present = new Set(
    order.slice(0, Math.max(1, Math.min(plan.articles, Math.floor(ids.length * PRESENT)))),
  );
  const real = [...present].flatMap((id) => set.articles.get(id) ?? []);
  const pool = [...donors, ...ids.flatMap((id) => set.articles.get(id) ?? [])];
  const made = makeArticles(donors, pool, plan.articles - real.length, seed, plan.shape);
  const library = createLibrary([...real, ...made]);
  const questions = shuffle(set.questions, seed);
  const own = questions.filter(({ article }) => present.has(article)).slice(0, plan.questions);
  const absent = questions
    .filter(({ article }) => ids.includes(article) && !present.has(article))
    .slice(0, plan.questions);

  const measured = await measureFootnote(open, library, own, absent);
  const compared = own.slice(0, plan.compared ?? plan.questions);
  const askMiniSearch = await miniSearch.open(library);
  for (const { text } of absent.slice(0, 3)) await askMiniSearch(text);
  const passages = Array.from(library.articles.values(), (article) => article.passages.length);
  return {
    ...measured,
    passages: passages.reduce((sum, count) => sum + count, 0),
    compared: await askAll(askMiniSearch, compared),
  };
}

async function measureFootnote(
  open: OpenLibrary,
  library: Library,
  own: readonly Asked[],
  absent: readonly Asked[],
) {
  const before = readMemory();
  let started = performance.now();
  let saved: Uint8Array = new Uint8Array();
  const ask = await open(library, {
    keep: (index) => {
      saved = Buffer.from(index);
    },
  });
  await ask({ text: own[0]?.text ?? '' });
  const build = performance.now() - started;

  const reply = async (text: string): Promise<EngineReply> => toReply(await ask({ text }));
  // These warm up the code that the others are timed on.
  const absentOutcomes = await askAll(reply, absent);
  const { own: ownOutcomes, times } = await askAll(reply, own);
  const bytes = readMemory() - before - saved.byteLength;

  started = performance.now();
  const askAgain = await open(library, { saved });
  await askAgain({ text: own[0]?.text ?? '' });
  const reload = performance.now() - started;
  return { own: ownOutcomes, absent: absentOutcomes.own, times, build, reload, bytes };
}

async function askAll(
  ask: (question: string) => Promise<EngineReply>,
  questions: readonly Asked[],
): Promise<{ own: Outcome[]; times: number[] }> {
  const own: Outcome[] = [];
  const times: number[] = [];
  for (const { text, gold } of questions) {
    const started = performance.now();
    const { ranking, confidence, isAnswered = true } = await ask(text);
    times.push(performance.now() - started);
    own.push({ place: ranking.findIndex((id) => gold.has(id)), confidence, isAnswered });
  }
  return { own, times };
}

function libraryRow({ articles }: Plan, measured: readonly Measured[]): Row {
  const own = measured.flatMap((one) => one.own);
  const absent = measured.flatMap((one) => one.absent);
  const compared = measured.flatMap((one) => one.compared.own);
  const average = (value: (one: Measured) => number): number => mean(measured.map(value));
  const quantile = (times: (one: Measured) => readonly number[], share: number): string =>
    percentile(measured.flatMap(times), share).toFixed(2);
  const within = (outcomes: readonly Outcome[], top: number): string =>
    percent(outcomes, ({ place }) => place >= 0 && place < top);
  return {
    articles: articles.toLocaleString('en'),
    passages: Math.round(average(({ passages }) => passages)).toLocaleString('en'),
    'hit@1': within(own, 1),
    'hit@3': within(own, 3),
    answered: percent(own, ({ isAnswered }) => isAnswered),
    'right if answered': percent(
      own.filter(({ isAnswered }) => isAnswered),
      ({ place }) => place === 0,
    ),
    'wrongly answered': percent(absent, ({ isAnswered }) => isAnswered),
    'p50 ms': quantile(({ times }) => times, 0.5),
    'p99 ms': quantile(({ times }) => times, 0.99),
    'memory MB': average(({ bytes }) => bytes / 1e6).toFixed(1),
    'build s': average(({ build }) => build / 1_000).toFixed(2),
    'reload s': average(({ reload }) => reload / 1_000).toFixed(2),
    'MiniSearch hit@1': within(compared, 1),
    'MiniSearch hit@3': within(compared, 3),
    'MiniSearch p50 ms': quantile(({ compared: { times } }) => times, 0.5),
    'MiniSearch p99 ms': quantile(({ compared: { times } }) => times, 0.99),
  };
}

/** Says where MiniSearch was asked only the first of the questions, and how Footnote did on these. */
function comparisonNote(
  { articles, questions, compared }: Plan,
  measured: readonly Measured[],
): string | undefined {
  if (compared === undefined || compared >= questions) return undefined;
  const same = measured.flatMap((one) => one.own.slice(0, one.compared.own.length));
  const hits = percent(same, ({ place }) => place === 0);
  return `At ${articles.toLocaleString('en')} articles it was asked ${same.length} of the questions; Footnote's hit@1 on these is ${hits}.`;
}

/** How many questions about absent articles are answered at the confidence that a share of the others reaches. */
function curveRow({ articles }: Plan, measured: readonly Measured[]): Row {
  const confidences = (kind: 'own' | 'absent'): number[] =>
    measured.flatMap((one) => one[kind].map(({ confidence }) => confidence));
  const own = confidences('own');
  const absent = confidences('absent');
  const row: Record<string, string> = { articles: articles.toLocaleString('en') };
  for (const share of CURVE) {
    const threshold = percentile(own, 1 - share / 100);
    row[`at ${share} answered`] = absent.length > 0 ? reach(absent, threshold).toFixed(1) : '';
  }
  return row;
}

/** Of every library as many questions about absent articles as about its own. */
function reliabilityRows(measured: readonly Measured[]): Row[] {
  const pooled = measured.flatMap(({ own, absent }) => {
    const count = Math.min(own.length, absent.length);
    return [...own.slice(0, count), ...absent.slice(0, count)];
  });
  return Array.from({ length: 10 }, (_, decile) => {
    const inDecile = pooled.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === decile);
    return {
      confidence: `${decile / 10}–${(decile + 1) / 10}`,
      answers: inDecile.length.toLocaleString('en'),
      'mean confidence':
        inDecile.length > 0 ? (100 * mean(inDecile.map((one) => one.confidence))).toFixed(1) : '',
      right: percent(inDecile, ({ place }) => place === 0),
    };
  });
}

/** Bytes in use on the heap and outside of it, typed arrays included; exact where Node runs with --expose-gc. */
function readMemory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
