import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { ENTRIES, type Meters, OUTCOMES } from './meters.ts';

export interface Prometheus {
  readonly meters: Meters;
  readonly contentType: string;
  /** All counts in Prometheus' text format. */
  text(): Promise<string>;
}

/** Up to the 3 seconds that Discord waits for an answer. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/** Counts for Prometheus, in a registry of its own. */
export function createPrometheus(): Prometheus {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const questions = new Counter({
    name: 'footnote_questions_total',
    help: 'Questions served, by how they came and what came of them.',
    labelNames: ['entry', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'footnote_answer_seconds',
    help: 'From the arrival of a question until Discord had the answer.',
    labelNames: ['entry'],
    buckets: BUCKETS,
    registers,
  });
  const discordErrors = new Counter({
    name: 'footnote_discord_errors_total',
    help: "Requests that failed at Discord, by Discord's code, HTTP's or the network's.",
    labelNames: ['code'],
    registers,
  });
  const faults = new Counter({
    name: 'footnote_faults_total',
    help: 'Times that somebody got a reference, which the log explains, instead of an answer.',
    registers,
  });
  const reconnects = new Counter({
    name: 'footnote_gateway_reconnects_total',
    help: 'Connections to the gateway that were lost and made again.',
    registers,
  });
  const resumes = new Counter({
    name: 'footnote_gateway_resumes_total',
    help: 'Connections that went on where they had been lost.',
    registers,
  });
  const articles = new Gauge({
    name: 'footnote_library_articles',
    help: 'Articles that answers are from.',
    registers,
  });
  const passages = new Gauge({
    name: 'footnote_library_passages',
    help: 'Passages of all articles together.',
    registers,
  });
  const rejected = new Gauge({
    name: 'footnote_articles_rejected',
    help: 'Article files that are invalid: their last good version answers, or none.',
    registers,
  });
  // A rate can be told from the first question on only where the count was there, as 0, before it.
  for (const entry of ENTRIES) for (const outcome of OUTCOMES) questions.inc({ entry, outcome }, 0);

  const meters: Meters = {
    question(entry, outcome, took) {
      questions.inc({ entry, outcome });
      seconds.observe({ entry }, took);
    },
    discordError: (code) => discordErrors.inc({ code }),
    fault: () => faults.inc(),
    gateway: (event) => (event === 'reconnect' ? reconnects : resumes).inc(),
    library(articleCount, passageCount, rejectedCount) {
      articles.set(articleCount);
      passages.set(passageCount);
      rejected.set(rejectedCount);
    },
  };
  return { meters, contentType: registry.contentType, text: () => registry.metrics() };
}
