import { looksBack } from './looks-back.ts';

/** Before a weekday, words that make it another one; after it, a date in full or a name ("Black Friday", "Friday prayers"). */
const OTHER_DAY =
  /(?:\b(?:next|last|every|each|this|coming|following|previous|black|good|ash|easter|super|bloody|any|one|a|the|that|to|for|from|till|through|before|after|of|between)|\d)[\s-]+$/iu;

const FULL_DATE =
  /^(?:s\b|,?\s+(?:of\s+)?(?:last|next|this|the previous|the following) (?:week|month|year)\b|,?\s+week\b|,?\s+(?:\d|the \d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|'s)/u;

/** After a weekday without "on", what shows that it is no part of a name ("Friday prayers"). */
const ALONE =
  /^(?:\s*(?:[^\s\p{L}\p{N}]|$)|\s+(?:in|at|on|of|for|from|to|by|with|after|before|during|that|it|he|she|they|the|an?|as|and|but|when|while|over)\b)/u;

/** Events that are named by the month they will be held in. */
const EVENT =
  /\b(?:elections?|votes?|polls?|summits?|talks|trials?|hearings?|referendum|tournament|games|cup|meetings?|conference)\s+$/iu;

/** Whether a match means what it looks like where it stands. */
export function isPlain(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  const before = text.slice(Math.max(0, match.index - 16), match.index);
  const after = text.slice(end, end + 24);
  if (match.groups?.named !== undefined) {
    // "3 March last year" is a date in full, "early May this year" no whole month.
    const { part, number, named } = match.groups;
    return part === undefined && number === undefined && /^\p{Lu}/u.test(named) && !/\d[\s-]$/u.test(before);
  }
  const ahead = !looksBack(text, match);
  if (match.groups?.day !== undefined) {
    const [name = '', part = ''] = match[0]
      .slice(match.groups.led?.length ?? 0)
      .trim()
      .split(/\s+/);
    const title = /^\p{Lu}/u.test(part) || (match.groups.led === undefined && /^\s\p{Lu}/u.test(after));
    if (!/^\p{Lu}/u.test(name) || title || FULL_DATE.test(after) || ahead) return false;
    return match.groups.led !== undefined || (!OTHER_DAY.test(before) && ALONE.test(after));
  }
  if (match.groups?.month !== undefined) {
    // A year or a day of the month makes it a date in full; "in May" may also be a month to come.
    const event = /^in\b/u.test(match[0]) && EVENT.test(before);
    return (
      /\p{Lu}\p{Ll}+$/u.test(match[0]) &&
      !/^,?\s+(?:of\s+)?(?:\d|and\b|or\b)/u.test(after) &&
      !ahead &&
      !event
    );
  }
  if (match.groups?.near !== undefined) return !/^(?:'s|-)/u.test(after) && !/\bnot $/iu.test(before);
  return !/\b(?:the|same|of) $/iu.test(before) && !/^(?:'s|-)/u.test(after);
}
