import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import about from '../package.json' with { type: 'json' };
import type { Services, SlashCommand } from '../src/bot/command.ts';
import { areInSync } from '../src/bot/sync.ts';
import { doctorMessage, type Health } from '../src/reply/doctor.ts';
import { described, named } from './localized.ts';

/** What the bot needs in a channel to do all that it can do, in the order of Discord's own list. */
const NEEDED = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
  'PinMessages',
] as const;

/**
 * `/doctor`: how the bot is, in this channel and all in all, and what to do about it.
 * @param commands what Discord should have as the bot's commands
 */
export function doctorCommand(
  commands: () => readonly RESTPostAPIApplicationCommandsJSONBody[],
): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      ...named((text) => text.command.doctorName),
      ...described((text) => text.command.doctor),
      default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    },
    async execute(interaction, services) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const health = await healthOf(interaction, services, commands());
      const { flags, components } = doctorMessage(health, services.text);
      await interaction.editReply({ flags, components });
    },
  };
}

async function healthOf(
  { client, guildId, appPermissions }: ChatInputCommandInteraction,
  { library }: Services,
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<Health> {
  return {
    name: client.user.displayName,
    version: about.version,
    uptime: client.uptime ?? 0,
    permissions: NEEDED.map((permission) => ({ permission, held: appPermissions.has(permission) })),
    inSync: guildId !== null && (await areInSync(client, commands, guildId)),
    articles: [...library.articles.values()],
  };
}
