import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord.js';
import type { SlashCommand } from '../src/bot/command.ts';
import { counted } from '../src/bot/counted.ts';
import { answering, privately } from '../src/bot/private.ts';
import { type Article, cite, type Section } from '../src/knowledge/article.ts';
import { titleOf } from '../src/reply/attribution.ts';
import { notice } from '../src/reply/message.ts';
import { passageMessage } from '../src/reply/passage.ts';
import { suggestionsFor } from '../src/reply/suggestions.ts';
import { en } from '../src/reply/text/en.ts';
import { inServers } from './in-servers.ts';
import { described, named } from './localized.ts';
import { isPrivate, privateOption, QUESTION, questionOption } from './options.ts';
import { replyTo } from './reply.ts';

/** The subcommand that takes a question; no section may have its name, in whatever language. */
export const ASK = en.command.askName;

/** `/kursk northkorea` and `/kursk ask`: one command an article, one subcommand a section. */
export function articleCommand(article: Article): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      name: article.id,
      description: article.summary ?? article.title,
      ...inServers,
      options: [...article.sections.map(sectionOption), askOption()],
    },

    asks: ({ options }) => options.getSubcommand() === ASK,

    async execute(interaction, services) {
      const { library, store, text } = services;
      const alone = isPrivate(interaction);
      const subcommand = interaction.options.getSubcommand();
      if (subcommand === ASK) {
        await counted(services.meters, 'slash', async () => {
          const asked = interaction.options.getString(QUESTION, true);
          store.questions.set(interaction.id, asked);
          const { message, outcome } = await replyTo(asked, article, services);
          await interaction.reply(answering(message, alone, text));
          return outcome;
        });
        return;
      }
      const first = article.sections.find(({ id }) => id === subcommand)?.passages[0];
      const citation = first && cite(library, first.id);
      await interaction.reply(
        citation
          ? answering(passageMessage(citation, [], services), alone, text)
          : privately(notice(text.outdated)),
      );
    },

    async autocomplete(interaction, services) {
      const typed = interaction.options.getFocused();
      await interaction.respond(await suggestionsFor(typed, article, services));
    },
  };
}

function sectionOption(section: Section): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: section.id,
    ...described((text) => titleOf(section, text)),
    options: [privateOption()],
  };
}

function askOption(): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named((text) => text.command.askName),
    ...described((text) => text.command.ask),
    options: [questionOption(), privateOption()],
  };
}
