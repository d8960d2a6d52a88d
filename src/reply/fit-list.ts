import { isolated } from './direction.ts';
import { shorten } from './markdown.ts';

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

/**
 * Joins names with dots between them, each with its direction to itself; where that is too long, the longest are
 * cut, and all stay to be seen.
 */
export function joinWithin(names: readonly string[], longest: number): string {
  const cutTo = (most: number) => names.map((name) => isolated(shorten(name, most))).join(' · ');
  let most = Math.min(longest, Math.max(...names.map(({ length }) => length)));
  for (;;) {
    const joined = cutTo(most);
    const surplus = joined.length - longest;
    if (surplus <= 0 || most === 1) return joined;
    const cut = names.filter(({ length }) => length >= most).length;
    most = Math.max(1, most - Math.max(1, Math.floor(surplus / cut)));
  }
}
