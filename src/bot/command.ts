import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Ask } from '../answer/answer.ts';
import type { Suggestions } from '../answer/suggestion-index.ts';
import type { Meters } from '../health/meters.ts';
import type { Problem } from '../knowledge/problem.ts';
import type { ReplyContext } from '../reply/context.ts';
import type { QuestionStore } from './question-store.ts';

/** What everything that answers works with, for one event: in the language and the place of that event. */
export interface Services extends ReplyContext {
  readonly ask: Ask;
  readonly suggestions: Suggestions;
  /** What is wrong with the articles' files now; what is served may be older. */
  readonly problems: readonly Problem[];
  readonly log: Logger;
  readonly meters: Meters;
  readonly store: QuestionStore;
}

/** What is the same for every event; made once, in an entry point. */
export type SharedServices = Omit<Services, 'text' | 'pinLink'>;

/** `/name …`: something that a person can type. */
export interface SlashCommand {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, services: Services): Promise<void>;
  /** Whether this use asks a question, of which a member has only so many at a time. */
  asks?(interaction: ChatInputCommandInteraction): boolean;
  autocomplete?(interaction: AutocompleteInteraction, services: Services): Promise<void>;
}

/** An entry of the menu that a message has under Apps. */
export interface MessageCommand {
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  execute(interaction: MessageContextMenuCommandInteraction, services: Services): Promise<void>;
  /** As of a slash command. */
  asks?(interaction: MessageContextMenuCommandInteraction): boolean;
}

/** What pressing a button does; `deed` is the first part of the button's custom id. */
export interface Press {
  readonly deed: string;
  /** @param subject the rest of the custom id, as hostile as anything that somebody sends */
  press(interaction: ButtonInteraction, subject: string, services: Services): Promise<void>;
}

/** All that a person can invoke. */
export interface Invocable {
  readonly slash: readonly SlashCommand[];
  readonly message: readonly MessageCommand[];
  readonly press: readonly Press[];
}

/**
 * All that the bot serves. It is replaced as a whole, and each event is served by one from its beginning to
 * its end: nobody gets an answer that is half of the old articles and half of the new.
 */
export interface Serving {
  readonly invocable: Invocable;
  readonly services: SharedServices;
}

/** The same, for one event. */
export interface ServingEvent extends Serving {
  readonly services: Services;
}

/** All commands as Discord is told them. */
export function commandsOf({ slash, message }: Invocable): RESTPostAPIApplicationCommandsJSONBody[] {
  return [...slash, ...message].map(({ data }) => data);
}
