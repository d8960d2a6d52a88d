/**
 * Where one passage of an article denies what another one reports. Found only where the denying words name whose
 * claim they mean, or repeat the claim itself: a contradiction seen where there is none would be a claim of ours.
 */
import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import type { Article, Passage } from '../../knowledge/article.ts';
import type { Attributed } from '../question.ts';
import { cueOf } from './cues.ts';
import { mayMean } from './noun-phrase.ts';
import { outerSentences, quotationsIn, type Token, tokensIn } from './quotations.ts';
import { speakersIn } from './speakers.ts';
import { subjectBefore } from './subject.ts';

/** The passage that denies, and who denies there, as the text names them. */
export interface Contest {
  readonly by: string;
  readonly speaker: string;
}

const DENIALS: ReadonlySet<string> = new Set([
  'deny',
  'reject',
  'dispute',
  'dismiss',
  'refute',
  'contest',
  'contradict',
  'disagree',
]);

/** Nouns for what somebody said: "Russia's claim", "the ministry's figures". */
const CLAIM =
  /^(?:claims?|assertions?|accusations?|allegations?|statements?|versions?|accounts?|reports?|charges?|figures?|suggestions?|announcements?)$/;

/** What can only be meant of what somebody else said; a "report" or a "statement" may be a thing of its own. */
const ANAPHOR = /^(?:claims?|assertions?|accusations?|allegations?|charges?|reports|suggestions?)$/;
/** What may follow words such as "the accusation" without narrowing them. */
const GOES_ON = /^(?:[,.;:—–]|in|on|as|and|but|saying|calling|outright|yesterday|today|late|during)$/;

/** Share of a denied claim's words that a passage must hold to be the one that is denied. */
const SAME_CLAIM = 0.6;
const FEWEST_WORDS = 3;

interface Denial {
  readonly passage: Passage;
  readonly speaker: string;
  /** Whose claim is denied, in lower case, where the text says whose. */
  readonly claimant?: string;
  /** Stems of the claim. */
  readonly words: ReadonlySet<string>;
  /** "this", "him", "accusation": the word that means what the passage before says; empty for "disagreed". */
  readonly anaphor?: string;
}

function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu) ?? [];
  return new Set(
    words.filter((word) => word.length > 1 && !stopwords.includes(word)).map((word) => stemmer(word)),
  );
}

function shared(of: ReadonlySet<string>, among: ReadonlySet<string>): number {
  return [...of].filter((word) => among.has(word)).length;
}

/** "Russia's claim to …": the name before the noun, without its "'s". */
function claimantAt(tokens: readonly Token[], from: number): { name: string; rest: number } | undefined {
  for (let at = from; at < Math.min(tokens.length, from + 6); at += 1) {
    if (!/(?:'s|s')$/.test(tokens[at]?.lower ?? '')) continue;
    const noun = [at + 1, at + 2].find((place) => CLAIM.test(tokens[place]?.lower ?? ''));
    if (noun === undefined) continue;
    const name = tokens
      .slice(from, at + 1)
      .map((token) => token.lower)
      .join(' ');
    return { name: name.replace(/'s?$/, '').replace(/^the /, ''), rest: noun + 1 };
  }
  return undefined;
}

/** The word for what was said before, where nothing else says what is denied: "dispute this", "rejected the charges". */
function anaphorAt(tokens: readonly Token[], at: number): string | undefined {
  const lower = (place: number): string => tokens[place]?.lower ?? '';
  const ends = (place: number): boolean => place >= tokens.length || GOES_ON.test(lower(place));
  const verb = cueOf(lower(at))?.verb ?? '';
  if (verb === 'disagree')
    return ends(at + 1) && !/^(?:sides|both|parties)$/.test(lower(at - 1)) ? '' : undefined;
  if (/^(?:this|that)$/.test(lower(at + 1)) && ends(at + 2)) return lower(at + 1);
  // Who is dismissed or rejected may have lost his post.
  if (/^(?:him|her|them)$/.test(lower(at + 1)))
    return /^(?:contradict|refute)$/.test(verb) && ends(at + 2) ? lower(at + 1) : undefined;
  const noun = /^(?:the|this|that|these|those|such|all)$/.test(lower(at + 1)) ? at + 2 : at + 1;
  // A court that dismissed the charges ended a trial.
  if (verb === 'dismiss' && /^charges?$/.test(lower(noun))) return undefined;
  return ANAPHOR.test(lower(noun)) && noun > at + 1 && ends(noun + 1) ? lower(noun) : undefined;
}

function denialsIn(passage: Passage, language: string): Denial[] {
  const quotations = quotationsIn(passage.text);
  return outerSentences(passage.text, quotations, language).flatMap((span, sentence) => {
    const tokens = tokensIn(passage.text, span, quotations);
    return tokens.flatMap((token, at): Denial[] => {
      const cue = cueOf(token.lower);
      if (cue === undefined || cue.form === 'ing' || token.text !== token.lower || !DENIALS.has(cue.verb))
        return [];
      const subject = subjectBefore(tokens, at);
      const first = tokens[subject?.range[0] ?? -1];
      const last = tokens[(subject?.range[1] ?? 0) - 1];
      // "He denied it" names nobody.
      if (first === undefined || last === undefined || /^(?:he|she|it|they)$/.test(first.lower)) return [];
      const claimant = claimantAt(tokens, at + 1);
      const from = claimant?.rest ?? at + 1;
      const stop = tokens.findIndex(
        (each, place) => place >= from && (each.kind === 'quote' || /^[,;:]$/.test(each.text)),
      );
      const claim = tokens
        .slice(from, stop < 0 ? tokens.length : stop)
        .map((each) => each.text)
        .join(' ');
      const speaker = passage.text.slice(first.start, last.end);
      const denial = { passage, speaker, words: stemsOf(claim) };
      if (claimant !== undefined) return [{ ...denial, claimant: claimant.name }];
      // Further on, "this" may be something of the passage's own.
      const opens = sentence === 0 && /^(?:but|however)?,?\s*$/i.test(passage.text.slice(0, first.start));
      const anaphor = opens ? anaphorAt(tokens, at) : undefined;
      return [anaphor === undefined ? denial : { ...denial, anaphor }];
    });
  });
}

function sameSpeaker(one: string, other: string): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/^the /, '');
  return bare(one) === bare(other);
}

