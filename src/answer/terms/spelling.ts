/** Finds terms by how they are spelled. */
export interface SpellingIndex {
  add(term: string): void;
  /** Terms that begin with these letters, of which there must be `BEGINNING`. */
  startingWith(letters: string): readonly string[];
  /** Terms that are spelled nearly like a given one: at most three, nearest first. */
  like(term: string): string[];
}

/** Letters that two words must share at their beginning to be taken for relatives. */
export const BEGINNING = 5;

/** Words from this length on may have two letters wrong, shorter ones one. */
const LONG = 8;

/**
 * Whether a word that no article has may be taken for a misspelled one. Short words are too near to others
 * for that ("born" is not "burn"), and a number is right or wrong.
 */
export function isRepairable(word: string): boolean {
  return word.length >= 5 && !/\d/.test(word);
}

/**
 * Misspellings are looked for only among terms of the same first letter and much the same length: people seldom
 * get the first letter wrong, and a question has this done for every word that the articles do not have.
 */
export function createSpellingIndex(terms: Iterable<string> = []): SpellingIndex {
  const byLength = new Map<string, string[]>();
  const byBeginning = new Map<string, string[]>();

  function add(term: string): void {
    put(byLength, keyOf(term, term.length), term);
    if (term.length >= BEGINNING) put(byBeginning, term.slice(0, BEGINNING), term);
  }

  for (const term of terms) add(term);
  return {
    add,
    startingWith: (letters) => byBeginning.get(letters) ?? [],
    like(term) {
      const limit = term.length < LONG ? 1 : 2;
      const near: { other: string; wrong: number }[] = [];
      for (let length = term.length - limit; length <= term.length + limit; length++) {
        for (const other of byLength.get(keyOf(term, length)) ?? []) {
          const wrong = distance(term, other, limit);
          if (wrong <= limit) near.push({ other, wrong });
        }
      }
      near.sort((a, b) => a.wrong - b.wrong || (a.other < b.other ? -1 : 1));
      return near.slice(0, 3).map(({ other }) => other);
    },
  };
}

function put(groups: Map<string, string[]>, key: string, term: string): void {
  const group = groups.get(key);
  if (group) group.push(term);
  else groups.set(key, [term]);
}

function keyOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}

/** Letters left out, added, mistaken or swapped with the next (optimal string alignment); counting stops beyond `most`. */
function distance(a: string, b: string, most: number): number {
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let [m, n] = [a.length, b.length];
  while (m > start && n > start && a.charCodeAt(m - 1) === b.charCodeAt(n - 1)) {
    m--;
    n--;
  }
  if (Math.max(m, n) - start > 2 * most + 1) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: n - start + 1 }, (_, j) => j);
  for (let i = 1; i <= m - start; i++) {
    const row = [i];
    for (let j = 1; j <= n - start; j++) {
      const [x, y] = [a[start + i - 1], b[start + j - 1]];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (x === y ? 0 : 1));
      const swapped = i > 1 && j > 1 && x === b[start + j - 2] && a[start + i - 2] === y;
      if (swapped) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [before, last] = [last, row];
  }
  return last[n - start] ?? 0;
}
