import { ApplicationCommandType, PermissionFlagsBits, userMention } from 'discord.js';
import type { SlashCommand } from '../src/bot/command.ts';
import { commandMentions } from '../src/bot/command-mentions.ts';
import { privately } from '../src/bot/private.ts';
import { helpMessage, type SectionMention } from '../src/reply/help.ts';
import type { ArticleCommands } from './article-commands.ts';
import { inServers } from './in-servers.ts';
import { described, named } from './localized.ts';

/** `/help`: what can be asked; for whoever asks alone, since nobody else has. */
export function helpCommand({ styles }: Pick<ArticleCommands, 'styles'>): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      ...named((text) => text.command.helpName),
      ...described((text) => text.command.help),
      ...inServers,
    },

    async execute(interaction, services) {
      const { client, guildId, memberPermissions } = interaction;
      const mention = commandMentions(client, guildId);
      const rights = {
        pin: memberPermissions?.has(PermissionFlagsBits.PinMessages) ?? false,
        manageServer: memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
      };
      const sectionMention: SectionMention = ({ id }, section) =>
        styles.get(id) === 'subcommands' ? mention(id, section.id) : undefined;
      const me = userMention(client.user.id);
      const message = await helpMessage(services, mention, sectionMention, me, rights);
      await interaction.reply(privately(message));
    },
  };
}
