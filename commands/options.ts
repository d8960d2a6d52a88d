import {
  type APIApplicationCommandBooleanOption,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { en } from '../src/reply/text/en.ts';
import { described, named } from './localized.ts';

/** What the options are called in what Discord tells the bot, whatever the member's language. */
export const QUESTION = en.command.question;
export const ARTICLE = en.command.article;
export const SECTION = en.command.section;
const PRIVATE = en.command.private;

/** What a member wants to know; suggestions come while they type, and free text is welcome. */
export function questionOption(): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    ...named((text) => text.command.question),
    ...described((text) => text.command.questionDescription),
    required: true,
    autocomplete: true,
  };
}

/** Which article, with suggestions while a member types. */
export function articleOption(use: 'ask' | 'read'): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    ...named((text) => text.command.article),
    ...described((text) => (use === 'ask' ? text.command.onlyArticle : text.command.whichArticle)),
    required: use === 'read',
    autocomplete: true,
  };
}

/** Which section of an article, with suggestions while a member types. */
export function sectionOption(required: boolean): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    ...named((text) => text.command.section),
    ...described((text) => (required ? text.command.whichSection : text.command.whichSectionOrFirst)),
    required,
    autocomplete: true,
  };
}

/** Whether only the asker sees the answer. */
export function privateOption(): APIApplicationCommandBooleanOption {
  return {
    type: ApplicationCommandOptionType.Boolean,
    ...named((text) => text.command.private),
    ...described((text) => text.command.privateDescription),
  };
}

export function isPrivate({ options }: ChatInputCommandInteraction): boolean {
  return options.getBoolean(PRIVATE) ?? false;
}
