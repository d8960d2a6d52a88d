import { randomFrom } from './learn.ts';

/** Returns the items in an order that looks random and is the same for the same seed. */
export function shuffle<T>(items: Iterable<T>, seed: number): T[] {
  const random = randomFrom(seed);
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
