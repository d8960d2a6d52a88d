import { sentencesOf } from '../sentences.ts';

/** A question without the words that only go around it. */
export interface UnframedQuestion {
  readonly text: string;
  /** Sentences beside the question, such as "I am writing an essay": of use only where the question is not covered alone. */
  readonly aside?: string;
}

/** Alternatives of a pattern, a line each; a blank is any white space. */
function oneOf(lines: string): string {
  const patterns = lines.trim().split('\n');
  return `(?:${patterns.map((line) => line.trim().replaceAll(' ', '\\s+')).join('|')})`;
}

const PEOPLE = oneOf(`
  all
  (?:there|guys|folks|team|people|friends|chat|mods?|admins?|bot|footnote|gang|y['’]?all)
  (?:every|any|some)(?:one|body)
`);

const SOMEBODY = '(?:you|u|we|i|(?:any|some)\\s*(?:one|body)(?:\\s+(?:here|else))?|the\\s+bot)';
const TELL = oneOf(`
  (?:tell|show|remind|inform|teach|ask)
  (?:explain|say|clarify|describe|find out|look up|check|figure out)
  (?:help|let|give) me (?:to )?(?:know|understand|find out|out|see)
  help
`);
const KINDLY = '(?:(?:please|pls|plz|kindly|quickly|maybe|perhaps|just|briefly)\\s+)*';
const TO_ME = '(?:\\s+(?:to\\s+)?(?:me|us))?';
const ABOUT = '(?:\\s+(?:more|something|anything|everything|a\\s+bit)?\\s*about(?=\\s))?';
const IF = '(?:\\s+(?:if|whether|whether\\s+or\\s+not))?';

/** What may go before a question, and says nothing of it. */
const LEAD = oneOf(`
  (?:hi|hello|hey|hiya|heya|howdy|yo|greetings|dear|good (?:morning|afternoon|evening|day))(?:[ ,]+${PEOPLE})*
  (?:so|ok|okay|well|um+|uh+|erm?|hm+|oh|alright|anyway|btw|by the way|basically|seriously|listen|look|wait|fyi)(?:[ ,]+(?:so|then|well|ok))*
  (?:please|pls|plz|kindly)
  (?:thanks|thank you|thx)(?: (?:in advance|a lot|for (?:the|your) \\w+|${PEOPLE}))*
  (?:sorry|apologies|pardon(?: me)?|excuse me|forgive me)(?: (?:for|to|if|about|in case)[^,.!?;:]{0,80}(?=[,.!?;:]))?[,.!;:]*(?: but)?
  (?:i have )?(?:just )?(?:(?:an?|one|my|another) )?(?:quick|short|small|dumb|stupid|silly|random|noob|simple|serious|last|honest|general|little|genuine)(?: little)? (?:question|q|one)(?: (?:here|for (?:you|${PEOPLE})|about (?:this|that|it|the article)))*
  (?:i have |got |here is )?(?:an?|my|the|one|another) question(?: (?:is|here|for (?:you|${PEOPLE})|about (?:this|that|it|the article)))*
  question(?=\\s*[:,–—-])
  (?:re|fwd?|aw)(?=\\s*:)
  (?:i|we)(?:['’]ve| have)(?: just| already)? (?:been )?(?:read|reading|search(?:ed|ing)|look(?:ed|ing)|googl(?:ed|ing)|try|tried|trying)[^,.!?;:]{0,80}(?=[,;:])(?:, (?:but|and))?
  ${KINDLY}(?:can|could|would|will|may|might) ${SOMEBODY} ${KINDLY}${TELL}${TO_ME}${ABOUT}${IF}
  ${KINDLY}would (?:you|anyone|somebody) mind (?:telling|explaining|saying|showing|checking)${TO_ME}${ABOUT}${IF}
  ${KINDLY}(?:tell|show|remind|teach) (?:me|us)${ABOUT}${IF}
  ${KINDLY}explain(?: to)? (?:me|us)
  (?:please |pls |plz |kindly )?(?:explain|clarify|tell|say)(?= (?:who|what|when|where|why|how|which|if|whether)(?![\\p{L}]))${IF}
  (?:do|does|did|would) ${SOMEBODY}(?: ${PEOPLE})?(?: happen to| by any chance)? (?:know|remember|recall)${ABOUT}${IF}
  (?:any|some)(?:one|body)(?: here)? (?:knows?|remembers?)${ABOUT}${IF}
  (?:i|we)(?: am|['’]m|m| was| are|['’]re| were)(?: (?:just|only|also|really|still))* (?:wondering|curious|asking(?: myself)?|trying to (?:find out|understand|remember|figure out|learn))${ABOUT}${IF}
  (?:i|we)(?:['’]d| would)(?: (?:just|really|also))* (?:like|love|want|need)(?: to (?:know|ask|understand|learn|find out|hear))?${ABOUT}${IF}
  (?:i|we) (?:just |really |also )*(?:want|wanted|need|needed|have|wish|hope)(?: you)? to (?:know|ask|understand|learn|find out)${ABOUT}${IF}
  (?:i|we) (?:do not|don['’]?t|dont|didn['’]?t|can['’]?t|cannot|can not) (?:really |quite |even )?(?:know|understand|get|remember|recall|figure out|find(?: out)?)
  (?:just )?(?:curious|wondering|asking)(?=\\s*[:,–—-]|\\s+(?:about|if|whether|who|what|when|where|why|how|which))${ABOUT}${IF}
  (?:what i (?:want|need|would like|['’]d like) to know is)
  (?:any (?:idea|ideas|clue|chance (?:you|anyone) knows?)|no idea(?: but)?|not sure if (?:this|it) (?:was|has been|is)[^,.!?;:]{0,60}(?=[,;:–—-])(?:,? but)?)
  (?:according to|based on|in|from|going by) (?:the|this|that|your) (?:article|articles|text|texts|page|docs|document|documents|source|sources|faq|story|report)(?=\\s*,)
  (?:my (?:teacher|boss|friend|son|daughter|brother|sister|mom|mum|dad|wife|husband|professor|colleague|kid)|someone|somebody|people|a friend)(?: here| of mine)? (?:asked|asks|keeps? asking|wants to know|is asking|wonders)(?: me)?(?=\\s*[:,]|\\s+(?:who|what|when|where|why|how|which|if|whether))${IF}
  for (?:school|homework|work|my (?:homework|essay|project|thesis|paper|class))(?=\\s*[:,])
  (?:привіт|вітаю|добрий день|доброго дня|добрий вечір|доброго ранку|привет|здравствуйте|здравствуй|добрый день|добрый вечер|доброе утро)(?: (?:всім|усім|всем|боте?|друзі|друзья))*
  (?:будь ласка|пожалуйста)
  (?:скажіть|скажи|підкажіть|підкажи|подскажите|подскажи|скажите|поясніть|поясни|объясните|объясни|розкажіть|расскажите)(?: (?:мені|нам|мне))?(?:,? (?:будь ласка|пожалуйста))?(?: про(?= ))?
`);

