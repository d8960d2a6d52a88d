import type { Message } from '../../loopback/world/types.ts';
import type { Question } from './dialog.ts';
import type { Look } from './settings.ts';
import type { PageState } from './state.ts';
import type { Step } from './tour.ts';

/** All that the page shows, and how. A change makes a new one. */
export interface Ui {
  /** Undefined until the server has told it. */
  readonly state: PageState | undefined;
  readonly isLost: boolean;
  readonly person: string;
  /** The person's Discord language. */
  readonly locale: string;
  readonly look: Look;
  readonly channelId: string | undefined;
  readonly replyTo: Message | undefined;
  /** Id of the message that is being rewritten. */
  readonly edited: string | undefined;
  /** Id of the message whose menu is open. */
  readonly menuAt: string | undefined;
  readonly question: Question | undefined;
  readonly arePinsOpen: boolean;
  /** On a narrow screen, channels cover the conversation while they are open. */
  readonly areChannelsOpen: boolean;
  readonly refusal: string | undefined;
  /** Buttons that the bot has yet to answer, as message and custom id. */
  readonly waiting: ReadonlySet<string>;
  /** Ids of channels with messages that have not been looked at. */
  readonly unread: ReadonlySet<string>;
  /** A command has been sent, and the bot has yet to answer. */
  readonly isSending: boolean;
  /** The articles have been loaded again, and nothing has been sent since. */
  readonly areLoadedAgain: boolean;
  readonly toured: ReadonlySet<Step>;
  readonly isTourHidden: boolean;
}

/** The page as it is first seen. */
export const atFirst: Ui = {
  state: undefined,
  isLost: false,
  person: 'alice',
  locale: 'en-GB',
  look: 'system',
  channelId: undefined,
  replyTo: undefined,
  edited: undefined,
  menuAt: undefined,
  question: undefined,
  arePinsOpen: false,
  areChannelsOpen: false,
  refusal: undefined,
  waiting: new Set(),
  unread: new Set(),
  isSending: false,
  areLoadedAgain: false,
  toured: new Set(),
  isTourHidden: false,
};

/** A set with one more, or one less. */
export function toggled<T>(set: ReadonlySet<T>, one: T, isIn: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (isIn) next.add(one);
  else next.delete(one);
  return next;
}
