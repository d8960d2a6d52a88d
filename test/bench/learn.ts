/** One choice to learn from: rows of features, and which of them are right. */
export interface Choice {
  readonly rows: readonly Float64Array[];
  /** Rows in the right passage, and rows that hold the answer itself. */
  readonly passage: readonly number[];
  readonly answer: readonly number[];
}

/** Of the loss, what counts for the very sentence; the rest counts for its passage. */
const SENTENCE = 0.7;

/** Mean and spread of every feature: weights are learned for features brought to one scale. */
export function scaleOf(
  rows: Iterable<Float64Array>,
  size: number,
): { mean: Float64Array; spread: Float64Array } {
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  let n = 0;
  for (const row of rows) {
    n++;
    for (let j = 0; j < size; j++) {
      const x = row[j] ?? 0;
      mean[j] = (mean[j] ?? 0) + x;
      square[j] = (square[j] ?? 0) + x * x;
    }
  }
  const spread = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const m = (mean[j] ?? 0) / Math.max(1, n);
    mean[j] = m;
    spread[j] = Math.max(0.05, Math.sqrt(Math.max(0, (square[j] ?? 0) / Math.max(1, n) - m * m)));
  }
  return { mean, spread };
}

/** Weights under which a softmax over each choice's rows most likely picks a right one. */
export function learnToRank(choices: readonly Choice[], size: number, rounds = 8): Float64Array {
  const usable = choices.filter((choice) => choice.passage.length > 0);
  const { spread } = scaleOf(
    usable.flatMap((choice) => choice.rows),
    size,
  );
  const step = adam(size, 0.02, 1e-5, rounds * Math.ceil(usable.length / 32));
  const gradient = new Float64Array(size);
  for (const batch of batches(usable, rounds)) {
    gradient.fill(0);
    for (const { rows, passage, answer } of batch) {
      const scores = Float64Array.from(rows, (row) => dot(row, step.weights, spread));
      const top = Math.max(...scores);
      const e = scores.map((score) => Math.exp(score - top));
      const sum = (places: readonly number[]): number => places.reduce((s, i) => s + (e[i] ?? 0), 0);
      const all = e.reduce((s, x) => s + x, 0);
      const pull = e.map((x) => x / all);
      const answers = answer.length > 0 ? answer : passage;
      for (const i of passage) pull[i] = (pull[i] ?? 0) - ((1 - SENTENCE) * (e[i] ?? 0)) / sum(passage);
      for (const i of answers) pull[i] = (pull[i] ?? 0) - (SENTENCE * (e[i] ?? 0)) / sum(answers);
      for (const [i, row] of rows.entries()) add(gradient, row, spread, (pull[i] ?? 0) / batch.length);
    }
    step.take(gradient);
  }
  return step.weights.map((weight, j) => weight / (spread[j] ?? 1));
}

/** Logistic regression; the bias comes last. */
export function learnToTell(
  rows: readonly Float64Array[],
  labels: readonly boolean[],
  size: number,
  rounds = 12,
): Float64Array {
  const { mean, spread } = scaleOf(rows, size);
  const centred = rows.map((row) =>
    Float64Array.from({ length: size + 1 }, (_, j) => (j < size ? (row[j] ?? 0) - (mean[j] ?? 0) : 1)),
  );
  const scale = Float64Array.from({ length: size + 1 }, (_, j) => spread[j] ?? 1);
  const examples = centred.map((row, i) => ({ row, label: labels[i] ? 1 : 0 }));
  const step = adam(size + 1, 0.02, 1e-4, rounds * Math.ceil(examples.length / 64));
  const gradient = new Float64Array(size + 1);
  for (const batch of batches(examples, rounds, 64)) {
    gradient.fill(0);
    for (const { row, label } of batch) {
      const error = 1 / (1 + Math.exp(-dot(row, step.weights, scale))) - label;
      add(gradient, row, scale, error / batch.length);
    }
    step.take(gradient);
  }
  const weights = step.weights.map((weight, j) => weight / (scale[j] ?? 1));
  let bias = weights[size] ?? 0;
  for (let j = 0; j < size; j++) bias -= (weights[j] ?? 0) * (mean[j] ?? 0);
  weights[size] = bias;
  return weights;
}

/** Points of a learned scale. */
const POINTS = 24;

/**
 * The share of the labels that are true, by value: rising all the way (isotonic regression by pooling adjacent
 * violators), and given by a few points.
 */
export function learnScale(
  values: readonly number[],
  labels: readonly boolean[],
): [value: number, share: number][] {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const size = Math.ceil(order.length / POINTS);
  const pools: { sum: number; right: number; count: number }[] = [];
  for (let from = 0; from < order.length; from += size) {
    const own = order.slice(from, from + size);
    let pool = {
      sum: own.reduce((sum, i) => sum + (values[i] ?? 0), 0),
      right: own.filter((i) => labels[i]).length,
      count: own.length,
    };
    for (
      let last = pools.at(-1);
      last && last.right / last.count >= pool.right / pool.count;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, right: last.right + pool.right, count: last.count + pool.count };
    }
    pools.push(pool);
  }
  return pools.map(({ sum, right, count }) => [sum / count, right / count]);
}

function dot(row: Float64Array, weights: Float64Array, scale: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += ((row[j] ?? 0) * (weights[j] ?? 0)) / (scale[j] ?? 1);
  return sum;
}

function add(gradient: Float64Array, row: Float64Array, scale: Float64Array, by: number): void {
  if (Math.abs(by) < 1e-7) return;
  for (let j = 0; j < gradient.length; j++)
    gradient[j] = (gradient[j] ?? 0) + ((row[j] ?? 0) * by) / (scale[j] ?? 1);
}

/** Adam (Kingma and Ba, 2015) with a step that falls to nothing along a half cosine. */
function adam(size: number, rate: number, decay: number, steps: number) {
  const weights = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  let taken = 0;
  return {
    weights,
    take(gradient: Float64Array): void {
      taken++;
      const now = rate * 0.5 * (1 + Math.cos((Math.PI * Math.min(taken, steps)) / steps));
      for (let j = 0; j < size; j++) {
        const g = (gradient[j] ?? 0) + decay * (weights[j] ?? 0);
        const a = 0.9 * (first[j] ?? 0) + 0.1 * g;
        const b = 0.999 * (second[j] ?? 0) + 0.001 * g * g;
        first[j] = a;
        second[j] = b;
        const change = (now * (a / (1 - 0.9 ** taken))) / (Math.sqrt(b / (1 - 0.999 ** taken)) + 1e-8);
        weights[j] = (weights[j] ?? 0) - change;
      }
    },
  };
}

/** Every example once a round, in an order that is the same in every run. */
function* batches<T>(examples: readonly T[], rounds: number, size = 32): Generator<readonly T[]> {
  const random = randomFrom(1);
  const order = [...examples];
  for (let round = 0; round < rounds; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as T, order[i] as T];
    }
    for (let i = 0; i < order.length; i += size) yield order.slice(i, i + size);
  }
}

/** Mulberry32: numbers from 0 to 1 that look random and are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
