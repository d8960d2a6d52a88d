/** Does one thing after the other where two at once would not know of each other. */
export type InTurn = <Result>(key: string, deed: () => Promise<Result>) => Promise<Result>;

/** Deeds of the same key wait for each other, in the order in which they came; others do not. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, deed) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(deed);
    // What went wrong before is no concern of whoever comes next.
    const done = mine.catch(() => undefined);
    last.set(key, done);
    try {
      return await mine;
    } finally {
      if (last.get(key) === done) last.delete(key);
    }
  };
}