/** What may go after a question. */
const TRAIL = oneOf(`
  (?:and )?(?:many |much )?(?:thanks|thank (?:you|u)|thx|tysm|tnx|cheers|tia|much appreciated)(?: (?:in advance|a lot|a ton|a bunch|so much|very much|again|${PEOPLE}))*
  (?:please|pls|plz|plez|asap|lol|lmao|haha+|hehe+|kthx|ffs)
  (?:please|pls|plz) (?:help|answer|reply|explain)(?: me| asap| quickly)?
  (?:i )?need (?:this|an answer)(?: (?:asap|quickly|today|now|urgently|for (?:school|homework|work|tomorrow)))+
  (?:does|do) (?:any|some)(?:one|body) know
  (?:i(?: am|['’]m|m) )?(?:just|only) (?:wondering|curious|asking)(?: for a friend| out of curiosity)?
  (?:just )?asking for (?:a friend|school|homework|my (?:homework|essay|project|thesis|paper|class))
  if (?:you|u|any(?:one|body)) (?:know|knows|don['’]?t mind)
  any (?:help|advice|info|information|pointers?|hints?|answers?) (?:is|would be|will be) (?:much |greatly |very )?(?:appreciated|welcome|great)
  if (?:possible|that['’]?s ok(?:ay)?|i may ask)
  when(?:ever)? (?:you|u) (?:have|get) (?:a )?(?:moment|minute|sec|second|time|chance)
  in (?:brief|one sentence|a few words|simple (?:words|terms))
  cc:?(?: @?[\\p{L}\\p{N}_.-]+,?(?: and)?){1,4}
  (?:будь ласка|пожалуйста|дякую|спасибо)(?: (?:наперед|заранее|всім|всем))?
  \\((?:just |sorry |pls |please |thanks |asking |i |for |urgent|curious|not |no |my )[^()]{0,80}\\)
`);

