import { z } from 'zod';

/** Four digits are more shards than any bot has, and keep a slip of the finger from filling the memory. */
const LIST = /^\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*$/;

const EXPECTED = 'expected the shards that run here, such as `0-3` or `0,2,5`';

/** Shards as a person lists them, such as `0-3,7`: each once and in order. */
export const shardList = z
  .string()
  .regex(LIST, EXPECTED)
  .transform(shardsOf)
  .pipe(z.array(z.number()).min(1, EXPECTED));

/** How many shards there are on all machines together. */
export const shardCount = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'expected how many shards there are on all machines together, 1 to 9999')
  .transform(Number);

function shardsOf(list: string): number[] {
  const ranges = list.split(',').map((part) => part.split('-').map(Number));
  // A range that runs backwards is a slip: better none than those beside it.
  if (ranges.some(([first = 0, last = first]) => last < first)) return [];
  const shards = ranges.flatMap(([first = 0, last = first]) =>
    Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
  );
  return [...new Set(shards)].sort((a, b) => a - b);
}

/** What is wrong with the two together although each by itself may be in order. */
export function shardFaults({ SHARDS: list, SHARD_COUNT: of }: Readonly<Record<string, string>>): string[] {
  if (list && !of) return ['SHARD_COUNT: expected beside SHARDS: how many shards there are on all machines'];
  if (of && !list) return ['SHARDS: expected beside SHARD_COUNT: the shards that run here, such as `0-3`'];
  const { data: shards = [] } = shardList.safeParse(list);
  const { data: count } = shardCount.safeParse(of);
  if (count === undefined || shards.every((shard) => shard < count)) return [];
  return [`SHARDS: expected only shards below SHARD_COUNT: 0 to ${count - 1}`];
}
