import { ApplicationCommandType } from 'discord.js';
import type { Press, SlashCommand } from '../src/bot/command.ts';
import { answering, privately, turn } from '../src/bot/private.ts';
import { notice } from '../src/reply/message.ts';
import { sourcesMessage } from '../src/reply/sources.ts';
import { inServers } from './in-servers.ts';
import { described, named } from './localized.ts';
import { isPrivate, privateOption } from './options.ts';

/** `/sources`: all articles, with what they state of their origin and what they do not. */
export function sourcesCommand(): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      ...named((text) => text.command.sourcesName),
      ...described((text) => text.command.sources),
      ...inServers,
      options: [privateOption()],
    },

    async execute(interaction, { library, text }) {
      await interaction.reply(answering(sourcesMessage(library, 0, text), isPrivate(interaction), text));
    },
  };
}

/** Turns the pages of the sources, for all where whoever asked turns them. */
export const turnSources: Press = {
  deed: 'sources',

  async press(interaction, subject, { library, text }) {
    if (!/^\d{1,6}$/.test(subject)) {
      await interaction.reply(privately(notice(text.outdated)));
      return;
    }
    await turn(interaction, sourcesMessage(library, Number(subject), text), text);
  },
};
