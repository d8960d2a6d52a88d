import { ApplicationCommandType, PermissionFlagsBits, userMention } from 'discord.js';
import type { SlashCommand } from '../src/bot/command.ts';
import { commandMentions } from '../src/bot/command-mentions.ts';
import { privately } from '../src/bot/private.ts';
import { helpMessage } from '../src/reply/help.ts';
import { inServers } from './in-servers.ts';
import { described, named } from './localized.ts';

/** `/help`: what can be asked; for whoever asks alone, since nobody else has. */
export function helpCommand(): SlashCommand {
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
      const message = await helpMessage(services, mention, userMention(client.user.id), rights);
      await interaction.reply(privately(message));
    },
  };
}
