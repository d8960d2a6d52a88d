import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord.js';
import type { SlashCommand } from '../src/bot/command.ts';
import { counted } from '../src/bot/counted.ts';
import { answering, privately } from '../src/bot/private.ts';
import { type Article, type Section, sectionOf } from '../src/knowledge/article.ts';
import { titleOf } from '../src/reply/attribution.ts';
import { limits } from '../src/reply/limits.ts';
import { shorten } from '../src/reply/markdown.ts';
import { notice } from '../src/reply/message.ts';
import { suggestQuestions, suggestSections } from '../src/reply/suggestions.ts';
import { en } from '../src/reply/text/en.ts';
import { inServers } from './in-servers.ts';
import { described, named } from './localized.ts';
import { isPrivate, privateOption, QUESTION, questionOption, SECTION, sectionOption } from './options.ts';
import { openSection, replySection } from './read.ts';
import { replyTo } from './reply.ts';

/** The subcommand that takes a question. */
export const ASK = en.command.askName;

/** The subcommand that opens a section, where sections are no subcommands. */
export const READ = en.command.readName;

/** How the sections of an article are opened: each by a subcommand, or all by an option of one. */
export type SectionStyle = 'subcommands' | 'option';

/** `/kursk northkorea` and `/kursk ask`: the command of one article. */
export function articleCommand(article: Article, style: SectionStyle): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      name: article.id,
      description: shorten(article.summary ?? article.title, limits.description),
      ...inServers,
      options:
        style === 'subcommands'
          ? [...article.sections.map(sectionSubcommand), askSubcommand()]
          : [readSubcommand(), askSubcommand()],
    },

    asks: ({ options }) => options.getSubcommand() === ASK,

    async execute(interaction, services) {
      const { store, text } = services;
      const subcommand = interaction.options.getSubcommand();
      if (subcommand === ASK) {
        await counted(services.meters, 'slash', async () => {
          const question = interaction.options.getString(QUESTION, true);
          store.questions.set(interaction.id, question);
          const { message, outcome } = await replyTo(question, article, services);
          await interaction.reply(answering(message, isPrivate(interaction), text));
          return outcome;
        });
        return;
      }
      // Discord may still show the command as it was before the article changed.
      const section = sectionOf(article, subcommand);
      if (style === 'option' && subcommand === READ) await openSection(interaction, article, services);
      else if (section) await replySection(interaction, section, services);
      else await interaction.reply(privately(notice(text.outdated)));
    },

    async autocomplete(interaction, services) {
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond(
        name === SECTION
          ? suggestSections(value, article, services.text)
          : await suggestQuestions(value, article, services),
      );
    },
  };
}

function sectionSubcommand(section: Section): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: section.id,
    ...described((text) => shorten(titleOf(section, text), limits.description)),
    options: [privateOption()],
  };
}

function readSubcommand(): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named((text) => text.command.readName),
    ...described((text) => text.command.readSection),
    options: [sectionOption(true), privateOption()],
  };
}

function askSubcommand(): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named((text) => text.command.askName),
    ...described((text) => text.command.ask),
    options: [questionOption(), privateOption()],
  };
}
