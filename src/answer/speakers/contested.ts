/**
 * Where one passage of an article denies what another one reports. Found only where the denying words name whose
 * claim they mean, or repeat the claim itself: a contradiction seen where there is none would be a claim of ours.
 */
import { stemmer } from '@orama/stemmers/english';
import { stopwords } from '@orama/stopwords/english';
import type { Article, Passage } from '../../knowledge/article.ts';
import type { Attributed } from '../question.ts';
import { cueOf } from './cues.ts';
import { outerSentences, quotationsIn, type Token, tokensIn } from './quotations.ts';
import { subjectBefore } from './sources.ts';
import { speakersIn } from './speakers.ts';

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
]);

/** Nouns for what somebody said: "Russia's claim", "the ministry's figures". */
const CLAIM =
  /^(?:claims?|assertions?|accusations?|allegations?|statements?|versions?|accounts?|reports?|charges?|figures?|suggestions?|announcements?)$/;

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

function denialsIn(passage: Passage, language: string): Denial[] {
  const quotations = quotationsIn(passage.text);
  return outerSentences(passage.text, quotations, language).flatMap((span) => {
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
      return [claimant === undefined ? denial : { ...denial, claimant: claimant.name }];
    });
  });
}

/** How well a passage fits as what is denied; 0 where it does not. */
function likeness(denial: Denial, passage: Passage, attributed: readonly Attributed[]): number {
  if (passage.id === denial.passage.id) return 0;
  const { claimant, words } = denial;
  if (claimant !== undefined) {
    const said = attributed.filter(({ speaker }) => speaker.toLowerCase().replace(/^the /, '') === claimant);
    return Math.max(
      0,
      ...said.map(({ start, end }) => shared(words, stemsOf(passage.text.slice(start, end)))),
    );
  }
  // Nobody is said to contradict himself, and a claim in other words is left alone.
  if (words.size < FEWEST_WORDS || attributed.some(({ speaker }) => speaker === denial.speaker)) return 0;
  const common = shared(words, stemsOf(passage.text));
  return common / words.size >= SAME_CLAIM ? common : 0;
}

/** For each passage that another one of the article denies in words, that passage and who denies there. */
export function contestedBy(article: Article): ReadonlyMap<string, Contest> {
  const contested = new Map<string, Contest>();
  if (!/^en\b/i.test(article.language)) return contested;
  const speakers = speakersIn(article);
  for (const denial of article.passages.flatMap((passage) => denialsIn(passage, article.language))) {
    const fits = article.passages.map((passage) => likeness(denial, passage, speakers.get(passage.id) ?? []));
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
