const FSI = '\u2068';
const PDI = '\u2069';

/** Marks of direction, and letters of the scripts that run from right to left. */
const DIRECTED =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Somebody else's text on a line of ours: whatever its direction, and whatever signs that nobody sees turn it
 * round, ours around it stays as it is (Unicode Standard Annex 9). No sign of the text is taken out.
 */
export function isolated(text: string): string {
  if (!DIRECTED.test(text)) return text;
  let open = 0;
  let surplus = 0;
  for (const [sign] of text.matchAll(/[\u2066-\u2069]/g)) {
    if (sign !== PDI) open += 1;
    else if (open > 0) open -= 1;
    else surplus += 1;
  }
  // What would end the isolation too soon gets something of its own to end; what is left open is ended.
  return FSI.repeat(1 + surplus) + text + PDI.repeat(1 + open);
}
