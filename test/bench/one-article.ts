import type { Article } from '../../src/knowledge/article.ts';
import {
  createFootnote,
  createLibrary,
  type Engine,
  type EngineAsk,
  miniSearch,
  miniSearchOfReadme,
  type OpenLibrary,
} from './engines.ts';
import { auroc, cutAt, mean, percent, percentile, reach } from './measure.ts';
import { type Asked, articleOf, type QuestionSet } from './questions.ts';
import { type Row, reportProgress } from './table.ts';

/** Share of the questions put to a wrong article that may be answered, for the column "kept at 5 false". */
const FALSE_ANSWERS = 0.05;

/** Articles without their answers that are kept open; questions come passage by passage. */
const KEPT_OPEN = 50;

/** Puts every question to its own article, to another one, and to its own without the passages that answer. */
export async function measureOneArticle(
  open: OpenLibrary,
  set: QuestionSet,
  ids: readonly string[],
): Promise<Row[]> {
  const rows = [];
  for (const engine of [miniSearch, miniSearchOfReadme, createFootnote(open)]) {
    reportProgress(`one article: ${engine.name}`);
    rows.push(await measureEngine(engine, set, ids));
  }
  return rows;
}

async function measureEngine(engine: Engine, set: QuestionSet, ids: readonly string[]): Promise<Row> {
  const open = new Map<string, EngineAsk>();
  for (const id of ids) {
    const article = set.articles.get(id);
    if (article) open.set(id, await engine.open(createLibrary([article])));
  }
  const openWithout = createOpenWithout(engine, set);
  const places: number[] = [];
  const ms: number[] = [];
  const confidence = { own: [] as number[], wrong: [] as number[], without: [] as number[] };
  const answered = { own: [] as boolean[], wrong: [] as boolean[], without: [] as boolean[] };
  let sentences = 0;

  for (const question of set.questions) {
    const askOwn = open.get(question.article);
    const askWrong = open.get(ids[(ids.indexOf(question.article) + 7) % ids.length] ?? '');
    if (!askOwn || !askWrong) continue;
    const started = performance.now();
    const own = await askOwn(question.text);
    ms.push(performance.now() - started);
    places.push(own.ranking.findIndex((id) => question.gold.has(id)));
    const [from, to] = own.sentence ?? [0, 0];
    if (places.at(-1) === 0 && question.spans.some(([start, end]) => start >= from && end <= to)) sentences++;
    const wrong = await askWrong(question.text);
    const without = await (await openWithout(question))(question.text);
    for (const [kind, reply] of Object.entries({ own, wrong, without }) as [
      keyof typeof answered,
      typeof own,
    ][]) {
      confidence[kind].push(reply.confidence);
      answered[kind].push(reply.isAnswered ?? true);
    }
  }
  const hits = (top: number): string => percent(places, (place) => place >= 0 && place < top);
  const refuses = answered.own.includes(false);
  const share = (flags: readonly boolean[]): string => (refuses ? percent(flags, Boolean) : '');
  return {
    engine: engine.name,
    'hit@1': hits(1),
    'hit@3': hits(3),
    'MRR@10': (100 * mean(places.map((place) => (place >= 0 && place < 10 ? 1 / (place + 1) : 0)))).toFixed(
      1,
    ),
    sentence: sentences > 0 ? ((100 * sentences) / places.length).toFixed(1) : '',
    'AUROC wrong': auroc(confidence.own, confidence.wrong).toFixed(1),
    'kept at 5 false': reach(confidence.own, cutAt(confidence.wrong, FALSE_ANSWERS)).toFixed(1),
    'AUROC without': auroc(confidence.own, confidence.without).toFixed(1),
    answered: share(answered.own),
    'false, wrong': share(answered.wrong),
    'false, without': share(answered.without),
    'p50 ms': percentile(ms, 0.5).toFixed(2),
    'p99 ms': percentile(ms, 0.99).toFixed(2),
  };
}

/** Opens a question's own article without the passages that answer it. */
function createOpenWithout(engine: Engine, set: QuestionSet): (question: Asked) => Promise<EngineAsk> {
  const known = new Map<string, EngineAsk>();
  return async ({ article, gold }) => {
    const key = [...gold].join(' ');
    const ready = known.get(key);
    if (ready) return ready;
    const whole = set.articles.get(article);
    const ask = await engine.open(createLibrary(whole ? [withoutPassages(whole, gold)] : []));
    if (known.size >= KEPT_OPEN) known.clear();
    known.set(key, ask);
    return ask;
  };
}

function withoutPassages({ id, title, passages }: Article, ids: ReadonlySet<string>): Article {
  const left = passages.filter((passage) => !ids.has(passage.id));
  return articleOf(
    id,
    title,
    left.map((passage) => [passage.id, passage.text] as const),
  );
}
