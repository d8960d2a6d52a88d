import type { Coverages } from './coverage.ts';
import { PRONOUN } from './cues.ts';
import type { Prepared, PreparedSentence } from './prepare.ts';
import type { Query } from './query.ts';
import { sharesOf } from './shares.ts';
import { pairsAll, rising, wordsMet } from './words-met.ts';

/** BM25 scores of the question, by place. */
export interface Scores {
  readonly passages: ReadonlyMap<number, number>;
  readonly sentences: ReadonlyMap<number, number>;
  /** The highest of each; 1 where there is none. */
  readonly bestPassage: number;
  readonly bestSentence: number;
}

/** How a passage of a library was found; of one article's, nothing is known. */
export interface PassageFound {
  /** Its score among the library's passages, relative to the best. */
  readonly hit: number;
  /** Share of the question that its article has anywhere. */
  readonly inArticle: number;
}

/** What all sentences are measured against. */
export interface Context {
  readonly prepared: Prepared;
  readonly query: Query;
  readonly coverages: Coverages;
  readonly scores: Scores;
  readonly found?: readonly PassageFound[] | undefined;
}

/**
 * What speaks for a sentence as the answer, mostly from 0 to 1. Where a question asks for a kind of thing, the
 * feature of that kind is 1 in a sentence that has one of its own and -1 in one that has none.
 */
export interface Features {
  readonly shares: ReturnType<typeof sharesOf>;
  readonly traits: ReturnType<typeof traitsOf>;
}
export type FeatureName = keyof Features['shares'] | keyof Features['traits'];

/** Two objects, not one: V8 turns an object of many fields that is made by spreading into a slow hash table. */
export function featuresOf(sentence: PreparedSentence, context: Context): Features {
  const shares = sharesOf(sentence, context.prepared, context.query, context.coverages);
  return { shares, traits: traitsOf(sentence, context, shares) };
}

/** Features by name. */
export function featureEntries({ shares, traits }: Features): [name: FeatureName, value: number][] {
  return [...Object.entries(shares), ...Object.entries(traits)] as [FeatureName, number][];
}

function traitsOf(
  sentence: PreparedSentence,
  { prepared, query, coverages, scores, found }: Context,
  shares: Features['shares'],
) {
  const { units, total, asked, focus } = query;
  const { index, signs, forms } = sentence;
  const passage = prepared.passages[sentence.passage];
  const { from, to } = passage ?? { from: index, to: index + 1 };
  const here = coverages.sentence(index);
  const whole = coverages.passage(sentence.passage);
  const words = wordsMet(sentence, here.found, query);
  const above = coverages.above(sentence.passage).share;
  const bm25 = scores.passages.get(sentence.passage) ?? 0;
  const pronoun =
    ((sentence.cues[0] ?? 0) | (sentence.cues[1] ?? 0) | (sentence.cues[2] ?? 0)) & PRONOUN ? 1 : 0;
  let stops = 0;
  for (const form of query.stops) if (form !== undefined && forms.includes(form)) stops++;

  return {
    /** Passages before and after this one go on about the same. */
    neighbour: Math.max(
      follows(prepared, sentence.passage - 1) ? coverages.passage(sentence.passage - 1).share : 0,
      follows(prepared, sentence.passage) ? coverages.passage(sentence.passage + 1).share : 0,
    ),
    /** The heading asks this; the first passage under it is the likeliest to answer. */
    heading: above ** 2,
    headingFirst: passage?.opensSection ? above ** 2 : 0,
    hit: found?.[sentence.passage]?.hit ?? 0,
    inArticle: found?.[sentence.passage]?.inArticle ?? 0,
    bm25Passage: bm25 / scores.bestPassage,
    bm25Sentence: (scores.sentences.get(index) ?? 0) / scores.bestSentence,
    bm25: bm25 / (10 * total + 5),
    rare2: whole.near[query.rarest[1] ?? -1] ?? 0,
    rare3: whole.near[query.rarest[2] ?? -1] ?? 0,
    focus: here.near[focus] ?? 0,
    focusPassage: whole.near[focus] ?? 0,
    first: here.near[query.first] ?? 0,
    last: here.near[query.last] ?? 0,
    /** Words of the question that follow one another in the sentence too, stop words left out and with them. */
    pairs: words.pairs,
    pairsAll: pairsAll(sentence, query),
    order: units.length ? rising(here.found) / units.length : 0,
    stops: query.stops.length ? stops / query.stops.length : 0,
    stopsCount: Math.min(1, stops / 5),
    count: sign(asked.count, words.numbers > 0),
    countNear: words.numberNearFocus,
    time: sign(asked.time, words.dates > 0),
    person: asked.person ? (words.fullNames > 0 ? 1 : words.names > 0 ? 0.5 : -1) : 0,
    place: asked.place ? (words.places > 0 ? 1 : words.names > 0 ? 0.5 : -1) : 0,
    entity: sign(focus >= 0 && !asked.count && !asked.time, words.names > 0),
    cause: sign(asked.cause, words.causes > 0),
    manner: sign(asked.manner, words.manners > 0),
    near: words.nearest / total,
    nearAnswer: words.nearestAnswer / total,
    superlative: sign(asked.superlative !== undefined, forms.includes(query.superlative ?? -1)),
    naming: asked.name && signs.naming ? 1 : 0,
    quote: asked.name && signs.quote ? 1 : 0,
    money: asked.money && signs.money ? 1 : 0,
    percent: asked.percent && signs.percent ? 1 : 0,
    duration: sign(asked.duration, signs.duration),
    list: asked.list ? signs.commas : 0,
    commas: signs.commas,
    bracket: signs.bracket ? 1 : 0,
    asks: signs.asks ? 1 : 0,
    length: Math.log(1 + sentence.stems.length) / 4,
    newWords: Math.log(1 + words.fresh) / 3,
    nothingNew: words.fresh <= 2 ? 1 : 0,
    size: Math.log(1 + (passage?.terms.length ?? 0)) / 5,
    opening: index === from ? 1 : 0,
    depth: (index - from) / Math.max(1, to - from),
    pronoun,
    pronounPrevious: pronoun * (shares.withPrevious - shares.cover),
  };
}

/** Whether the passage after this one is the next of the same article. */
function follows({ passages }: Prepared, place: number): boolean {
  const here = passages[place]?.passage;
  const next = passages[place + 1]?.passage;
  return here !== undefined && next?.article === here.article && next.number === here.number + 1;
}

function sign(asked: boolean, has: boolean): number {
  return asked ? (has ? 1 : -1) : 0;
}
