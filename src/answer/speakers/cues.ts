/**
 * The words that a news text attributes with. The verbs are the frequent ones of PolNeAR (Newell et al. 2018)
 * and what newspapers' style books list beside them; `pattern` says what a verb needs before its subject counts
 * as a speaker, because most of these verbs mean something else as well ("added 40 branches", "told the time").
 */

/**
 * - `say`: any clause, with or without "that", a quotation, and both orders.
 * - `hold`: a clause; without "that" only where a finite verb shows that it is one ("fear the mine will …").
 * - `that`: a clause with "that", a quotation, and both orders ("…, the space agency announced").
 * - `tell`: as `say`, after somebody who is told.
 * - `deny`: as `that`, but what is attributed begins at the verb, or it would say the opposite.
 * - `data`: as `hold`, with figures or a study as its subject.
 * - `quote`: only words in quotation marks, anywhere in what follows.
 * - `judge`: as `quote`, and its object with "of", "as", "on", "a" ("accused the bank of …").
 * - `react`: nothing of its own; its subject is who goes on ", saying that …".
 *
 * What a verb attributes with a word of its own ("call on", "rule out", "vow to") is in `phrasal`.
 */
type Pattern = 'say' | 'hold' | 'that' | 'tell' | 'deny' | 'data' | 'quote' | 'judge' | 'react';
type Form = 'base' | 'third' | 'past' | 'ing';

export interface Cue {
  readonly verb: string;
  readonly pattern: Pattern;
  readonly form: Form;
}

const VERBS: Readonly<Record<Pattern, readonly string[]>> = {
  say: ['say'],
  hold: [
    ...['think', 'believe', 'claim', 'insist', 'argue', 'warn', 'estimate', 'predict', 'allege'],
    ...['hope', 'fear', 'admit', 'reckon', 'concede', 'assert', 'contend', 'suspect', 'acknowledge'],
    ...['suggest', 'forecast', 'swear'],
  ],
  that: [
    ...['announce', 'report', 'find', 'confirm', 'add', 'note', 'explain', 'write', 'state', 'conclude'],
    ...['reveal', 'testify', 'reiterate', 'repeat', 'recall', 'declare', 'remark', 'observe', 'propose'],
    ...['complain', 'disclose', 'promise', 'pledge', 'vow', 'joke', 'reply', 'respond', 'tweet', 'post'],
    ...['recommend', 'boast', 'lament', 'caution', 'counter', 'affirm', 'clarify', 'calculate'],
    ...['maintain', 'stress', 'emphasise', 'emphasize', 'answer', 'point'],
  ],
  tell: ['tell', 'inform', 'assure', 'remind'],
  deny: ['deny'],
  data: ['show', 'indicate'],
  quote: [
    ...['ask', 'continue', 'quip', 'urge', 'hail', 'condemn', 'praise', 'criticise', 'criticize', 'slam'],
    ...['defend', 'exclaim', 'shout', 'whisper', 'demand', 'denounce', 'mock', 'thank', 'cite'],
    ...['voice', 'compare', 'speak'],
  ],
  judge: ['call', 'describe', 'accuse', 'blame', 'dismiss', 'brand', 'label'],
  react: [
    ...[
      'reject',
      'apologise',
      'apologize',
      'refuse',
      'decline',
      'welcome',
      'oppose',
      'resign',
      'react',
      'rule',
    ],
    ...['dispute', 'disagree', 'protest', 'appeal', 'refute', 'contest', 'contradict'],
    ...['threaten', 'order', 'put'],
  ],
};

/** Past forms that do not follow the rule. */
const IRREGULAR: Readonly<Record<string, string>> = {
  say: 'said',
  tell: 'told',
  think: 'thought',
  find: 'found',
  write: 'wrote',
  show: 'showed',
  swear: 'swore',
  forecast: 'forecast',
  admit: 'admitted',
  speak: 'spoke',
  put: 'put',
};

function pastOf(verb: string): string {
  if (IRREGULAR[verb] !== undefined) return IRREGULAR[verb];
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  if (/[^aeiou][aiu]p$/.test(verb) || verb === 'slam') return `${verb}${verb.slice(-1)}ed`;
  return verb.endsWith('e') ? `${verb}d` : `${verb}ed`;
}

function thirdOf(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|sh|ch)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

function ingOf(verb: string): string {
  if (verb === 'admit') return 'admitting';
  return `${verb.replace(/e$/, '')}ing`;
}

function formsOf(verb: string, pattern: Pattern): [string, Cue][] {
  return [
    [verb, { verb, pattern, form: 'base' }],
    [thirdOf(verb), { verb, pattern, form: 'third' }],
    [pastOf(verb), { verb, pattern, form: 'past' }],
    [ingOf(verb), { verb, pattern, form: 'ing' }],
  ];
}

const CUES: ReadonlyMap<string, Cue> = new Map(
  (Object.keys(VERBS) as Pattern[]).flatMap((pattern) =>
    VERBS[pattern].flatMap((verb) => formsOf(verb, pattern)),
  ),
);

/** The cue that a lower-case word is a form of. */
export function cueOf(word: string): Cue | undefined {
  return CUES.get(word);
}

/** Whether a subject before the verb may also be followed by it at the end: "…, officials said." */
export function mayFollow(cue: Cue): boolean {
  const { verb, pattern } = cue;
  if (pattern === 'quote') return ['ask', 'continue', 'quip', 'exclaim', 'shout', 'whisper'].includes(verb);
  return ['say', 'hold', 'that', 'tell', 'data'].includes(pattern);
}
