import { createRecent } from './recent.ts';

/** Holds members back who ask faster than anybody reads. */
export interface Cooldown {
  /** Counts a question; `again` is a refusal after one that was told already. */
  take(memberId: string): 'granted' | 'refused' | 'again';
}

interface Bucket {
  readonly left: number;
  /** When `left` was true, in milliseconds. */
  readonly at: number;
  readonly told: boolean;
}

/** Questions that may come at once, and milliseconds until as many may come again. */
const QUESTIONS = 5;
const PERIOD = 10_000;

/** Members that are remembered; whoever is forgotten begins anew. */
const MEMBERS = 10_000;

/** @param now a clock, in milliseconds */
export function createCooldown(now: () => number = Date.now): Cooldown {
  const buckets = createRecent<Bucket>(MEMBERS);
  return {
    take(memberId) {
      const at = now();
      const before = buckets.get(memberId) ?? { left: QUESTIONS, at, told: false };
      // A clock may be set back.
      const passed = Math.max(0, at - before.at);
      const left = Math.min(QUESTIONS, before.left + (passed * QUESTIONS) / PERIOD);
      const granted = left >= 1;
      buckets.set(memberId, { left: granted ? left - 1 : left, at, told: !granted });
      if (granted) return 'granted';
      return before.told ? 'again' : 'refused';
    },
  };
}
