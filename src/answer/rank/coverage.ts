import { NEAR } from './expand.ts';
import type { Prepared } from './prepare.ts';
import type { Query } from './query.ts';

/** How strongly each unit of the question is met by a text; by index of the unit, from 0 to 1. */
export interface Coverage {
  /** By the same word, a relative, or a spelling close to it. */
  readonly near: readonly number[];
  /** The same, or a word of like meaning. */
  readonly like: readonly number[];
  /** Weighed share of the question that is met nearly, from 0 to 1. */
  readonly share: number;
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
  /** By the headings of a passage and the title of its article. */
  headings(passage: number): Coverage;
  /** By the headings alone. */
  above(passage: number): Coverage;
}

export function createCoverages(prepared: Prepared, query: Query): Coverages {
  const { units, total } = query;
  const zeros = units.map(() => 0);
  // Most sentences meet nothing of a question; they share one coverage, for the memory's sake.
  const nothing: SentenceCoverage = { near: zeros, like: zeros, share: 0, found: [] };
  const sentences: (SentenceCoverage | undefined)[] = [];
  const passages = new Map<number, Coverage>();
  const headings = new Map<number, Coverage>();
  const aboves = new Map<number, Coverage>();

  function cover(stems: readonly number[]): SentenceCoverage {
    let near: number[] | undefined;
    let like: number[] | undefined;
    let found: Found[] | undefined;
    for (let at = 0; at < stems.length; at++) {
      const matches = query.matches.get(stems[at] ?? -1);
      if (!matches) continue;
      near ??= zeros.slice();
      like ??= zeros.slice();
      let best = 0;
      let bestUnit = 0;
      for (const { unit, strength } of matches) {
        if (strength > (like[unit] ?? 0)) like[unit] = strength;
        if (strength < NEAR) continue;
        if (strength > (near[unit] ?? 0)) near[unit] = strength;
        if (strength > best) {
          best = strength;
          bestUnit = unit;
        }
      }
      if (best === 0) continue;
      found ??= [];
      found.push({ at, unit: bestUnit, strength: best });
    }
    if (!near || !like) return nothing;
    return { near, like, share: shareOf(near), found: found ?? nothing.found };
  }

  function shareOf(near: readonly number[]): number {
    let sum = 0;
    for (let u = 0; u < units.length; u++) sum += (units[u]?.weight ?? 0) * (near[u] ?? 0);
    return sum / total;
  }

  function sentence(index: number): SentenceCoverage {
    let coverage = sentences[index];
    if (!coverage) {
      coverage = cover(prepared.sentences[index]?.stems ?? []);
      sentences[index] = coverage;
    }
    return coverage;
  }

  function passage(index: number): Coverage {
    const known = passages.get(index);
    if (known) return known;
    const heading = above(index);
    let near = heading === nothing ? zeros : heading.near.slice();
    let like = heading === nothing ? zeros : heading.like.slice();
    const { from, to } = prepared.passages[index] ?? { from: 0, to: 0 };
    for (let s = from; s < to; s++) {
      const here = sentence(s);
      if (here === nothing) continue;
      near = greater(near, here.near);
      like = greater(like, here.like);
    }
    const coverage = near === zeros && like === zeros ? nothing : { near, like, share: shareOf(near) };
    passages.set(index, coverage);
    return coverage;
  }

  function above(index: number): Coverage {
    const coverage = aboves.get(index) ?? cover(prepared.passages[index]?.above ?? []);
    aboves.set(index, coverage);
    return coverage;
  }

  /** The greater of each two; `a` may be changed unless it is the shared row of zeros. */
  function greater(a: number[], b: readonly number[]): number[] {
    if (a === zeros) return b.slice();
    for (let u = 0; u < a.length; u++) a[u] = Math.max(a[u] ?? 0, b[u] ?? 0);
    return a;
  }

  return {
    sentence,
    passage,
    above,
    headings(index) {
      const coverage = headings.get(index) ?? cover(prepared.passages[index]?.headings ?? []);
      headings.set(index, coverage);
      return coverage;
    },
  };
}
