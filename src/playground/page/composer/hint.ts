import type { Text } from '../text/en.ts';
import { leftOf, MESSAGE_LENGTH } from './length.ts';
import { descriptionIn, nameIn } from './localized.ts';
import type { State } from './state.ts';

export interface Hint {
  readonly text: string;
  readonly isProblem: boolean;
}

/** The line under the field: what keeps it from being sent, or else what the option is for, or how much is left. */
export function hintOf({ draft, at, problem, typed }: State, text: Text, locale: string): Hint | undefined {
  if (!draft) return lengthHint(typed, text, locale);
  const option = draft.fields[at]?.option;
  if (typeof problem !== 'object' || problem.at !== at)
    return option && { text: descriptionIn(locale, option), isProblem: false };
  const name = option ? nameIn(locale, option) : '';
  const says = {
    missing: () => text.composer.missing(name),
    choice: () => text.composer.notAChoice(name),
    number: () => text.composer.notANumber(name),
    option: () => text.composer.noSuchOption(draft.rest.trim()),
  };
  return { text: says[problem.kind](), isProblem: true };
}

function lengthHint(typed: string, text: Text, locale: string): Hint | undefined {
  const left = leftOf(typed);
  if (left === undefined) return undefined;
  const count = (number: number) => number.toLocaleString(locale);
  return left < 0
    ? { text: text.composer.tooLong(count(-left), count(MESSAGE_LENGTH)), isProblem: true }
    : { text: text.composer.left(left), isProblem: false };
}
