import type { CommandOption } from '../../../loopback/world/types.ts';
import { add, begin, type Draft, put } from './draft.ts';
import type { Entry } from './entries.ts';
import { namesIn } from './localized.ts';
import { fold } from './narrow.ts';

/** A draft, and where the typing goes on: a field's index, or the number of fields for the place after them. */
export interface Typing {
  readonly draft: Draft;
  readonly at: number;
}

/**
 * Reads `/kursk ask question: how many` once a space stands after the command's whole name. What follows fills
 * the first required option, up to the next `option:`.
 * @returns Undefined while there is no whole name yet.
 */
export function readTyped(text: string, entries: readonly Entry[], locale: string): Typing | undefined {
  if (!text.startsWith('/')) return undefined;
  for (const entry of entries) {
    for (const name of entry.names) {
      const after = textAfter(text.slice(1), name);
      if (after !== undefined) return retype(begin(entry), 0, after.trimStart(), locale);
    }
  }
  return undefined;
}

/** What follows a name and the space after it. */
function textAfter(text: string, name: string): string | undefined {
  let left = text;
  for (const word of name.split(' ')) {
    const [whole = '', typed = ''] = /^(\S+)\s+/.exec(left) ?? [];
    if (whole === '' || fold(typed) !== fold(word)) return undefined;
    left = left.slice(whole.length);
  }
  return left;
}

/**
 * Puts text where it is typed. `option:` in it goes on in that option, if it is one that has nothing in it yet.
 * @param at A field's index, or the number of fields for the place after them.
 */
export function retype(draft: Draft, at: number, text: string, locale: string): Typing {
  for (const mark of text.matchAll(/(?<=^|\s)([^\s:]+):/gu)) {
    const option = optionNamed(draft, mark[1] ?? '', locale);
    const own = draft.fields[at]?.option;
    // In its own field an option's name is a label only where nothing stands before it.
    const before = text.slice(0, mark.index);
    if (!option || !isFree(draft, option, own) || (option === own && before.trim() !== '')) continue;
    const kept = option === own ? draft : write(draft, at, before.trimEnd());
    const grown = kept.fields.some((field) => field.option === option) ? kept : add(kept, option);
    const next = grown.fields.findIndex((field) => field.option === option);
    const after = text.slice(mark.index + mark[0].length).trimStart();
    return retype(grown, next, after, locale);
  }
  return { draft: write(draft, at, text), at };
}

function write(draft: Draft, at: number, text: string): Draft {
  return at < draft.fields.length ? put(draft, at, text) : { ...draft, rest: text };
}

function optionNamed(draft: Draft, name: string, locale: string): CommandOption | undefined {
  return draft.entry.options.find((option) =>
    namesIn(locale, option).some((one) => fold(one) === fold(name)),
  );
}

function isFree(draft: Draft, option: CommandOption, own: CommandOption | undefined): boolean {
  const field = draft.fields.find((one) => one.option === option);
  return !field || option === own || field.text.trim() === '';
}
