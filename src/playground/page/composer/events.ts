import type { Invocation } from '../../requests.ts';

/** What a composer tells; `send` and `invoke` can be prevented, and then what was typed stays. */
export interface ComposerEvents {
  /** A message; `replyTo` is the id of the message that it answers. */
  readonly send: { readonly text: string; readonly replyTo?: string };
  readonly invoke: { readonly invocation: Invocation };
  readonly 'cancel-reply': null;
}

/** @returns False when somebody prevented it. */
export function tell<K extends keyof ComposerEvents>(
  from: EventTarget,
  name: K,
  detail: ComposerEvents[K],
): boolean {
  return from.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
  );
}
