/** Area under the ROC curve, in percent: the chance that a random good value is higher than a random bad one. */
export function auroc(good: readonly number[], bad: readonly number[]): number {
  const sorted = bad.toSorted((a, b) => a - b);
  let sum = 0;
  for (const value of good) sum += (below(sorted, value, false) + below(sorted, value, true)) / 2;
  return (100 * sum) / (good.length * bad.length);
}

/** Counts the values, sorted in ascending order, that are below the value, or at most equal to it. */
function below(sorted: readonly number[], value: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle] ?? 0;
    if (other < value || (orEqual && other === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds the lowest threshold that at most a share of the values reach. */
export function cutAt(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => b - a);
  return (sorted[Math.floor(sorted.length * share)] ?? 0) + 1e-9;
}

/** Share of the values that reach a threshold, in percent. */
export function reach(values: readonly number[], threshold: number): number {
  return (100 * values.filter((value) => value >= threshold).length) / Math.max(1, values.length);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Share of the items for which something holds, in percent with one decimal; empty where there are no items. */
export function percent<T>(items: readonly T[], holds: (item: T) => boolean): string {
  return items.length > 0 ? ((100 * items.filter(holds).length) / items.length).toFixed(1) : '';
}
