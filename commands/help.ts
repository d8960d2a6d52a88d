import { ApplicationCommandType, PermissionFlagsBits, userMention } from 'discord.js';
import type { SlashCommand } from '../src/bot/command.ts';
import { commandMentions } from '../src/bot/command-mentions.ts';
import { privately } from '../src/bot/private.ts';
import { helpMessage } from '../src/reply/help.ts';
import type { Text } from '../src/reply/text/en.ts';
import { inServers } from './in-servers.ts';

/** `/help`: what can be asked; for whoever asks alone, since nobody else has. */
export function helpCommand(text: Text): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      name: text.command.helpName,
      description: text.command.help,
      ...inServers,
    },

    async execute(interaction, services) {
      const { client, guildId, memberPermissions } = interaction;
      const mention = commandMentions(client, guildId);
      const rights = {
        pin: memberPermissions?.has(PermissionFlagsBits.PinMessages) ?? false,
        manageServer: memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
      };
      await interaction.reply(privately(helpMessage(services, mention, userMention(client.user.id), rights)));
    },
  };
}
