/** Finds known words that are spelt nearly as a given one: at most three, nearest first. */
export type Like = (word: string) => string[];

/** Words from this length on may have two signs wrong, shorter ones one. */
const LONG = 8;

/**
 * Whether a word that no article has may be taken for a misspelt one. Short words are too near to others
 * for that ("born" is no "burn"), and a number is right or wrong.
 */
export function isRepairable(word: string): boolean {
  return word.length >= 5 && !/\d/.test(word);
}

/**
 * Looks only among words of the same first letter and much the same length: people seldom get the first letter
 * wrong, and a question has this done for every word that the articles do not have.
 */
export function createLike(words: Iterable<string>): Like {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const key = keyOf(word, word.length);
    const group = groups.get(key);
    if (group) group.push(word);
    else groups.set(key, [word]);
  }

  return (word) => {
    const most = word.length < LONG ? 1 : 2;
    const near: { other: string; wrong: number }[] = [];
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const other of groups.get(keyOf(word, length)) ?? []) {
        const wrong = distance(word, other, most);
        if (wrong <= most) near.push({ other, wrong });
      }
    }
    near.sort((a, b) => a.wrong - b.wrong || (a.other < b.other ? -1 : 1));
    return near.slice(0, 3).map(({ other }) => other);
  };
}

function keyOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}

/** Signs left out, added, mistaken or swapped with the next; counting stops beyond `most`. */
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
