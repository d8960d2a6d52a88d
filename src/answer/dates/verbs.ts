/** What the verb that a date belongs to says of time. */

/** Past forms that do not end in "ed"; "cut", "hit" and "put" are taken for them too. */
const PAST = new RegExp(
  `^(?:${[
    'was were had did been gone said told began begun became came went left met took taken made gave given found held',
    'led sent spent built lost won fought brought thought bought caught taught sought shot struck fell fallen rose',
    'risen grew grown knew known flew flown drew drawn threw thrown broke broken spoke spoken woke chose chosen froze',
    'stole stolen drove driven wrote written rode ridden swore sworn wore worn tore torn bore born saw seen ate eaten',
    'hid hidden bit beaten forgot kept slept swept wept felt dealt meant lent sat stood understood withdrew withdrawn',
    'overthrew paid laid ran sang sung sank sunk swam rang drank shrank sprang hung dug stuck swung spun won fled bled',
    'fed sped read hit cut put shut set beat quit burst cost heard sold lit shook shaken sent done shown lay',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
  'u',
);

const NO_PAST =
  /^(?:need|feed|speed|seed|breed|indeed|hundred|exceed|proceed|succeed|bed|red|embed|sacred|united|so-called)$/u;

/** What is done at a set time, and in the present tense is still to come. */
const PLANNED = new RegExp(
  `^(?:${[
    'begin start open reopen close end meet vote hold host visit travel return resume play face take come head depart',
    'arrive leave launch air kick decide sign gather convene sit expire celebrate mark retire step speak appear testify',
    'address run compete welcome receive turn rise fall change move switch join stand continue present deliver debate',
    'hear consider discuss elect plan aim expect want hope intend need get look lapse reconvene tour land sail',
  ]
    .join(' ')
    .replaceAll(
      ' ',
      '|',
    )})s?$|^(?:goes|go|finish(?:es)?|publish(?:es)?|fl(?:y|ies)|is|are|has|have|does|do)$`,
  'u',
);

/** Participles of what is still to come: "a ruling expected on Friday". */
const EXPECTED =
  /^(?:expected|scheduled|planned|slated|billed|timed|postponed|delayed|rescheduled|proposed|extended)$/u;

/** Before a word, what shows that it is no verb. */
const NOMINAL =
  /^(?:the|a|an|this|its|their|his|her|our|my|at|of|for|in|on|with|by|from|first|last|final|new|former)$/u;

/** After "to", what is no infinitive: "to reporters", "to parliament". */
const NO_INFINITIVE =
  /^(?:the|a|an|its|their|his|her|him|them|it|us|me|you|this|that|these|those|what|which|whom|each|every|all|both|some|more|about|around|nearly|almost|at|as|least|parliament|court|hospital|police|power|prison|jail|work|school|war|death|life|state|local|foreign|national|public|media|television|market|normal|zero|safety|office|one|two|three|mainland|northern|southern|eastern|western|.*(?:[^s]s|ion|ty|ment)|\P{Ll}.*)$/u;

/** Infinitives of what did happen: "managed to flee on Friday". */
const DONE =
  /^(?:managed|failed|refused|declined|continued|began|started|appeared|seemed|forced|helped|used|had|went|came|proved)$/u;

type Verb = 'past' | 'ahead' | 'to';

/** What the word at `at` says of time, as the verb that it may be. */
function verbAt(words: readonly string[], at: number): Verb | undefined {
  const word = words[at] ?? '';
  const before = words[at - 1] ?? '';
  if (before === 'to' && !NO_INFINITIVE.test(word)) return DONE.test(words[at - 2] ?? '') ? 'past' : 'to';
  if (NOMINAL.test(before)) return undefined;
  if (EXPECTED.test(word)) return 'ahead';
  if (PAST.test(word) || (/^\p{Ll}+ed$/u.test(word) && !NO_PAST.test(word))) return 'past';
  return PLANNED.test(word) ? 'ahead' : undefined;
}

/** The verb that a date belongs to: the nearest before it or, where the clause opens with the date, the first after it. */
export function verbOf(
  before: string,
  after: string,
): { readonly verb: Verb; readonly word: string } | undefined {
  const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
  const words = wordsOf(before);
  const next = wordsOf(after);
  // "which is at war, on Monday accused …"
  const adverb = /ly$/.test(next[0] ?? '') ? 1 : 0;
  if (verbAt(next, adverb) === 'past' && next[adverb + 1] !== 'by')
    return { verb: 'past', word: next[adverb] ?? '' };
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const verb = verbAt(words, at);
    if (verb !== undefined) return { verb, word: words[at] ?? '' };
  }
  const first = next.findIndex((_, at) => verbAt(next, at) !== undefined);
  const verb = verbAt(next, first);
  return verb && { verb, word: next[first] ?? '' };
}
