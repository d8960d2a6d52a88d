import { type APIApplicationCommandStringOption, ApplicationCommandOptionType } from 'discord.js';
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
