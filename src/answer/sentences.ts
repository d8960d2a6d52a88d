import type { Span } from './question.ts';

/** Words that end in a full stop and are followed by a name or a number: the sentence goes on. */
const TITLES = new Set(
  (
    'c p v b d r fl ch ver mr mrs ms messrs mme mlle dr prof st ste gen lt maj col sgt cpl pvt capt cmdr cdr adm brig rep reps sen sens gov ' +
    'pres rev hon fr mt ft vs viz cf ca approx e.g i.e no nos vol vols fig figs eq pp op ed eds art sec para ' +
    'z.b d.h u.a bzw usw nr hr fr frl sr sra srta dña núm mm ул г им тов гр'
  ).split(' '),
);

/** Abbreviations that may also close a sentence: what follows decides. */
const EITHER = new Set(
  (
    'inc corp ltd co bros jr etc al esq dept dist univ assn ave blvd rd est min max ' +
    'a.m p.m u.s u.k u.n e.u u.s.a u.s.s.r d.c b.c a.d ph.d m.d b.a m.a ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa ' +
    'tenn tex va vt wash wis wyo'
  ).split(' '),
);

/** Words that open a sentence far more often than they go on after an abbreviation. */
const OPENERS = new Set(
  (
    'the a an this that these those it its he she his her they their we our i you in on at by for from with as after ' +
    'before during while when where although though however but and so if since until there here what who why how ' +
    'because despite according both some many most all no not one two another other such under over between through ' +
    'meanwhile later then now today also even still only'
  ).split(' '),
);

/** Unicode's rules see no break before a sentence that opens with a number: "It rained. 92 towns fell." */
const BEFORE_NUMBER = /(?<=[\p{L}\d][\p{L}\d][.!?]["')\]”’]{0,2}\s)(?=["“(]?\p{N})/u;

/** Nor after the marks of an encyclopedia's footnotes: "It rained.[3] It stopped.:89 It rained again." */
const AFTER_NOTE = /(?<=[.!?]["”’]?(?:\[[^\]]{1,30}\]|:\d{1,4}(?:[–-]\d{1,4})?){1,4}\s)(?=["“(]?\p{Lu})/u;

const UNSEEN = new RegExp(`${BEFORE_NUMBER.source}|${AFTER_NOTE.source}`, 'gu');

/** A bracket left open longer than this, in code units, was never meant to be closed. */
const LONGEST_BRACKET = 300;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    const tag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : 'en';
    segmenter = new Intl.Segmenter(tag, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/**
 * Cuts a text into sentences: half-open spans that touch each other and cover the whole text. White space
 * belongs to the sentence before it.
 * @param language BCP 47 tag.
 */
export function sentencesOf(text: string, language = 'en'): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let end = 0;
  for (const next of breaksOf(text, language)) {
    if (end > start && text.slice(end, next).trim() !== '' && !goesOn(text, start, end)) {
      spans.push([start, end]);
      start = end;
    }
    end = next;
  }
  if (end > start) spans.push([start, end]);
  return spans;
}

/** Where sentences may end: where Unicode's rules say so, and where they see nothing; ascending. */
function breaksOf(text: string, language: string): number[] {
  const breaks = new Set<number>([text.length]);
  for (const { index } of segmenterOf(language).segment(text)) breaks.add(index);
  for (const { index } of text.matchAll(UNSEEN)) breaks.add(index);
  return [...breaks].sort((a, b) => a - b);
}

/** Whether the sentence that began at `start` goes on after the break at `at` that Unicode's rules see there. */
function goesOn(text: string, start: number, at: number): boolean {
  const before = text.slice(start, at);
  if (!/\S/.test(before)) return true;
  const tail = before.slice(-60);
  const after = text.slice(at, at + 80);
  if (/\n\s*\n\s*$/.test(tail)) return false;
  // Signs that close what came before, such as a quotation mark set apart or a footnote's "[3]".
  if (/^(?:[)\]»”’]|\[\d+\])/u.test(after)) return true;
  if (/^["'“‘«([]*\p{Ll}/u.test(after)) return !/^["'“‘«([]*(?:i(?:Phone|Pad|OS|Cloud)|eBay)\b/u.test(after);
  if (/^[,;:–—-]\s*\p{L}/u.test(after)) return true;
  if (/\n\s*$/.test(tail)) return false;
  return abbreviated(tail, after) || bracketOpen(text, before.slice(-LONGEST_BRACKET), at);
}

function abbreviated(before: string, after: string): boolean {
  const word = /([\p{L}.]+)\.["')\]”’]*\s*$/u.exec(before)?.[1];
  if (word === undefined || /\.\.$/.test(word)) return false;
  const lower = word.toLowerCase();
  const next = /^["'“‘«([]*([\p{L}\p{N}]+)/u.exec(after)?.[1] ?? '';
  const number = /^\p{N}/u.test(next);
  if (/^nos?$/.test(lower)) return number;
  if (TITLES.has(lower) && (lower.length > 1 || lower === word))
    return /^["'“‘«([]*[\p{L}\p{N}]/u.test(after);
  const opener = OPENERS.has(next.toLowerCase());
  if (EITHER.has(lower)) return next !== '' && !opener && !/^["“«]/u.test(after);
  // An initial, as in "J. K. Rowling", or letters between full stops, as in "U.S. Army".
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)) return /^\p{Lu}/u.test(next) && !opener;
  return false;
}

/**
 * Whether a bracket opened in the sentence is closed only after the break: "(He left. Nobody knew.)" stays one.
 * @param before the end of the sentence, as much of it as a bracket may hold
 */
function bracketOpen(text: string, before: string, at: number): boolean {
  const open = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
  if (open < 0) return false;
  const [opening, closing] = before[open] === '(' ? ['(', ')'] : ['[', ']'];
  if (before.indexOf(closing, open) >= 0) return false;
  const rest = text.slice(at, at + LONGEST_BRACKET);
  const closes = rest.indexOf(closing);
  const reopens = rest.indexOf(opening);
  return closes >= 0 && (reopens < 0 || closes < reopens);
}
