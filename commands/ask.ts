import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { SlashCommand } from '../src/bot/command.ts';
import { counted } from '../src/bot/counted.ts';
import { answering, privately } from '../src/bot/private.ts';
import { articleSuggestions, suggestionsFor } from '../src/reply/suggestions.ts';
import type { Text } from '../src/reply/text/en.ts';
import { unknownArticleMessage } from '../src/reply/unknown-article.ts';
import { inServers } from './in-servers.ts';
import { isPrivate, privateOption, questionOption } from './options.ts';
import { replyTo } from './reply.ts';
import type { Questions } from './why-passage.ts';

/** `/ask`: a question to all articles, or to the one that is picked. */
export function askCommand(text: Text, questions: Questions): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      name: text.command.askName,
      description: text.command.askAll,
      ...inServers,
      options: [
        questionOption(text),
        {
          type: ApplicationCommandOptionType.String,
          name: text.command.article,
          description: text.command.articleDescription,
          autocomplete: true,
        },
        privateOption(text),
      ],
    },

    asks: () => true,

    async execute(interaction, services) {
      const { library, text } = services;
      const wanted = interaction.options.getString(text.command.article);
      const article = wanted === null ? undefined : library.articles.get(wanted.trim());
      if (wanted !== null && !article) {
        await interaction.reply(privately(unknownArticleMessage(library, text)));
        return;
      }
      await counted(services.meters, 'slash', async () => {
        const asked = interaction.options.getString(text.command.question, true);
        questions.set(interaction.id, asked);
        const { message, outcome } = replyTo(asked, article, services);
        await interaction.reply(answering(message, isPrivate(interaction, text), text));
        return outcome;
      });
    },

    async autocomplete(interaction, services) {
      const { library, text } = services;
      const { name, value } = interaction.options.getFocused(true);
      if (name === text.command.article) {
        await interaction.respond(articleSuggestions(value, library));
        return;
      }
      const article = library.articles.get(interaction.options.getString(text.command.article) ?? '');
      await interaction.respond(suggestionsFor(value, article, services));
    },
  };
}
