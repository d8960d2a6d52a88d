import type { CommandOption } from '../../../loopback/world/types.ts';
import type { Invocation } from '../../requests.ts';
import type { Choice } from './choices.ts';
import type { Entry } from './entries.ts';

/** An option with what has been put into it. */
export interface Field {
  readonly option: CommandOption;
  readonly text: string;
  /** What is sent for a choice; a choice shows its name. */
  readonly value?: string;
}

/** A command that is being filled in. */
export interface Draft {
  readonly entry: Entry;
  readonly fields: readonly Field[];
  /** What is typed after the last field, where the name of a further option is expected. */
  readonly rest: string;
}

/** The command with its required options, all empty. */
export function begin(entry: Entry): Draft {
  const fields = entry.options.filter(({ required }) => required).map((option) => ({ option, text: '' }));
  return { entry, fields, rest: '' };
}

/** Options that can still be added, in the command's order. */
export function addable({ entry, fields }: Draft): readonly CommandOption[] {
  return entry.options.filter((option) => !fields.some((field) => field.option === option));
}

/** With one more field at the end, empty. */
export function add(draft: Draft, option: CommandOption): Draft {
  return { ...draft, fields: [...draft.fields, { option, text: '' }] };
}

/** Without one of the optional fields. */
export function remove(draft: Draft, index: number): Draft {
  return { ...draft, fields: draft.fields.filter((_, at) => at !== index) };
}

/** With another text in one field; a choice that stood there is forgotten. */
export function put(draft: Draft, index: number, text: string): Draft {
  return replace(draft, index, (field) => ({ option: field.option, text }));
}

/** With a choice in one field. */
export function choose(draft: Draft, index: number, { name, value }: Choice): Draft {
  return replace(draft, index, ({ option }) => ({ option, text: name, value }));
}

function replace(draft: Draft, index: number, change: (field: Field) => Field): Draft {
  return { ...draft, fields: draft.fields.map((field, at) => (at === index ? change(field) : field)) };
}

/** What is sent for a field: the value of what was chosen, or the text without the space around it. */
export function sentValue({ text, value }: Field): string {
  return value ?? text.trim();
}

/**
 * The command as the server takes it; a field with nothing in it is left out.
 * @param focused Index of the field that suggestions are wanted for; it is there even when empty.
 */
export function invocationOf({ entry, fields }: Draft, focused?: number): Invocation {
  const options = fields
    .map((field, at) => ({ name: field.option.name, value: sentValue(field), at }))
    .filter(({ value, at }) => value !== '' || at === focused)
    .map(({ name, value }) => ({ name, value }));
  return { command: entry.command.id, way: [...entry.way], options };
}
