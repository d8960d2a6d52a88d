import type { CommandOption } from '../../../loopback/world/types.ts';
import type { Choice } from './choices.ts';
import { add, begin, choose, type Draft, remove } from './draft.ts';
import type { Entry } from './entries.ts';
import { type Mentioning, withMention } from './mention.ts';
import type { Problem } from './problem.ts';
import { readTyped, retype } from './typed.ts';

/** What stands in the composer. */
export interface State {
  readonly typed: string;
  readonly caret: number;
  /** The command that is being filled in, instead of text. */
  readonly draft: Draft | undefined;
  /** Index of the command's field that has the focus, or the number of fields for the place after them. */
  readonly at: number;
  /** Index in the open list; undefined until somebody moves in it. */
  readonly active: number | undefined;
  /** The list stays away until something is typed. */
  readonly dismissed: boolean;
  /** Why it was not sent. */
  readonly problem: Problem | 'length' | undefined;
}

export const empty: State = {
  typed: '',
  caret: 0,
  draft: undefined,
  at: 0,
  active: undefined,
  dismissed: false,
  problem: undefined,
};

/** Text typed; a command's whole name and a space after it begin the command. */
export function typeText(typed: string, caret: number, entries: readonly Entry[], locale: string): State {
  const typing = readTyped(typed, entries, locale);
  return typing ? { ...empty, ...typing } : { ...empty, typed, caret };
}

export function typeInField(draft: Draft, at: number, text: string, locale: string): State {
  return { ...empty, ...retype(draft, at, text, locale) };
}

export function takeEntry(entry: Entry): State {
  return { ...empty, draft: begin(entry) };
}

export function takeOption(draft: Draft, option: CommandOption): State {
  return { ...empty, draft: add({ ...draft, rest: '' }, option), at: draft.fields.length };
}

/** A choice is taken; the typing goes on in the next field that is empty, if any. */
export function takeChoice(draft: Draft, at: number, choice: Choice): State {
  const next = draft.fields.findIndex(({ text }, index) => index > at && text.trim() === '');
  const chosen = choose(draft, at, choice);
  return next < 0 ? { ...empty, draft: chosen, at, dismissed: true } : { ...empty, draft: chosen, at: next };
}

export function takeMention(state: State, place: Mentioning, mention: string): State {
  const { text, caret } = withMention(state.typed, place, mention);
  return { ...empty, typed: text, caret };
}

/** A field that was added goes. */
export function dropField(draft: Draft, at: number): State {
  return { ...empty, draft: remove(draft, at), at: Math.max(0, at - 1) };
}

/** What Backspace does where nothing is left to delete: an added field goes, and before the first one the command. */
export function stepBack(draft: Draft, at: number): State {
  if (at === 0) return asText(draft);
  const field = draft.fields[at];
  return field && !field.option.required ? dropField(draft, at) : { ...empty, draft, at: at - 1 };
}

/** The command as it would be typed. */
export function asText({ entry, fields }: Draft): State {
  const filled = fields.filter(({ text }) => text.trim() !== '');
  const typed = [`/${entry.title}`, ...filled.map(({ option, text }) => `${option.name}: ${text}`)].join(' ');
  return { ...empty, typed, caret: typed.length };
}
