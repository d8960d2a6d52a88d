import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Notes } from '../answer/notes.ts';
import type { Span } from '../answer/question.ts';
import { sentencesOf } from '../answer/sentences.ts';
import type { Citation, Passage } from '../knowledge/article.ts';
import { attributionLines } from './attribution.ts';
import { customId, type Deed, passageCustomId } from './custom-id.ts';
import { limits } from './limits.ts';
import { shorten } from './markdown.ts';
import { contestLines, dateLines, saysLines } from './notes.ts';
import type { Text } from './text/en.ts';

/** What stands around a quotation of a passage, whatever was asked. */
export interface Frame {
  /** The passage's sentences, in order. */
  readonly sentences: () => readonly Span[];
  /** Lines that stand under the part of the passage that is shown, in order. */
  readonly linesUnder: (shown: Span) => readonly string[];
  /** The way on: to the passages before and after, the denial, the article. */
  readonly buttons: readonly APIButtonComponent[];
}

interface Kept {
  readonly of: Citation;
  readonly notes: Notes;
  readonly frame: Frame;
}

/** By passage and language; a passage that is gone from the articles goes from here too. */
const kept = new WeakMap<Passage, Map<Text, Kept>>();

/** The frame of a passage in a language, made once: an article has few passages, and each is shown again and again. */
export function frameOf(citation: Citation, notes: Notes, text: Text): Frame {
  const { article, section, passage } = citation;
  const known = kept.get(passage)?.get(text);
  const isSame = known?.of.article === article && known.of.section === section && known.notes === notes;
  if (known && isSame) return known.frame;
  const frame = createFrame(citation, notes, text);
  const others = kept.get(passage) ?? new Map<Text, Kept>();
  kept.set(passage, others.set(text, { of: citation, notes, frame }));
  return frame;
}

function createFrame(citation: Citation, notes: Notes, text: Text): Frame {
  const { article, passage } = citation;
  const middle = [...contestLines(citation, notes, text), ...attributionLines(citation, text)];
  // Only where somebody speaks or the passage is too long.
  const sentences = once(() => sentencesOf(passage.text, article.language));
  const linesUnder = (shown: Span) => [
    ...saysLines(citation, notes, sentences, shown, text),
    ...middle,
    ...dateLines(notes, shown, text),
  ];
  const whole = once(() => linesUnder([0, passage.text.length]));
  return {
    sentences,
    linesUnder: (shown) => (shown[0] === 0 && shown[1] === passage.text.length ? whole() : linesUnder(shown)),
    buttons: buttonsOf(citation, notes, text),
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function buttonsOf({ article, passage }: Citation, { contest }: Notes, text: Text): APIButtonComponent[] {
  const leading = (
    emoji: string,
    label: string,
    to: Passage | undefined,
    deed: Deed = 'show',
  ): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    emoji: { name: emoji },
    label,
    custom_id: to ? passageCustomId(deed, to) : customId('edge', label),
    disabled: !to,
  });
  const denial = article.passages.find(({ id }) => id === contest?.by);
  return [
    leading('◀️', text.previous, article.passages[passage.number - 2]),
    leading('▶️', text.next, article.passages[passage.number]),
    ...(denial ? [leading('⚠️', text.showContest, denial, 'contest')] : []),
    ...(article.url ? [linkTo(article.url)] : []),
  ];
}

function linkTo(url: string): APIButtonComponent {
  const label = shorten(new URL(url).hostname.replace(/^www\./, ''), limits.buttonLabel);
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}
