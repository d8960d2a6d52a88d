import { ApplicationCommandType, type ChatInputCommandInteraction } from 'discord.js';
import type { Services, SlashCommand } from '../src/bot/command.ts';
import { answering, privately } from '../src/bot/private.ts';
import { type Article, cite, type Section } from '../src/knowledge/article.ts';
import { notice } from '../src/reply/message.ts';
import { passageMessage } from '../src/reply/passage.ts';
import {
  resolveArticle,
  resolveSection,
  suggestArticles,
  suggestSections,
} from '../src/reply/suggestions.ts';
import { unknownArticleMessage, unknownSectionMessage } from '../src/reply/unknown-name.ts';
import { inServers } from './in-servers.ts';
import { described, named } from './localized.ts';
import { ARTICLE, articleOption, isPrivate, privateOption, SECTION, sectionOption } from './options.ts';

/** `/read`: opens an article at its first section, or at the one that is picked. */
export const read: SlashCommand = {
  data: {
    type: ApplicationCommandType.ChatInput,
    ...named((text) => text.command.readName),
    ...described((text) => text.command.read),
    ...inServers,
    options: [articleOption('read'), sectionOption(false), privateOption()],
  },

  async execute(interaction, services) {
    const typed = interaction.options.getString(ARTICLE, true);
    const found = resolveArticle(typed, services);
    if (found.match) await openSection(interaction, found.match, services);
    else await interaction.reply(privately(unknownArticleMessage(typed, found, services)));
  },

  async autocomplete(interaction, services) {
    const { name, value } = interaction.options.getFocused(true);
    if (name === ARTICLE) {
      await interaction.respond(suggestArticles(value, services));
      return;
    }
    const { match } = resolveArticle(interaction.options.getString(ARTICLE) ?? '', services);
    await interaction.respond(match ? suggestSections(value, match, services.text) : []);
  },
};

/** Replies with the section that is named in the option, or with the first one where none is. */
export async function openSection(
  interaction: ChatInputCommandInteraction,
  article: Article,
  services: Services,
): Promise<void> {
  const { text } = services;
  const typed = interaction.options.getString(SECTION);
  const found =
    typed === null ? { match: article.sections[0], candidates: [] } : resolveSection(typed, article);
  if (found.match) await replySection(interaction, found.match, services);
  else await interaction.reply(privately(unknownSectionMessage(article, found, text)));
}

/** Replies with the first passage of a section. */
export async function replySection(
  interaction: ChatInputCommandInteraction,
  { passages: [first] }: Section,
  services: Services,
): Promise<void> {
  const { library, text } = services;
  const citation = first && cite(library, first.id);
  await interaction.reply(
    citation
      ? answering(passageMessage(citation, [], services), isPrivate(interaction), text)
      : privately(notice(text.outdated)),
  );
}
