import type { Found } from './coverage.ts';
import { CAUSE, DATE, MANNER, NAME, NUMBER, PLACE, STOP } from './cues.ts';
import type { PreparedSentence } from './prepare.ts';
import { pairOf, type Query } from './query.ts';

/** Words within this many places of a possible answer count for it. */
const REACH = 7;

/** What a sentence has beside the question's words, and how the two stand to each other. */
export interface WordsMet {
  /** Words that are neither the question's nor stop words. */
  readonly fresh: number;
  readonly numbers: number;
  readonly dates: number;
  readonly names: number;
  /** Names of two words and more. */
  readonly fullNames: number;
  readonly places: number;
  readonly causes: number;
  readonly manners: number;
  /** 1: a new number right before what is counted; 0.6: right after it. */
  readonly numberNearFocus: number;
  /** Share of the question's neighbouring units that are neighbours here, from 0 to 1. */
  readonly pairs: number;
  /** The greatest weight of units around one fresh word, the nearer the more. */
  readonly nearest: number;
  /** The same around a fresh word of the kind asked for. */
  readonly nearestAnswer: number;
}

export function wordsMet(sentence: PreparedSentence, found: readonly Found[], query: Query): WordsMet {
  const { units, asked } = query;
  const { cues } = sentence;
  const met = new Array<number>(cues.length).fill(0);
  for (const { at, unit, strength } of found)
    met[at] = strength * (units[unit]?.weight ?? 0) + Number.MIN_VALUE;
  const named = asked.person || asked.place || (!asked.count && !asked.time && query.focus >= 0);
  const kinds = (asked.count ? NUMBER : 0) | (asked.time ? DATE : 0) | (named ? NAME : 0);
  let [fresh, numbers, dates, names, fullNames, places, causes, manners] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [nearest, nearestAnswer, run] = [0, 0, 0];

  for (let at = 0; at < cues.length; at++) {
    const cue = cues[at] ?? 0;
    if (cue & CAUSE) causes++;
    if (cue & MANNER) manners++;
    if (met[at]) continue;
    if (cue & NUMBER) numbers++;
    if (cue & DATE) dates++;
    if (cue & PLACE) places++;
    run = cue & NAME ? run + 1 : 0;
    if (run > 0) names++;
    if (run > 1) fullNames++;
    if (cue & STOP) continue;
    fresh++;
    let weight = 0;
    for (const { at: other } of found) {
      const distance = Math.abs(at - other);
      if (distance <= REACH) weight += (met[other] ?? 0) / (1 + 0.15 * distance);
    }
    if (weight > nearest) nearest = weight;
    if (cue & kinds && weight > nearestAnswer) nearestAnswer = weight;
  }
  const numberNearFocus = asked.count ? nearFocus(sentence, found, met, query) : 0;
  const kindsMet = { fresh, numbers, dates, names, fullNames, places, causes, manners };
  return { ...kindsMet, nearest, nearestAnswer, numberNearFocus, pairs: pairs(found, units.length) };
}

function nearFocus(
  { cues }: PreparedSentence,
  found: readonly Found[],
  met: readonly number[],
  query: Query,
): number {
  let best = 0;
  for (const { at, unit } of found) {
    if (!query.units[unit]?.focus) continue;
    for (let i = Math.max(0, at - 4); i <= Math.min(cues.length - 1, at + 4); i++) {
      const cue = cues[i] ?? 0;
      if (met[i] || !(cue & NUMBER) || cue & DATE) continue;
      best = Math.max(best, i < at ? 1 : 0.6);
    }
  }
  return best;
}

function pairs(found: readonly Found[], units: number): number {
  let sum = 0;
  for (const [i, { at, unit }] of found.entries()) {
    const before = found[i - 1];
    if (!before || at - before.at > 4) continue;
    const step = unit - before.unit;
    if (step === 1) sum += 1;
    else if (step === -1 || step === 2) sum += 0.4;
  }
  return Math.min(1, sum / Math.max(1, units - 1));
}

/** Share of the question's pairs of neighbouring words, stop words and all, that the sentence has. */
export function pairsAll({ stems }: PreparedSentence, { words, pairs }: Query): number {
  if (pairs.size === 0) return 0;
  const met = new Set<number>();
  for (let i = 0; i + 1 < stems.length; i++) {
    const pair = pairOf(stems[i] ?? 0, stems[i + 1] ?? 0);
    if (pairs.has(pair)) met.add(pair);
  }
  return met.size / (words - 1);
}

/** How many units come in the question's own order: the longest rising subsequence. */
export function rising(found: readonly Found[]): number {
  const tails: number[] = [];
  for (const { unit } of found) {
    const place = tails.findIndex((tail) => tail >= unit);
    tails[place < 0 ? tails.length : place] = unit;
  }
  return tails.length;
}
