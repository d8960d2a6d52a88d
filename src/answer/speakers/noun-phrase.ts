/**
 * Noun phrases, found by closed lists of words and capitals alone. What is not surely one is none: a source cut
 * wrong is a person misnamed.
 */
import type { Token } from './quotations.ts';

/** Half-open range of tokens. */
export type Range = readonly [from: number, to: number];

export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

const DETERMINERS = words(
  'a an the this that these those his her its their our my your some many most several both all each every another other one two three four five six seven eight nine ten dozens hundreds',
);
export const PREPOSITIONS = words(
  'of in for at from to with on near by against under behind between close inside outside among after before during over about through into within across along despite without',
);
/** Prepositions that open a circumstance ahead of the subject: "In his memoir the general wrote". */
const OPENING = words(
  'in at on during after for under with by from despite before since within over among through',
);
export const AUXILIARIES = words(
  "is are was were be been being has have had having do does did will would can could may might must shall should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot it's he's she's they're they've they'd it'll we're we've we'll i'm i've there's that's",
);
export const PRONOUNS = words('he she they it we i you who there');
export const NEVER = words(
  'he she they we i you me him them us who whom whose which what how why when where whether if unless not never no nobody nothing none neither nor either anyone anybody everyone whoever everybody somebody someone something anything there here than then because although though while as until so too very also even only just yes please nowhere hardly',
);
/** Words that end the noun phrase to their left, or that a new clause begins with. */
export const CLAUSE_OPENERS = words(
  'that which who whom whose what how why when where whether if unless while whereas although though because since as before after until till once than but or nor so yet',
);

export const COLLECTIVES = words(
  'police staff people parliament media men women congress government management prosecutors authorities children folk personnel crew counsel firefighters fans press',
);
export const INTRODUCTIONS = words(
  'but and yet so however meanwhile still later now then nevertheless nonetheless instead also today yesterday tomorrow earlier separately afterwards finally',
);
const DAYS = words('monday tuesday wednesday thursday friday saturday sunday');
const MONTHS = words('january february march april may june july august september october november december');
const TIMES = words(
  'week month year night spring summer autumn winter weekend morning afternoon evening day days weeks months years decade century time monday tuesday wednesday thursday friday saturday sunday',
);
const NOT_SOURCES = words(
  'plan plans law schedule size need needs rule rules custom tradition age taste weight season context circumstances instructions protocol order height rank merit ability colour color type time practice formula formulae definition theory standards convention usage method model principle principles terminology theorem terms provisions requirements demand demands wishes battle clock way word words thing things lot',
);

export function isDay(token: Token | undefined): boolean {
  return token !== undefined && DAYS.has(token.lower);
}

export function isName(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.text);
}

export function isNumber(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{N}+$/u.test(token.text);
}

export function isTime(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (TIMES.has(token.lower) || MONTHS.has(token.lower) || /^\p{N}{4}$/u.test(token.text))
  );
}

function isPossessive(token: Token | undefined): boolean {
  return token !== undefined && /(?:'s|s')$/.test(token.lower);
}

export function isDeterminer(token: Token | undefined): boolean {
  return token !== undefined && DETERMINERS.has(token.lower);
}

/** Signs that a noun phrase may hold: brackets after a name, hyphens, "&". */
export function fits(token: Token): boolean {
  if (token.kind === 'quote') return false;
  if (token.kind === 'sign') return /^[()&%$£€-]$/.test(token.text);
  if (AUXILIARIES.has(token.lower) || NEVER.has(token.lower))
    return isName(token) && token.text.length > 1 && token.text === token.text.toUpperCase();
  return (
    !/[a-z]{3}ly$/.test(token.text) ||
    isName(token) ||
    /^(?:family|daily|elderly|early|assembly|ally)$/.test(token.lower)
  );
}

