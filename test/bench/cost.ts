import { createAsk } from '../../src/answer/answer.ts';
import type { Article, Library } from '../../src/knowledge/article.ts';
import { randomFrom } from './learn.ts';
import { percentile } from './measure.ts';
import { articleOf, type QuestionSet } from './questions.ts';

const SIZES = [1, 1_000, 100_000];
const PER_ARTICLE = 30;
const QUESTIONS = 300;

/** What a library of each size costs to be asked, within one article and over all. */
export async function costs(set: QuestionSet | undefined): Promise<Record<string, string>[]> {
  const rows = [];
  for (const size of SIZES) rows.push(await cost(libraryOf(size, set), size, questionsOf(set)));
  return rows;
}

async function cost(
  library: Library,
  size: number,
  questions: readonly string[],
): Promise<Record<string, string>> {
  const first = library.articles.keys().next().value ?? '';
  const before = heap();
  let started = performance.now();
  // Kept outside the heap that is measured, as a file would be.
  let saved = Buffer.alloc(0);
  const ask = await createAsk(library, {
    keep: (text) => {
      saved = Buffer.from(text);
    },
  });
  await ask({ text: questions[0] ?? '' });
  const build = performance.now() - started;
  const memory = heap() - before;
  const all = await times(questions, (text) => ask({ text }));
  const one = await times(questions, (text) => ask({ text, article: first }));
  started = performance.now();
  const again = await createAsk(library, { saved: saved.toString() });
  await again({ text: questions[1] ?? '' });
  const reload = performance.now() - started;
  return {
    passages: String(size),
    'build s': (build / 1_000).toFixed(2),
    'heap MB': memory.toFixed(0),
    'all p50 ms': percentile(all, 0.5).toFixed(2),
    'all p99 ms': percentile(all, 0.99).toFixed(2),
    'one p50 ms': percentile(one, 0.5).toFixed(2),
    'one p99 ms': percentile(one, 0.99).toFixed(2),
    'saved MB': (saved.length / 1e6).toFixed(1),
    'reload s': (reload / 1_000).toFixed(2),
  };
}

async function times(
  questions: readonly string[],
  ask: (text: string) => Promise<unknown>,
): Promise<number[]> {
  for (const text of questions.slice(0, 50)) await ask(text);
  const ms = [];
  for (const text of questions) {
    const started = performance.now();
    await ask(text);
    ms.push(performance.now() - started);
  }
  return ms;
}

/** Memory in use in MB; exact where node runs with --expose-gc. */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Articles of passages drawn from the set, or of made-up words; the same in every run. */
function libraryOf(size: number, set: QuestionSet | undefined): Library {
  const random = randomFrom(size);
  const texts = set
    ? [...set.articles.values()].flatMap(({ passages }) => passages.map(({ text }) => text))
    : madeUp();
  const articles = new Map<string, Article>();
  for (let n = 0; n * PER_ARTICLE < size; n++) {
    const id = `article${n}`;
    const passages = Array.from({ length: Math.min(PER_ARTICLE, size - n * PER_ARTICLE) }, (_, i) => {
      const draw = (): string => texts[Math.floor(random() * texts.length)] ?? '';
      // Half of one passage and half of another, so that no two articles are alike.
      const [a, b] = [draw(), draw()];
      return [`${id}#${i}`, `${a.slice(0, a.length / 2).trim()} ${b.slice(b.length / 2).trim()}`] as const;
    });
    articles.set(id, articleOf(id, `Article ${n}`, passages));
  }
  return { articles, synonyms: [] };
}

function questionsOf(set: QuestionSet | undefined): string[] {
  if (set) {
    const step = Math.max(1, Math.floor(set.questions.length / QUESTIONS));
    return set.questions.filter((_, i) => i % step === 0).map(({ text }) => text);
  }
  return madeUp(2)
    .slice(0, QUESTIONS)
    .map((text) => `What ${text.slice(0, 60)}?`);
}

/** Texts of made-up words, common and rare as words are. */
function madeUp(seed = 1): string[] {
  const random = randomFrom(seed);
  const word = (): string => `w${Math.floor(20_000 ** random())}x`;
  const sentence = (): string => `The ${Array.from({ length: 12 }, word).join(' ')}.`;
  return Array.from({ length: 1_500 }, () => Array.from({ length: 5 }, sentence).join(' '));
}
