import {
  type APIApplicationCommandBooleanOption,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { Text } from '../src/reply/text/en.ts';

/** What somebody wants to know; suggestions come while they type, and free text is welcome. */
export function questionOption(text: Text): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    name: text.command.question,
    description: text.command.questionDescription,
    required: true,
    autocomplete: true,
  };
}

/** Whether only whoever asks shall see the answer. */
export function privateOption(text: Text): APIApplicationCommandBooleanOption {
  return {
    type: ApplicationCommandOptionType.Boolean,
    name: text.command.private,
    description: text.command.privateDescription,
  };
}

export function isPrivate({ options }: ChatInputCommandInteraction, text: Text): boolean {
  return options.getBoolean(text.command.private) ?? false;
}
