/**
 * Puts 20,000 questions to Footnote and 20,000 to a bot that only echoes them, in turns:
 * `node --expose-gc --import tsx test/bench/load.ts`.
 */
import { readFileSync } from 'node:fs';
import { ComponentType } from 'discord-api-types/v10';
import { randomFrom } from './learn.ts';
import { percentile } from './measure.ts';
import { type BotProcess, startBotProcess, type Usage } from './processes.ts';
import { print } from './table.ts';
import { type Asking, createTraffic, type Wait } from './traffic.ts';

const ROUNDS = 8;
/** What each bot gets in a round: some questions as a busy server asks them, and more as fast as it answers. */
const PHASES = {
  steady: { questions: 300, perSecond: 50 },
  full: { questions: 2_200, atOnce: 50 },
};
type Phase = keyof typeof PHASES;
/** Questions before anything is measured, so that the code is as ready as after a minute on Discord. */
const WARM_UP = 500;
/** Rounds between two readings of the memory. */
const READ = 2;

/** Milliseconds after which Discord takes no answer any more. */
const LATE = 3_000;
/** How many times as long as for an echo one may wait for an answer. */
const BAR = 1.25;

interface Measured {
  readonly bot: BotProcess;
  readonly run: Readonly<Record<Phase, () => Promise<Wait[]>>>;
  readonly waits: Record<Phase, Wait[]>;
  readonly seconds: Record<Phase, number>;
  /** Milliseconds of processor time. */
  readonly cpu: Record<Phase, number>;
  readonly memory: Usage[];
}

const questions = readFileSync(new URL('../questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { question: string; passages?: string[] })
  // Those that the article answers: their answers are the longest.
  .filter(({ passages }) => passages)
  .map(({ question }) => question);

let turn = 0;
const [echo, footnote] = await Promise.all([
  measured('echo', 'test/bench/echo.ts', {
    typed: (question) => `/echo text: ${question}`,
    isAnswer: (body, question) => (body as { content?: string }).content?.includes(question) ?? false,
  }),
  measured('Footnote', 'src/main.ts', {
    typed: (question) => `/${turn++ % 2 ? 'ask' : 'kursk ask'} question: ${question}`,
    // What is no answer, such as that somebody asks too fast, is told without a frame.
    isAnswer: (body) =>
      (body as { components?: { type: number }[] }).components?.[0]?.type === ComponentType.Container,
  }),
]);
const bots = [echo, footnote];
for (const { memory, bot } of bots) memory.push(await bot.usage(true));
for (let round = 1; round <= ROUNDS; round++) {
  for (const phase of ['steady', 'full'] as const)
    for (const one of round % 2 ? bots : bots.toReversed()) await measure(one, phase);
  if (round % READ === 0) for (const { memory, bot } of bots) memory.push(await bot.usage(true));
}
print(
  'Load',
  bots.flatMap((one) => [row(one, 'steady'), row(one, 'full')]),
);
print('Memory', bots.map(memoryRow));
process.stdout.write('\n');
for (const phase of ['steady', 'full'] as const)
  for (const share of [0.5, 0.99]) {
    const times = wait(footnote, phase, share) / wait(echo, phase, share);
    const bar = `the bar is ${BAR}: ${times <= BAR ? 'met' : 'not met'}`;
    process.stdout.write(`${phase} p${100 * share}: ${times.toFixed(2)} times the echo's, ${bar}\n`);
  }
for (const { bot } of bots) await bot.stop();

async function measured(name: string, entry: string, asking: Asking): Promise<Measured> {
  const bot = await startBotProcess(name, entry);
  const traffic = createTraffic(bot.loopback, asking, questions, randomFrom(1));
  await traffic.full(WARM_UP, 1);
  const { steady, full } = PHASES;
  return {
    bot,
    run: {
      steady: () => traffic.steady(steady.questions, steady.perSecond),
      full: () => traffic.full(full.questions, full.atOnce),
    },
    waits: { steady: [], full: [] },
    seconds: { steady: 0, full: 0 },
    cpu: { steady: 0, full: 0 },
    memory: [],
  };
}

async function measure({ bot, run, waits, seconds, cpu }: Measured, phase: Phase): Promise<void> {
  const before = await bot.usage(false);
  const begun = performance.now();
  waits[phase].push(...(await run[phase]()));
  seconds[phase] += (performance.now() - begun) / 1_000;
  cpu[phase] += (await bot.usage(false)).cpu - before.cpu;
}

/** The wait that this share of the questions was answered within; those that were not do not count. */
function wait({ waits }: Measured, phase: Phase, share: number): number {
  return percentile(
    waits[phase].filter((one) => one !== undefined),
    share,
  );
}

function row(one: Measured, phase: Phase): Record<string, string> {
  const waits = one.waits[phase];
  return {
    bot: one.bot.name,
    load: phase,
    questions: String(waits.length),
    'rate / s': (waits.length / one.seconds[phase]).toFixed(0),
    'p50 ms': wait(one, phase, 0.5).toFixed(2),
    'p99 ms': wait(one, phase, 0.99).toFixed(2),
    late: String(waits.filter((ms) => ms !== undefined && ms >= LATE).length),
    lost: String(waits.filter((ms) => ms === undefined).length),
    'processor ms': (one.cpu[phase] / waits.length).toFixed(2),
  };
}

function memoryRow({ bot, memory }: Measured): Record<string, string> {
  const each = (ROUNDS / (memory.length - 1)) * (PHASES.steady.questions + PHASES.full.questions);
  const read = memory.map(({ heapUsed, rss }, n) => {
    const mb = (bytes: number) => (bytes / 1e6).toFixed(0);
    return [n === 0 ? 'heap / process MB at 0' : `at ${n * each}`, `${mb(heapUsed)} / ${mb(rss)}`];
  });
  return { bot: bot.name, ...Object.fromEntries(read) };
}
