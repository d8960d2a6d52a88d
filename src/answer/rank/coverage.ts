import { NEAR } from './match.ts';
import type { Prepared, PreparedSentence } from './prepare.ts';
import type { Query } from './query.ts';

/** How strongly each unit of the question is met by a text; by index of the unit, from 0 to 1. */
export interface Coverage {
  /** By the same word, a relative, or a spelling close to it. */
  readonly near: number[];
  /** The same, or a word of like meaning. */
  readonly like: number[];
  /** Weighed share of the question that is met nearly, from 0 to 1. */
  share: number;
}

/** A unit met at one place of a sentence. */
export interface Found {
  /** Index of the word in the sentence. */
  readonly at: number;
  readonly unit: number;
  readonly strength: number;
}

export interface SentenceCoverage extends Coverage {
  /** In the sentence's order; one a word. */
  readonly found: readonly Found[];
}

/** Coverage of one question by sentence and by passage, each worked out once when first needed. */
export interface Coverages {
  sentence(index: number): SentenceCoverage;
  passage(index: number): Coverage;
  headings(passage: number): Coverage;
}

export function createCoverages(prepared: Prepared, query: Query): Coverages {
  const { units, total } = query;
  const sentences = new Map<number, SentenceCoverage>();
  const passages = new Map<number, Coverage>();
  const headings = new Map<number, Coverage>();

  function empty(): Coverage {
    return {
      near: new Array<number>(units.length).fill(0),
      like: new Array<number>(units.length).fill(0),
      share: 0,
    };
  }

  function meet(coverage: Coverage, stem: number, at: number, found: Found[]): void {
    const matches = query.matches.get(stem);
    if (!matches) return;
    let best = 0;
    let bestUnit = 0;
    for (const { unit, strength } of matches) {
      if (strength > (coverage.like[unit] ?? 0)) coverage.like[unit] = strength;
      if (strength < NEAR) continue;
      if (strength > (coverage.near[unit] ?? 0)) coverage.near[unit] = strength;
      if (strength > best) {
        best = strength;
        bestUnit = unit;
      }
    }
    if (best > 0) found.push({ at, unit: bestUnit, strength: best });
  }

  function weigh(coverage: Coverage): void {
    let sum = 0;
    for (let u = 0; u < units.length; u++) sum += (units[u]?.weight ?? 0) * (coverage.near[u] ?? 0);
    coverage.share = sum / total;
  }

  function cover(sentence: PreparedSentence | undefined): SentenceCoverage {
    const found: Found[] = [];
    const coverage = { ...empty(), found };
    const stems = sentence?.stems ?? [];
    for (let at = 0; at < stems.length; at++) meet(coverage, stems[at] ?? -1, at, found);
    weigh(coverage);
    return coverage;
  }

  function sentence(index: number): SentenceCoverage {
    let coverage = sentences.get(index);
    if (!coverage) {
      coverage = cover(prepared.sentences[index]);
      sentences.set(index, coverage);
    }
    return coverage;
  }

  function passage(index: number): Coverage {
    let coverage = passages.get(index);
    if (coverage) return coverage;
    coverage = empty();
    const { from, to } = prepared.passages[index] ?? { from: 0, to: 0 };
    for (let s = from; s < to; s++) {
      const { near, like } = sentence(s);
      for (let u = 0; u < near.length; u++) {
        coverage.near[u] = Math.max(coverage.near[u] ?? 0, near[u] ?? 0);
        coverage.like[u] = Math.max(coverage.like[u] ?? 0, like[u] ?? 0);
      }
    }
    weigh(coverage);
    passages.set(index, coverage);
    return coverage;
  }

  return {
    sentence,
    passage,
    headings(index) {
      let coverage = headings.get(index);
      if (!coverage) {
        coverage = empty();
        for (const stem of prepared.passages[index]?.headings ?? []) meet(coverage, stem, 0, []);
        headings.set(index, coverage);
      }
      return coverage;
    },
  };
}
