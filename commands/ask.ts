import { ApplicationCommandType } from 'discord.js';
import type { SlashCommand } from '../src/bot/command.ts';
import { counted } from '../src/bot/counted.ts';
import { answering, privately } from '../src/bot/private.ts';
import { resolveArticle, suggestArticles, suggestQuestions } from '../src/reply/suggestions.ts';
import { unknownArticleMessage } from '../src/reply/unknown-name.ts';
import { inServers } from './in-servers.ts';
import { described, named } from './localized.ts';
import { ARTICLE, articleOption, isPrivate, privateOption, QUESTION, questionOption } from './options.ts';
import { replyTo } from './reply.ts';

/** `/ask`: a question to all articles, or to the one that is picked. */
export const ask: SlashCommand = {
  data: {
    type: ApplicationCommandType.ChatInput,
    ...named((text) => text.command.askName),
    ...described((text) => text.command.askAll),
    ...inServers,
    options: [questionOption(), articleOption('ask'), privateOption()],
  },

  asks: () => true,

  async execute(interaction, services) {
    const { store, text } = services;
    const typed = interaction.options.getString(ARTICLE);
    const found = typed === null ? undefined : resolveArticle(typed, services);
    if (typed !== null && found && !found.match) {
      await interaction.reply(privately(unknownArticleMessage(typed, found, services)));
      return;
    }
    await counted(services.meters, 'slash', async () => {
      const question = interaction.options.getString(QUESTION, true);
      store.questions.set(interaction.id, question);
      const { message, outcome } = await replyTo(question, found?.match, services);
      await interaction.reply(answering(message, isPrivate(interaction), text));
      return outcome;
    });
  },

  async autocomplete(interaction, services) {
    const { name, value } = interaction.options.getFocused(true);
    if (name === ARTICLE) {
      await interaction.respond(suggestArticles(value, services));
      return;
    }
    const typed = interaction.options.getString(ARTICLE);
    const article = typed === null ? undefined : resolveArticle(typed, services).match;
    await interaction.respond(await suggestQuestions(value, article, services));
  },
};
