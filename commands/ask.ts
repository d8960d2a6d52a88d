import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { SlashCommand } from '../src/bot/command.ts';
import { counted } from '../src/bot/counted.ts';
import { answering, privately } from '../src/bot/private.ts';
import { articleSuggestions, suggestionsFor } from '../src/reply/suggestions.ts';
import { en } from '../src/reply/text/en.ts';
import { unknownArticleMessage } from '../src/reply/unknown-article.ts';
import { inServers } from './in-servers.ts';
import { described, named } from './localized.ts';
import { isPrivate, privateOption, QUESTION, questionOption } from './options.ts';
import { replyTo } from './reply.ts';

/** What the option is called in what Discord tells the bot. */
const ARTICLE = en.command.article;

/** `/ask`: a question to all articles, or to the one that is picked. */
export function askCommand(): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      ...named((text) => text.command.askName),
      ...described((text) => text.command.askAll),
      ...inServers,
      options: [
        questionOption(),
        {
          type: ApplicationCommandOptionType.String,
          ...named((text) => text.command.article),
          ...described((text) => text.command.articleDescription),
          autocomplete: true,
        },
        privateOption(),
      ],
    },

    asks: () => true,

    async execute(interaction, services) {
      const { library, store, text } = services;
      const wanted = interaction.options.getString(ARTICLE);
      const article = wanted === null ? undefined : library.articles.get(wanted.trim());
      if (wanted !== null && !article) {
        await interaction.reply(privately(unknownArticleMessage(library, text)));
        return;
      }
      await counted(services.meters, 'slash', async () => {
        const asked = interaction.options.getString(QUESTION, true);
        store.questions.set(interaction.id, asked);
        const { message, outcome } = await replyTo(asked, article, services);
        await interaction.reply(answering(message, isPrivate(interaction), text));
        return outcome;
      });
    },

    async autocomplete(interaction, services) {
      const { library } = services;
      const { name, value } = interaction.options.getFocused(true);
      if (name === ARTICLE) {
        await interaction.respond(articleSuggestions(value, library));
        return;
      }
      const article = library.articles.get(interaction.options.getString(ARTICLE) ?? '');
      await interaction.respond(await suggestionsFor(value, article, services));
    },
  };
}