/** Where the phrase begins after a circumstance without a comma: "In his memoir | the general", "On Monday | Brandt". */
function afterOpening(tokens: readonly Token[], [from, to]: Range): number | undefined {
  for (let at = from + 2; at < to; at += 1) {
    const before = tokens[at - 1];
    if (before === undefined || PREPOSITIONS.has(before.lower) || before.lower === 'and') continue;
    if (isDeterminer(tokens[at]) && !isDeterminer(before)) return at;
    if (isTime(before) && !isTime(tokens[at]) && !isPossessive(before)) return at;
  }
  return undefined;
}

/** The last word of the phrase's own, before "of …", "in …", "polled by …". */
export function headOf(tokens: readonly Token[], [from, to]: Range): Token | undefined {
  let head: Token | undefined;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.text === ',' || token.text === '(') break;
    if (at > from && PREPOSITIONS.has(token.lower)) break;
    if (at > from && /[a-z]{2}ed$/.test(token.text) && PREPOSITIONS.has(tokens[at + 1]?.lower ?? '')) break;
    head = token;
  }
  return head;
}

export function isPlural(token: Token | undefined): boolean {
  return token !== undefined && (/[^s']s$/.test(token.lower) || COLLECTIVES.has(token.lower));
}

/**
 * The noun phrase that a range of tokens is, an introduction before it left out; undefined where the range is
 * anything else or more.
 */
export function nounPhrase(tokens: readonly Token[], range: Range): Range | undefined {
  let [from] = range;
  const [, to] = range;
  while (from < to && INTRODUCTIONS.has(tokens[from]?.lower ?? '')) from += 1;
  if (OPENING.has(tokens[from]?.lower ?? '')) {
    const start = afterOpening(tokens, [from, to]);
    if (start === undefined) return undefined;
    from = start;
  }
  const part = tokens.slice(from, to);
  const [first] = part;
  const last = part.at(-1);
  if (first === undefined || last === undefined || part.length > 22) return undefined;
  if (first.kind === 'sign' || PREPOSITIONS.has(first.lower) || !part.every(fits)) return undefined;
  if (PREPOSITIONS.has(last.lower) || isDeterminer(last) || isPossessive(last) || last.lower === 'and')
    return undefined;
  // A second determiner that nothing ties to the first begins another phrase: "the painting the experts say".
  const loose = part.some((token, at) => {
    const before = part[at - 1];
    return (
      at > 0 &&
      before !== undefined &&
      isDeterminer(token) &&
      /^(?:a|an|the|his|their|its)$/.test(token.lower) &&
      !PREPOSITIONS.has(before.lower) &&
      !/^(?:and|all|both|most|close|that|&)$/.test(before.lower)
    );
  });
  if (
    loose ||
    part.filter((token) => token.text === '(').length !== part.filter((token) => token.text === ')').length
  )
    return undefined;
  const head = headOf(tokens, [from, to]);
  if (head === undefined || NOT_SOURCES.has(head.lower) || isTime(head)) return undefined;
  if (!part.some((token) => /\p{L}/u.test(token.text))) return undefined;
  if (part.length === 1 && isDeterminer(first) && !/^(?:most|many|some|several|both)$/.test(first.lower))
    return undefined;
  if (isDeterminer(first) || isNumber(first)) return [from, to];
  const named = part.some((token, at) => isName(token) && (at > 0 || part.length === 1 || from > 0));
  return named || isPlural(head) || isName(head) || isPossessive(first) ? [from, to] : undefined;
}

/** Sources that are no persons: what "shows" something. */
export const DATA =
  /^(?:figures?|data|evidence|stud(?:y|ies)|surveys?|polls?|reports?|statistics|documents?|results?|records?|research|estimates?|analysis|census|audit|inquiry|investigation|review|researchers|tests|numbers)$/;

export const ROLES =
  /(?:man|woman|er|or|ist|ian|chief|president|head|secretary|captain|general|colonel|judge|professor|coach|king|queen|prince|princess|bishop|priest|mother|father|son|daughter|sister|brother|wife|husband|boy|girl|friend|ceo|chair|chancellor|spokesperson|official|resident|source|witness|neighbour|aide|student|analyst|diplomat|veteran|pensioner|nurse|victim|suspect|actress|actor|candidate|champion|person|economist|mr|mrs|ms|dr|sir|lady|lord)$/;
const BODIES = words(
  'army navy ministry government company firm agency bank union council party court police office board commission committee university institute service club team parliament group association department authority regulator airline newspaper network station charity museum hospital school federation organisation organization institution state country city kremlin pentagon militia broadcaster corporation foundation bureau coalition report study survey statement watchdog operator maker carmaker drugmaker publisher',
);
const FEMALE =
  /\b(?:woman|spokeswoman|mrs|ms|miss|lady|queen|princess|mother|daughter|sister|wife|girl|actress|chairwoman|businesswoman|policewoman|dame|congresswoman)\b/i;
const MALE =
  /\b(?:man|spokesman|mr|lord|king|prince|father|son|brother|husband|boy|chairman|businessman|policeman|sir|congressman)\b/i;

/** Whether a pronoun can mean a source: never "he" for a bank, "it" for a woman, "they" for one person. */
export function mayMean(pronoun: string, tokens: readonly Token[], range: Range): boolean {
  const head = headOf(tokens, range);
  if (head === undefined) return false;
  const text = tokens
    .slice(range[0], range[1])
    .map((token) => token.lower)
    .join(' ');
  const body = BODIES.has(head.lower);
  const joined = /\band\b/.test(text.split(',')[0] ?? '');
  const several = (isPlural(head) && !isName(head)) || joined;
  if (pronoun === 'they') return several;
  if (several && !body) return false;
  const person =
    !body && (ROLES.test(head.lower) || FEMALE.test(text) || MALE.test(text) || range[1] - range[0] > 1);
  if (pronoun === 'it') return body || (!person && isName(head));
  if (body) return false;
  if (pronoun === 'he') return !FEMALE.test(text);
  return !MALE.test(text);
}

/** Whether a plain plural is of people or of what they publish: "witnesses", "figures"; not "different periods". */
export function isAgent(head: Token | undefined): boolean {
  if (head === undefined) return false;
  const single = head.lower.replace(/ies$/, 'y').replace(/s$/, '');
  return COLLECTIVES.has(head.lower) || BODIES.has(single) || ROLES.test(single) || DATA.test(head.lower);
}

const FORCES =
  /\b(?:storm|hurricane|typhoon|cyclone|river|mount|volcano|lake|fire|flood|floods|rain|snow|drought|injury|inflation|virus)\b/;

/** Whether a source is surely somebody, and no storm that "threatens to" or injury that "rules out". */
export function isSomebody(tokens: readonly Token[], range: Range): boolean {
  const head = headOf(tokens, range);
  const part = tokens.slice(...range);
  if (head === undefined || FORCES.test(part.map((token) => token.lower).join(' '))) return false;
  return isName(head) || isAgent(head) || BODIES.has(head.lower) || ROLES.test(head.lower);
}

/** What is in somebody's words and is not somebody: "her report". */
const WRITINGS =
  /^(?:accounts?|statements?|letters?|diar(?:y|ies)|memoirs?|books?|testimony|versions?|words|claims?|lawsuits?|complaints?|posts?|tweets?|websites?|filings?|calculations?|notes?|papers?|articles?|essays?|own|findings?|speech|figures?)$/;

/** The pronoun for whose report, account or figures a source is: "she" for "her report". */
export function ownerOf(tokens: readonly Token[], range: Range): string | undefined {
  const head = headOf(tokens, range)?.lower ?? '';
  if (!WRITINGS.test(head) && !(DATA.test(head) && head !== 'researchers')) return undefined;
  const first = tokens[range[0]]?.lower ?? '';
  return { her: 'she', his: 'he', its: 'it', their: 'they' }[first];
}
