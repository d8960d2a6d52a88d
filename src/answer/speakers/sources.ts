/** Who can be a speaker: the subject ahead of a verb, the name after "said" and "according to". */
import { cueOf } from './cues.ts';
import {
  AUXILIARIES,
  CLAUSE_OPENERS,
  COLLECTIVES,
  fits,
  headOf,
  INTRODUCTIONS,
  isAgent,
  isDay,
  isDeterminer,
  isName,
  isNumber,
  isPlural,
  isTime,
  NEVER,
  nounPhrase,
  PREPOSITIONS,
  type Range,
  ROLES,
  words,
} from './noun-phrase.ts';
import type { Token } from './quotations.ts';

/** Clauses that do not state what they contain: "if the judge says", "what the general said". */
const DOUBTFUL = words(
  'what how why whether if unless whose whom before until till once than as nor or where that had whatever whenever wherever',
);
const ADVERBS = words(
  'also has have had later then since already now again once still repeatedly once even first too long ever previously',
);

/** Steps left over what may stand between a subject and its verb; undefined where that takes the statement back. */
function beforeAdverbs(tokens: readonly Token[], cue: number): number | undefined {
  let at = cue;
  for (;;) {
    const token = tokens[at - 1];
    if (token === undefined) return at;
    const phrase = tokens
      .slice(Math.max(0, at - 4), at)
      .map((each) => each.lower)
      .join(' ');
    if (phrase === 'for the first time') at -= 4;
    else if (isDay(token) && tokens[at - 2]?.lower === 'on') at -= 2;
    else if (isTime(token) && /^(?:last|this|next|earlier)$/.test(tokens[at - 2]?.lower ?? '')) at -= 2;
    else if (ADVERBS.has(token.lower) || (/[a-z]{3}ly$/.test(token.text) && !fits(token))) at -= 1;
    else if (
      AUXILIARIES.has(token.lower) ||
      /^(?:not|never|to|neither|nor|hardly|n't|being|without)$/.test(token.lower)
    )
      return undefined;
    else return at;
  }
}

export interface Subject {
  /** The source; where it is a pronoun, that one word. */
  readonly range: Range;
  /** First token of the clause that the subject opens, its modifiers included. */
  readonly opens: number;
  /** The token before it, by which the clause hangs on what precedes. */
  readonly opener?: Token;
}

/** The place after the nearest comma, sign, quotation or word that opens a clause, left of `end`; -1 if unsure. */
function clauseStart(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'quote' || (token.kind === 'sign' && !/^[()&%$£€-]$/.test(token.text))) return at + 1;
    if (CLAUSE_OPENERS.has(token.lower) && !(token.lower === 'since' && at === 0)) {
      const demonstrative = token.lower === 'that' && at === 0;
      if (!demonstrative) return at + 1;
    }
    if (token.lower === 'and') {
      const joint = joins(tokens, at, end);
      if (joint === undefined) return -1;
      if (!joint) return at + 1;
    }
  }
  return 0;
}

/** Whether "and" joins two sources, as in "Moscow and Minsk said", and not two clauses; undefined if unsure. */
function joins(tokens: readonly Token[], and: number, end: number): boolean | undefined {
  const right = tokens[and + 1];
  const left = tokens[and - 1];
  if (left === undefined || right === undefined || and + 1 >= end) return false;
  if (left.text === ',') return endsList(tokens, and - 1) ? undefined : false;
  if (left.kind !== 'word') return false;
  const start = clauseStart(tokens, and);
  if (start < 0) return undefined;
  const first = tokens.slice(start, and);
  if (isName(left) && isName(right)) {
    return (
      first.every((token) => isName(token) || isDeterminer(token) || PREPOSITIONS.has(token.lower)) ||
      undefined
    );
  }
  if (first.some(isVerbal)) return false;
  const short = first.length <= 3 && isDeterminer(first[0]) && nounPhrase(tokens, [start, and]) !== undefined;
  return (short && !isName(right)) || undefined;
}

/** A word that only a verb is: it shows that what is left of "and" is a clause. */
function isVerbal(token: Token): boolean {
  return (
    cueOf(token.lower)?.form === 'past' || AUXILIARIES.has(token.lower) || /^[a-z]{2,}ed$/.test(token.text)
  );
}

/** Whether the comma at `comma` is the last of a list of names: "As Taylor, Knoche, and Granville wrote". */
function endsList(tokens: readonly Token[], comma: number): boolean {
  let at = comma;
  while (at > 0 && isName(tokens[at - 1])) at -= 1;
  return at < comma && (tokens[at - 1]?.text === ',' || at <= 1);
}

