import { parse } from 'discord-markdown-parser';

/** A node of Discord's Markdown, as the parser gives it. */
export interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly target?: string;
  readonly name?: string;
  readonly fullName?: string;
  readonly id?: string;
  readonly level?: number;
  readonly timestamp?: string;
  readonly format?: string;
  readonly lang?: string;
}

/** Texts that are remembered; those that were read longest ago are forgotten. */
const TEXTS = 5_000;

const known = new Map<string, readonly Node[]>();

/**
 * Reads Discord's Markdown. The page draws every message anew with each change, and the parser needs a tenth of
 * a second for 2,000 characters of the worst kind: so each text is read once.
 */
export function parsed(text: string): readonly Node[] {
  const nodes = known.get(text) ?? (parse(text, 'extended') as Node[]);
  // Set anew, so that the first of the map is the one that was read longest ago.
  known.delete(text);
  known.set(text, nodes);
  const [oldest] = known.keys();
  if (known.size > TEXTS && oldest !== undefined) known.delete(oldest);
  return nodes;
}