/** How well a passage fits as what is denied; 0 where it does not. */
function likeness(
  { claimant, words, speaker }: Denial,
  passage: Passage,
  said: readonly Attributed[],
): number {
  if (claimant !== undefined) {
    const own = said.filter((each) => sameSpeaker(each.speaker, claimant));
    return Math.max(
      0,
      ...own.map(({ start, end }) => shared(words, stemsOf(passage.text.slice(start, end)))),
    );
  }
  // Nobody is said to contradict himself, and a claim in other words is left alone.
  if (words.size < FEWEST_WORDS || said.some((each) => sameSpeaker(each.speaker, speaker))) return 0;
  return Math.max(
    0,
    ...said.map(({ start, end }) => {
      const stems = stemsOf(passage.text.slice(start, end));
      const common = shared(words, stems);
      return common >= FEWEST_WORDS && common / Math.min(words.size, stems.size) >= SAME_CLAIM ? common : 0;
    }),
  );
}

/** Whether "this", "him" or "the accusation" can only mean what the passage right before says. */
function isMeant(
  { anaphor = '', passage, speaker }: Denial,
  before: Passage,
  said: readonly Attributed[],
): boolean {
  const [first] = said;
  if (first === undefined || before.section !== passage.section) return false;
  if (said.some((each) => each.speaker !== first.speaker) || sameSpeaker(first.speaker, speaker))
    return false;
  // Who is accused of "charges" that the passage itself speaks of may deny those.
  if (ANAPHOR.test(anaphor)) {
    const nominal = `(?:\\b(?:the|these|those|of|any|all|his|her|its|their|over|into|on)|['’]s)\\s+(?:\\p{L}+\\s+)?`;
    return !new RegExp(`${nominal}${anaphor.replace(/s$/, '')}s?\\b`, 'iu').test(before.text);
  }
  const pronoun = { him: 'he', her: 'she', them: 'they' }[anaphor];
  if (pronoun === undefined) return true;
  const tokens = tokensIn(first.speaker, [0, first.speaker.length], []);
  return mayMean(pronoun, tokens, [0, tokens.length]);
}

/** For each passage that another one of the article denies in words, that passage and who denies there. */
export function contestedBy(article: Article): ReadonlyMap<string, Contest> {
  const contested = new Map<string, Contest>();
  if (!/^en\b/i.test(article.language)) return contested;
  const speakers = speakersIn(article);
  for (const denial of article.passages.flatMap((passage) => denialsIn(passage, article.language))) {
    const before = article.passages[article.passages.indexOf(denial.passage) - 1];
    if (denial.anaphor !== undefined) {
      const meant = before !== undefined && isMeant(denial, before, speakers.get(before.id) ?? []);
      if (meant && !contested.has(before.id))
        contested.set(before.id, { by: denial.passage.id, speaker: denial.speaker });
      continue;
    }
    const fits = article.passages.map((passage) =>
      passage.id === denial.passage.id ? 0 : likeness(denial, passage, speakers.get(passage.id) ?? []),
    );
    const best = Math.max(0, ...fits);
    const passage = article.passages[fits.indexOf(best)];
    // Two passages that fit alike leave open which one is meant.
    const alone = fits.filter((each) => each === best).length === 1;
    if (best > 0 && alone && passage !== undefined && !contested.has(passage.id)) {
      contested.set(passage.id, { by: denial.passage.id, speaker: denial.speaker });
    }
  }
  return contested;
}
