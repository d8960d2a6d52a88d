/**
 * Joins as many parts as fit, in order.
 * @param more says how many are left out, where not all fit
 */
export function joinFitting(
  parts: readonly string[],
  separator: string,
  room: number,
  more: (count: number) => string,
): string {
  const all = parts.join(separator);
  if (all.length <= room) return all;
  const kept: string[] = [];
  let length = more(parts.length).length;
  for (const part of parts) {
    length += part.length + separator.length;
    if (length > room) break;
    kept.push(part);
  }
  return [...kept, more(parts.length - kept.length)].join(separator);
}
