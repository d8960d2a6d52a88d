/**
 * Who says so inside the text. Rules over closed lists of words, made so that they rather find nobody than the
 * wrong one: about a fifth of all attributed statements stand in quotation marks (PolNeAR), the rest is found by
 * the verb, its subject, and the clause that follows or precedes.
 */
import type { Article } from '../../knowledge/article.ts';
import type { Attributed } from '../question.ts';
import type { Source } from './hearing.ts';
import { outerSentences, type Quotation, quotationsIn, type Token, tokensIn } from './quotations.ts';
import { type Reading, read } from './reading.ts';
import { isQuote } from './sentence-tokens.ts';

/** A sentence of more words and signs than this is a list or a table, and nobody's. */
const LONGEST_SENTENCE = 250;

const SILENT: Reading = { spans: [], source: undefined };

/** Only quotations: a sentence that goes on with what somebody began to say. */
function onlyQuoted(tokens: readonly Token[]): boolean {
  return tokens.length > 0 && tokens.some(isQuote) && tokens.every((token) => token.kind !== 'word');
}

/** For each passage, who the text says is speaking, part by part and in reading order. */
export function speakersIn(article: Article): ReadonlyMap<string, readonly Attributed[]> {
  const found = new Map<string, readonly Attributed[]>();
  if (!/^en\b/i.test(article.language)) return found;
  let before: Source | undefined;
  let open: Source | undefined;
  let section = '';
  for (const passage of article.passages) {
    if (passage.section !== section) before = undefined;
    section = passage.section;
    const spans: Attributed[] = [];
    const quotations: readonly Quotation[] = quotationsIn(passage.text);
    let runsOn = open;
    for (const span of outerSentences(passage.text, quotations, article.language)) {
      const tokens = tokensIn(passage.text, span, quotations);
      const silent = onlyQuoted(tokens);
      const speaker = silent ? (runsOn ?? (spans.length > 0 ? before : undefined)) : undefined;
      runsOn = undefined;
      if (silent) {
        for (const token of tokens.filter(isQuote)) {
          if (speaker !== undefined)
            spans.push({ start: token.start, end: token.end, speaker: speaker.text });
        }
        before = speaker;
        continue;
      }
      const reading =
        tokens.length > LONGEST_SENTENCE ? SILENT : read({ text: passage.text, tokens, before });
      spans.push(...reading.spans);
      before = reading.source;
    }
    open = quotations.at(-1)?.open === true ? before : undefined;
    if (spans.length > 0) found.set(passage.id, spans);
  }
  return found;
}
