import { type Around, choicesOf, typedChoice } from './choices.ts';
import { type Draft, type Field, sentValue } from './draft.ts';
import { OptionType } from './option-type.ts';

/** Why a command cannot be sent as it stands, and where: a field's index, or the number of fields for after them. */
export interface Problem {
  /** `option`: text stands where the name of an option is expected. */
  readonly kind: 'missing' | 'choice' | 'number' | 'option';
  readonly at: number;
}

/** With the value of each choice that was typed out rather than picked. */
export function settled(draft: Draft, around: Around): Draft {
  const settle = (field: Field): Field => {
    if (field.value !== undefined || field.text.trim() === '') return field;
    const choice = typedChoice(choicesOf(field.option, around) ?? [], field.text);
    return choice ? { option: field.option, text: choice.name, value: choice.value } : field;
  };
  return { ...draft, fields: draft.fields.map(settle) };
}

/** The first problem of a settled draft. */
export function problemOf(draft: Draft, around: Around): Problem | undefined {
  for (const [at, field] of draft.fields.entries()) {
    const kind = wrong(field, around);
    if (kind) return { kind, at };
  }
  return draft.rest.trim() === '' ? undefined : { kind: 'option', at: draft.fields.length };
}

function wrong(field: Field, around: Around): Problem['kind'] | undefined {
  const { option } = field;
  const value = sentValue(field);
  if (value === '') return option.required ? 'missing' : undefined;
  if (choicesOf(option, around)) return field.value === undefined ? 'choice' : undefined;
  const { min_value: least = -(2 ** 53), max_value: most = 2 ** 53 } = option;
  const number = Number(value);
  const isWhole = option.type === OptionType.Integer;
  if (!isWhole && option.type !== OptionType.Number) return undefined;
  const pattern = isWhole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
  return pattern.test(value) && number >= least && number <= most ? undefined : 'number';
}
