import type { Invocation } from '../../requests.ts';
import type { Around } from './choices.ts';
import { invocationOf } from './draft.ts';
import type { Entry } from './entries.ts';
import { leftOf } from './length.ts';
import { problemOf, settled } from './problem.ts';
import { empty, type State, typeText } from './state.ts';

/** What comes of sending what stands in the composer. */
export type Sending =
  | { readonly do: 'send'; readonly text: string }
  | { readonly do: 'invoke'; readonly invocation: Invocation }
  /** Nothing can be sent yet; this stands there instead. */
  | { readonly do: 'become'; readonly state: State }
  /** Nothing stands there. */
  | { readonly do: 'nothing' };

export function sendingOf(state: State, entries: readonly Entry[], around: Around): Sending {
  const { draft, typed } = state;
  if (draft) {
    const whole = settled(draft, around);
    const problem = problemOf(whole, around);
    if (!problem) return { do: 'invoke', invocation: invocationOf(whole) };
    return { do: 'become', state: { ...empty, draft: whole, at: problem.at, problem } };
  }
  // A whole name without a space after it begins the command too.
  const begun = typeText(`${typed} `, 0, entries, around.locale);
  if (begun.draft) return { do: 'become', state: begun };
  if (typed.trim() === '') return { do: 'nothing' };
  if ((leftOf(typed) ?? 0) < 0) return { do: 'become', state: { ...state, problem: 'length' } };
  return { do: 'send', text: typed.trim() };
}