/** "54", "an epidemiologist at …", "who led the study", "speaking in Paris": what stands between two commas. */
function modifierKind(tokens: readonly Token[], range: Range): 'name' | 'clause' | undefined {
  const first = tokens[range[0]];
  if (first === undefined || range[1] <= range[0]) return undefined;
  if (isNumber(first) && range[1] - range[0] === 1) return 'name';
  if (/^(?:who|which|whose|whom|where)$/.test(first.lower)) return 'clause';
  if (/[a-z]{2}ing$/.test(first.text) || /[a-z]{2}ed$/.test(first.text)) return 'clause';
  if (
    PREPOSITIONS.has(first.lower) ||
    /^(?:left|right|himself|herself|itself|too|however|meanwhile|though)$/.test(first.lower)
  )
    return 'clause';
  return nounPhrase(tokens, range) === undefined ? undefined : 'name';
}

function commaBefore(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at >= 0; at -= 1) {
    if (tokens[at]?.text === ',') return at;
    if (tokens[at]?.kind === 'quote' || tokens[at]?.text === ';') return -1;
  }
  return -1;
}

/** A subject that ends at `end`, with what its writer put between commas after it. */
function subjectEndingAt(tokens: readonly Token[], end: number): Subject | undefined {
  if (tokens[end - 1]?.text === ',') return modified(tokens, end - 1);
  const start = clauseStart(tokens, end);
  if (start < 0) return undefined;
  const opener = tokens[start - 1];
  const alone = tokens[start];
  if (end - start === 1 && alone !== undefined && /^(?:he|she|they|it)$/.test(alone.lower)) {
    return opener === undefined
      ? { range: [start, end], opens: start }
      : { range: [start, end], opens: start, opener };
  }
  // "Students who were inside the building said": the clause belongs to the source, which stands before it.
  if (
    opener?.lower === 'who' &&
    start < end &&
    (AUXILIARIES.has(alone?.lower ?? '') || /[a-z]{2}ed$/.test(alone?.text ?? ''))
  ) {
    const before = subjectEndingAt(tokens, start - 1);
    return before === undefined ? undefined : { ...before, range: [before.range[0], end] };
  }
  const range = nounPhrase(tokens, [start, end]);
  // After a colon stands the second half of a title more often than a speaker.
  if (range === undefined || opener?.text === ':') return undefined;
  if (isPlace(tokens, range[0])) return undefined;
  const listed = listBefore(tokens, range);
  return listed ?? (opener === undefined ? { range, opens: start } : { range, opens: start, opener });
}

/** The second half of "in Kingston, Ontario", unless that place opens the sentence. */
function isPlace(tokens: readonly Token[], from: number): boolean {
  if (tokens[from - 1]?.text !== ',' || !isName(tokens[from])) return false;
  let at = from - 1;
  while (at > 0 && isName(tokens[at - 1])) at -= 1;
  return at > 1 && at < from - 1 && /^(?:in|from|of|at|near)$/.test(tokens[at - 1]?.lower ?? '');
}

/** "Hungary, Slovakia and Austria": the names before the commas are of the subject too. */
function listBefore(tokens: readonly Token[], [from, to]: Range): Subject | undefined {
  if (!tokens.slice(from, to).some((token) => token.lower === 'and') || tokens[from - 1]?.text !== ',')
    return undefined;
  let at = from;
  while (at >= 2 && tokens[at - 1]?.text === ',' && isName(tokens[at - 2])) {
    at -= 2;
    while (at > 0 && isName(tokens[at - 1])) at -= 1;
  }
  return at === 0 && !INTRODUCTIONS.has(tokens[0]?.lower ?? '') ? { range: [0, to], opens: 0 } : undefined;
}

/** The subject of "Name, 54, a teacher, said": modifiers are stepped over, those that name are kept. */
function modified(tokens: readonly Token[], end: number): Subject | undefined {
  let stop = end;
  let kept: number | undefined;
  for (let steps = 0; steps < 3; steps += 1) {
    const comma = commaBefore(tokens, stop);
    if (comma < 1) return undefined;
    const kind = modifierKind(tokens, [comma + 1, stop]);
    if (kind === undefined) return undefined;
    kept = kind === 'clause' ? undefined : (kept ?? stop);
    const next = commaBefore(tokens, comma);
    const before = tokens.slice(next + 1, comma);
    const single = before.length === 1 && isNumber(before[0]);
    const relative = /^(?:who|which|whose)$/.test(before[0]?.lower ?? '');
    if (!single && !relative) {
      const start = clauseStart(tokens, comma);
      if (start < 0) return undefined;
      const range = nounPhrase(tokens, [start, comma]);
      if (range === undefined) return undefined;
      const opener = tokens[start - 1];
      const whole: Range = [range[0], kept ?? comma];
      return opener === undefined ? { range: whole, opens: start } : { range: whole, opens: start, opener };
    }
    stop = comma;
  }
  return undefined;
}