/** What may go after a question only where a sign sets it apart: "for school" may well be part of one. */
const TRAIL_APART = oneOf(`
  (?:ty|tho|though|btw|urgent|urgently|quickly|help|anyone|anybody|someone|somebody|people|guys|folks|all|team|bot|mate|bro|friend)
  help(?: me| please| pls| asap)*
  any (?:idea|ideas|help|clue|clues|thoughts)
  for (?:a friend|school|homework|work|my (?:homework|essay|project|thesis|paper|class|boss|teacher))
  (?:wondering|curious|asking)(?: for a friend| out of curiosity)?
  (?:i|we) (?:forgot|keep forgetting|can['’]?t (?:remember|find (?:it|this))|cannot (?:remember|find (?:it|this))|don['’]?t (?:remember|know)|really need to know|have no idea)
  (?:regards|best|kind regards|best regards|sincerely|yours),?(?: \\p{Lu}[\\p{L}.-]*){0,3}
`);

const EDGE = '[\\s,.;:!–—-]*';
const BOUNDARY = '(?![\\p{L}\\p{N}])';
const LEADING = new RegExp(`^${EDGE}${LEAD}${BOUNDARY}${EDGE}`, 'iu');
const TRAILING = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])${TRAIL}|(?<=[,.;:!?–—-]\\s*)${TRAIL_APART})[\\s,.;:!?–—\\p{Extended_Pictographic}-]*$`,
  'iu',
);
const LINK = /<?\bhttps?:\/\/\S+|\bwww\.\S+/giu;

const ASKING_WORD = oneOf(`
  who|whom|whose|what|whats|when|where|why|how|which|is|are|was|were|do|does|did|can|could|has|have|had|will|would|should
  хто|що|коли|де|чому|як|скільки|який|яка|яке|які|кто|что|когда|где|почему|как|сколько|какой|какая|какое|какие
`);

/** Begins a sentence that asks, with or without a question mark. */
const ASKS = new RegExp(`^[\\s"“«'(]*(?:(?:and|but|so)\\s+)?${ASKING_WORD}${BOUNDARY}`, 'iu');

/** A sentence that asks may begin with a small letter, which no rule for written text expects. */
const BEFORE_ASKING = new RegExp(`(?<=\\p{Ll}{2}[.!]\\s+)(?=${ASKING_WORD}${BOUNDARY})`, 'iu');

/** Rounds of stripping; more of them are no politeness. */
const MAX_ROUNDS = 8;

/** Where a trail is looked for, from the end: the pattern is tried at each character. */
const MAX_TRAIL = 150;

/** Longer texts are no question with a frame around it. */
const MAX_LENGTH = 1_000;

/**
 * Takes off what goes around a question and asks nothing: greetings, politeness, links, remarks. A text that would
 * have no word left stays as it is.
 */
export function unframe(question: string): UnframedQuestion {
  if (question.length > MAX_LENGTH) return { text: question };
  const linkless = question.replace(LINK, ' ');
  const { asking, aside } = splitAside(strip(hasWord(linkless) ? linkless : question));
  const text = strip(asking);
  return { text, ...(aside !== '' && { aside }) };
}

function strip(question: string): string {
  let text = question;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const led = text.replace(LEADING, '');
    const shorter = (led.slice(0, -MAX_TRAIL) + led.slice(-MAX_TRAIL).replace(TRAILING, '')).trim();
    if (shorter === text || !hasWord(shorter)) break;
    text = shorter;
  }
  return text;
}

/** Parts the sentences that ask from the others; where none asks, or all do, there are no others. */
function splitAside(text: string): { asking: string; aside: string } {
  const sentences = sentencesOf(text).flatMap(([from, to]) => text.slice(from, to).split(BEFORE_ASKING));
  const marked = sentences.some((sentence) => sentence.includes('?'));
  const asks = (sentence: string): boolean => (marked ? sentence.includes('?') : ASKS.test(sentence));
  const asking = sentences.filter(asks).join('');
  if (sentences.length < 2 || !hasWord(asking)) return { asking: text, aside: '' };
  return {
    asking,
    aside: sentences
      .filter((sentence) => !asks(sentence))
      .join('')
      .trim(),
  };
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
