/** A map that forgets what was set longest ago, so that it cannot fill the memory. */
export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): void;
}

export function createRecent<Value>(most: number): Recent<Value> {
  const map = new Map<string, Value>();
  return {
    get: (key) => map.get(key),
    set(key, value) {
      // Set anew, so that the first of the map is the one that was set longest ago.
      map.delete(key);
      map.set(key, value);
      if (map.size <= most) return;
      const [oldest] = map.keys();
      if (oldest !== undefined) map.delete(oldest);
    },
    delete: (key) => void map.delete(key),
  };
}
