/**
 * Measures the ranking beside MiniSearch as it is: `node --import tsx test/bench/bench.ts [SET.json …]`.
 * Without a set of questions only the cost is measured, on made-up articles.
 */
import { weights } from '../../src/answer/rank/weights.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { costs } from './cost.ts';
import { type Engine, engines } from './engines.ts';
import { auroc, cutAt, mean, percentile, reach } from './measure.ts';
import { type Asked, articleOf, halves, type QuestionSet, readQuestions } from './questions.ts';
import { print } from './table.ts';

const sets = process.argv.slice(2).map(readQuestions);
for (const set of sets) {
  // Of the set that the weights were learnt from, only the half that was kept back.
  const { check } = halves(set.articles.keys());
  const articles = set.name === weights.learnedFrom ? check : [...set.articles.keys()];
  const rows = [];
  for (const engine of engines) rows.push(await measure(engine, set, articles));
  print(`${set.name}, ${articles.length} articles`, rows);
}
print('Cost', await costs(sets[0]));

async function measure(
  engine: Engine,
  set: QuestionSet,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const opened = new Map<string, ReturnType<Engine['open']>>();
  for (const id of ids) opened.set(id, engine.open(articleIn(set, id)));
  const without = new Map<string, ReturnType<Engine['open']>>();
  const [places, ms, own, wrong, gone]: [number[], number[], number[], number[], number[]] = [
    [],
    [],
    [],
    [],
    [],
  ];
  const [kept, falsely, falselyGone]: [boolean[], boolean[], boolean[]] = [[], [], []];
  let sentences = 0;

  for (const question of set.questions) {
    const ask = opened.get(question.article);
    const other = ids[(ids.indexOf(question.article) + 7) % ids.length] ?? '';
    const askOther = opened.get(other);
    if (!ask || !askOther) continue;
    const started = performance.now();
    const reply = await ask(question.text);
    ms.push(performance.now() - started);
    places.push(reply.ranking.findIndex((id) => question.gold.has(id)));
    own.push(reply.sure);
    kept.push(reply.answered ?? true);
    const [from, to] = reply.sentence ?? [0, 0];
    const first = question.gold.has(reply.ranking[0] ?? '');
    if (first && question.spans.some(([start, end]) => start >= from && end <= to)) sentences++;
    const elsewhere = await askOther(question.text);
    wrong.push(elsewhere.sure);
    falsely.push(elsewhere.answered ?? true);
    const left = await openWithout(engine, set, question, without)(question.text);
    gone.push(left.sure);
    falselyGone.push(left.answered ?? true);
  }
  const share = (flags: readonly boolean[]): number =>
    (100 * flags.filter(Boolean).length) / Math.max(1, flags.length);
  const within = (top: number): number => share(places.map((place) => place >= 0 && place < top));
  const tells = kept.some((answered) => !answered);
  return {
    engine: engine.name,
    'hit@1': within(1).toFixed(1),
    'hit@3': within(3).toFixed(1),
    'MRR@10': (100 * mean(places.map((place) => (place >= 0 && place < 10 ? 1 / (place + 1) : 0)))).toFixed(
      1,
    ),
    sentence: sentences > 0 ? ((100 * sentences) / places.length).toFixed(1) : '',
    'AUROC wrong': auroc(own, wrong).toFixed(1),
    'kept at 5 false': reach(own, cutAt(wrong, 0.05)).toFixed(1),
    'AUROC without': auroc(own, gone).toFixed(1),
    kept: tells ? share(kept).toFixed(1) : '',
    'false, wrong': tells ? share(falsely).toFixed(1) : '',
    'false, without': tells ? share(falselyGone).toFixed(1) : '',
    'p50 ms': percentile(ms, 0.5).toFixed(2),
    'p99 ms': percentile(ms, 0.99).toFixed(2),
  };
}

function articleIn(set: QuestionSet, id: string): Article {
  return set.articles.get(id) ?? articleOf(id, id, []);
}

/** The question's own article without the passages that answer it. */
function openWithout(
  engine: Engine,
  set: QuestionSet,
  { article, gold }: Asked,
  known: Map<string, ReturnType<Engine['open']>>,
): ReturnType<Engine['open']> {
  const key = [...gold].join(' ');
  const ready = known.get(key);
  if (ready) return ready;
  const whole = articleIn(set, article);
  const texts = whole.passages.filter(({ id }) => !gold.has(id)).map(({ id, text }) => [id, text] as const);
  const made = engine.open(articleOf(article, whole.title, texts));
  // Questions come passage by passage: older ones are not needed again.
  if (known.size > 50) known.clear();
  known.set(key, made);
  return made;
}
