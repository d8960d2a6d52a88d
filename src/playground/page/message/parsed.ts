import { parse } from 'discord-markdown-parser';
import type { MarkdownNode } from '../../markdown-node.ts';

/** Texts that are remembered; those that were read longest ago are forgotten. */
const TEXTS = 5_000;

const known = new Map<string, readonly MarkdownNode[]>();

/**
 * Reads Discord's Markdown. The page draws every message anew with each change, and the parser needs a tenth of
 * a second for 2,000 characters of the worst kind: so each text is read once.
 */
export function parsed(text: string): readonly MarkdownNode[] {
  const nodes = known.get(text) ?? (parse(text, 'extended') as MarkdownNode[]);
  // Set anew, so that the first of the map is the one that was read longest ago.
  known.delete(text);
  known.set(text, nodes);
  const [oldest] = known.keys();
  if (known.size > TEXTS && oldest !== undefined) known.delete(oldest);
  return nodes;
}
