import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { SlashCommand } from '../src/bot/command.ts';
import { counted, outcomeOf } from '../src/bot/counted.ts';
import { privately } from '../src/bot/private.ts';
import { type Article, cite, type Section } from '../src/knowledge/article.ts';
import { answerMessage } from '../src/reply/answer.ts';
import { titleOf } from '../src/reply/attribution.ts';
import { notice } from '../src/reply/message.ts';
import { passageMessage } from '../src/reply/passage.ts';
import { suggestionsFor } from '../src/reply/suggestions.ts';
import type { Text } from '../src/reply/text/en.ts';

/** The subcommand that takes a question; no section may have its name. */
export const ASK = 'ask';

/** `/kursk northkorea` and `/kursk ask`: one command an article, one subcommand a section. */
export function articleCommand(article: Article, text: Text): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      name: article.id,
      description: article.summary ?? article.title,
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      options: [...article.sections.map((section) => sectionOption(section, text)), askOption(text)],
    },

    async execute(interaction, services) {
      const { library, ask, text } = services;
      const subcommand = interaction.options.getSubcommand();
      if (subcommand === ASK) {
        await counted(services.meters, 'slash', async () => {
          const asked = interaction.options.getString(text.command.question, true);
          const suggested = cite(library, asked);
          const answer = ask({ text: asked, article: article.id });
          await interaction.reply(
            suggested ? passageMessage(suggested, [], services) : answerMessage(answer, services),
          );
          return suggested ? 'answered' : outcomeOf(answer, text);
        });
        return;
      }
      const first = article.sections.find(({ id }) => id === subcommand)?.passages[0];
      const citation = first && cite(library, first.id);
      await interaction.reply(
        citation ? passageMessage(citation, [], services) : privately(notice(text.outdated)),
      );
    },

    async autocomplete(interaction, services) {
      const typed = interaction.options.getFocused();
      await interaction.respond(suggestionsFor(typed, article, services));
    },
  };
}

function sectionOption(section: Section, text: Text): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: section.id,
    description: titleOf(section, text),
  };
}

function askOption(text: Text): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: ASK,
    description: text.command.ask,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: text.command.question,
        description: text.command.questionDescription,
        required: true,
        autocomplete: true,
      },
    ],
  };
}
