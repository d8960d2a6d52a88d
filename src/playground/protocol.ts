/** What a page and the playground's server say to each other, as JSON over a WebSocket at `/socket`. Types alone. */
import type { Command, CommandChoice, Message } from '../loopback/world/types.ts';
import type { Request } from './requests.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** The person owns the server, and so may do everything. */
  readonly owner: boolean;
  /** Names of the roles that the person has, without `@everyone`. */
  readonly roles: readonly string[];
}

/** What a person may do in a channel. */
export interface May {
  readonly write: boolean;
  readonly pin: boolean;
  /** Delete what others wrote. */
  readonly manage: boolean;
  readonly startThread: boolean;
  readonly startPrivateThread: boolean;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'forum' | 'thread';
  /** The channel or forum that a thread belongs to. */
  readonly parentId: string | null;
  readonly private: boolean;
  readonly archived: boolean;
  readonly may: May;
  /** Newest first. */
  readonly pins: readonly { readonly messageId: string; readonly pinnedAt: string }[];
  /** Ids of the commands that are offered here. */
  readonly commands: readonly string[];
}

/** The server as one person sees it, without its messages. */
export interface ServerView {
  readonly name: string;
  readonly me: Person;
  readonly bot: Person;
  readonly people: readonly Person[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly ChannelView[];
  readonly commands: readonly Command[];
}

/** How the articles are. */
export interface Knowledge {
  /** Every problem of what the folder holds now, as `file:line: …`; everything else is served as it is now. */
  readonly problems: readonly string[];
  /** How often articles have been loaded again. */
  readonly reloads: number;
}

/** Three things to try; each is what somebody would write. */
export interface Tour {
  /** A section's command, such as `/kursk northkorea`. */
  readonly section: string | undefined;
  /** A question that the articles answer. */
  readonly question: string | undefined;
  /** A question that they do not. */
  readonly notCovered: string;
}

export interface Snapshot {
  readonly server: ServerView;
  /** Every message that the person sees, oldest first. */
  readonly messages: readonly Message[];
  readonly knowledge: Knowledge;
  readonly tour: Tour;
}

/** What comes of each request; the messages themselves come as events. */
export interface Answers {
  readonly be: Snapshot;
  readonly write: { readonly message: string };
  readonly edit: null;
  readonly delete: null;
  readonly pin: null;
  readonly unpin: null;
  readonly dismiss: null;
  readonly run: { readonly message: string };
  readonly type: readonly CommandChoice[];
  readonly use: { readonly message: string };
  readonly press: { readonly message: string };
  readonly thread: { readonly channel: string };
  readonly post: { readonly channel: string };
}

/** From the page: a request, and a number by which its answer is known. */
export interface Asked {
  readonly number: number;
  readonly request: Request;
}

/** To the page. */
export type Told =
  | { readonly kind: 'answer'; readonly number: number; readonly answer: Answers[keyof Answers] }
  /**
   * Why it did not come to pass, in words for people, as Discord's client would show them. The number is 0 where
   * what was sent had none.
   */
  | { readonly kind: 'refused'; readonly number: number; readonly why: string }
  /** A message has come or has changed. */
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'gone'; readonly id: string }
  /** Channels, threads, pins, permissions or commands have changed. */
  | { readonly kind: 'server'; readonly server: ServerView }
  | { readonly kind: 'knowledge'; readonly knowledge: Knowledge }
  /** The loopback could not take something that the bot sent: a fault of the bot's. */
  | { readonly kind: 'fault'; readonly fault: string };
