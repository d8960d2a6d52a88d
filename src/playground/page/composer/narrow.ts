/** One spelling of what counts as the same when somebody types it. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}

/**
 * Those of a list that fit what is typed: the ones called just so, then those whose name begins so, then those
 * whose name holds it; otherwise in the order of the list. Nothing typed fits all.
 */
export function narrow<T>(
  all: readonly T[],
  typed: string,
  namesOf: (one: T) => readonly string[],
): readonly T[] {
  const wanted = fold(typed);
  if (wanted === '') return all;
  const ranks: [T[], T[], T[]] = [[], [], []];
  for (const one of all) {
    const names = namesOf(one).map(fold);
    if (names.includes(wanted)) ranks[0].push(one);
    else if (names.some((name) => name.startsWith(wanted))) ranks[1].push(one);
    else if (names.some((name) => name.includes(wanted))) ranks[2].push(one);
  }
  return ranks.flat();
}