/** The subject that stands before the verb at `cue` and may be taken at its word. */
export function subjectBefore(tokens: readonly Token[], cue: number): Subject | undefined {
  const end = beforeAdverbs(tokens, cue);
  if (end === undefined || end === 0) return undefined;
  const subject = subjectEndingAt(tokens, end);
  if (subject === undefined || DOUBTFUL.has(subject.opener?.lower ?? '')) return undefined;
  const before = tokens.slice(0, subject.opens);
  const opening = before.slice(before.findLastIndex((token) => /^[,;:—–]$/.test(token.text)) + 1);
  if (opening.some((token) => /^(?:if|whether|unless|had|neither|never|did|does|do|what)$/.test(token.lower)))
    return undefined;
  return agrees(tokens, subject.range, cue) ? subject : undefined;
}

/** "The army's claims", "police reports": a noun that looks like the verb does not agree with its subject. */
function agrees(tokens: readonly Token[], range: Range, cue: number): boolean {
  const form = cueOf(tokens[cue]?.lower ?? '')?.form;
  const head = headOf(tokens, range);
  const several =
    isPlural(head) ||
    tokens.slice(range[0], range[1]).some((token) => token.lower === 'and') ||
    head?.lower === 'they' ||
    /^(?:some|many|most|both|several|all)$/.test(tokens[range[0]]?.lower ?? '');
  if (form === 'base') return several || (head !== undefined && tokens[cue]?.lower === 'say');
  // Names such as "Reuters" or "the United Nations" take either.
  return (
    form !== 'third' ||
    !(several && !COLLECTIVES.has(head?.lower ?? '')) ||
    (isName(head) && !isDeterminer(tokens[range[0]]))
  );
}

/** Words after which a speaker's name has ended: "said Tull | in Valletta", "said a clerk | as". */
function endsPhrase(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'quote') return true;
  if (token.kind === 'sign') return !/^[()&-]$/.test(token.text);
  if (isDay(token) && at > from) return true;
  if (CLAUSE_OPENERS.has(token.lower) || AUXILIARIES.has(token.lower) || NEVER.has(token.lower)) return true;
  if (
    /^(?:last|this|next|late|early|earlier|yesterday|today|during|after|before)$/.test(token.lower) &&
    at > from &&
    token.lower !== 'early'
  )
    return true;
  const named = isName(tokens[at - 1]) || tokens[at - 1]?.text === ')';
  if (/^(?:in|at|on|with|by|to|from)$/.test(token.lower) && at > from) {
    return (
      named ||
      isTime(tokens[at + 1]) ||
      /^(?:statement|interview|briefing|conference|speech|email|letter|report)$/.test(
        tokens[at + 2]?.lower ?? '',
      )
    );
  }
  if (token.lower === 'and')
    return !(isName(tokens[at - 1]) && isName(tokens[at + 1])) && !/[a-z]s$/.test(tokens[at - 1]?.text ?? '');
  return false;
}

function phraseFrom(tokens: readonly Token[], from: number): Range | undefined {
  let to = from;
  while (to < tokens.length && !endsPhrase(tokens, to, from)) to += 1;
  // "police and …": cut there, it would name only one of them.
  return tokens[to]?.lower === 'and' ? undefined : nounPhrase(tokens, [from, to]);
}

/** A source that "according to" names. */
export function sourceAfterAccordingTo(
  tokens: readonly Token[],
  from: number,
  closing: boolean,
): Range | undefined {
  const range = sourceFrom(tokens, from, closing ? 'any' : 'article');
  if (range === undefined) return undefined;
  const own = /^(?:its|their|his|her|our)$/;
  const named = tokens
    .slice(...range)
    .some((token) => isName(token) || (isDeterminer(token) && !own.test(token.lower)) || isNumber(token));
  return named || isAgent(headOf(tokens, range)) ? range : undefined;
}

/** The source that begins at `from`, after "said". */
export function sourceFrom(
  tokens: readonly Token[],
  from: number,
  appositions: 'any' | 'article' | 'none',
): Range | undefined {
  const phrase = phraseFrom(tokens, from);
  if (phrase === undefined || phrase[0] !== from) return undefined;
  let [, to] = phrase;
  const name = tokens.slice(from, to).filter(isName).length > 1;
  while (appositions !== 'none' && tokens[to]?.text === ',') {
    // Ahead of its content, only "According to Jane Doe, a vet, …" is surely still the source.
    const next = tokens[to + 1]?.lower ?? '';
    if (appositions === 'article' && !(name && (next === 'a' || next === 'an' || ROLES.test(next)))) break;
    let end = to + 1;
    while (
      end < tokens.length &&
      !/^[.,;:—–!?]$/.test(tokens[end]?.text ?? '') &&
      tokens[end]?.kind !== 'quote'
    )
      end += 1;
    if (modifierKind(tokens, [to + 1, end]) !== 'name' || tokens[to + 1]?.lower === 'and') break;
    const phrase =
      phraseFrom(tokens, to + 1) ?? (isNumber(tokens[to + 1]) ? ([to + 1, to + 2] as const) : undefined);
    if (phrase === undefined || phrase[0] !== to + 1) break;
    to = phrase[1];
    if (to !== end) break;
  }
  return [from, to];
}
