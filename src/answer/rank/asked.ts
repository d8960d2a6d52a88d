/** What kind of answer a question asks for, told by its words. English; other languages ask for nothing here. */
export interface Asked {
  readonly count: boolean;
  readonly time: boolean;
  readonly person: boolean;
  readonly place: boolean;
  readonly cause: boolean;
  readonly manner: boolean;
  readonly name: boolean;
  readonly duration: boolean;
  readonly money: boolean;
  readonly percent: boolean;
  readonly list: boolean;
  /** "largest", "first", "only": the word that the answer's sentence should have too. */
  readonly superlative: string | undefined;
}

const MEASURED = 'many|much|long|old|far|large|big|tall|high|deep|wide|often|fast|heavy|frequently';
const COUNT = new RegExp(
  `\\bhow (?:${MEASURED})\\b|\\b(?:what|which|the) (?:\\w+ )?(?:number|percentage|percent|proportion|population|` +
    'amount|age|size|length|height|distance|cost|price|rate|share|total|fraction|ratio|speed|area|temperature|' +
    'weight|score|capacity)\\b',
);
const TIME =
  /\bwhen\b|\b(?:what|which) (?:\w+ )?(?:years?|dates?|day|month|century|decade|time|era|period|season)\b|\bhow (?:long ago|recently)\b/;
const PERSON =
  /\bwho(?:m|se|'s|’s)?\b|\b(?:what|which) (?:\w+ )?(?:person|man|woman|people|president|leader|king|queen|general|author|artist|scientist|actor|actress|singer|director|player|minister)\b/;
const PLACE =
  /\bwhere\b|\b(?:what|which) (?:\w+ )?(?:country|countries|city|cities|states?|places?|location|region|town|area|continent|island|river|street|province|county|village)\b/;
const CAUSE =
  /\bwhy\b|\bwhat (?:\w+ )?(?:reasons?|causes?|caused|purpose|led to|made)\b|\bhow come\b|\bwhat for\b/;
const MANNER = new RegExp(`\\bhow\\b(?! (?:${MEASURED}|come)\\b)`);
const NAME = /\b(?:called|named?|term|known|titled?|nickname|referred|word)\b/;
const DURATION =
  /\bhow long\b|\bhow many (?:\w+ )?(?:years|days|months|weeks|hours|minutes)|\bhow old\b|what age/;
const MONEY = /\bhow much\b|\bcost|\bprice|\bpaid?\b|\bworth\b/;
const PERCENT = /\bpercent|\bproportion|\bfraction|\bshare\b|\bhow much\b/;
const LIST = /\b(?:types|kinds|ways|examples|names|which|list|some|what are|what were)\b/;
const SUPERLATIVE =
  /\b(?:first|last|only|most|least|largest|biggest|smallest|oldest|newest|best|main|highest|lowest|earliest|longest|\w{3,}est)\b/;

export function askedOf(question: string): Asked {
  const text = question.toLowerCase();
  return {
    count: COUNT.test(text),
    time: TIME.test(text),
    person: PERSON.test(text),
    place: PLACE.test(text),
    cause: CAUSE.test(text),
    manner: MANNER.test(text),
    name: NAME.test(text),
    duration: DURATION.test(text),
    money: MONEY.test(text),
    percent: PERCENT.test(text),
    list: LIST.test(text),
    superlative: SUPERLATIVE.exec(text)?.[0],
  };
}
