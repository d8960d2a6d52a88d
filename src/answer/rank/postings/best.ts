/** Steps that scores are sorted into before the last of them are told apart. */
const STEPS = 1_024;

/** The items with the highest scores, in no order; equal scores go by place, so that a search always finds the same. */
export function best(
  items: readonly number[],
  limit: number,
  scoreOf: (item: number) => number,
): readonly number[] {
  if (items.length <= limit) return items;
  let highest = 0;
  for (const item of items) highest = Math.max(highest, scoreOf(item));
  const stepOf = (item: number): number => Math.floor((scoreOf(item) / highest) * (STEPS - 1));
  const sizes = new Uint32Array(STEPS);
  for (const item of items) sizes[stepOf(item)] = (sizes[stepOf(item)] as number) + 1;
  // The lowest step that is needed: of it, only the best items are.
  let lowest = STEPS - 1;
  for (let found = sizes[lowest] as number; found < limit; found += sizes[lowest] as number) lowest -= 1;
  return items
    .filter((item) => stepOf(item) >= lowest)
    .sort((a, b) => scoreOf(b) - scoreOf(a) || a - b)
    .slice(0, limit);
}
