import {
  type APIChannel,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  type Client,
  channelMention,
  MessageFlags,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import about from '../package.json' with { type: 'json' };
import { refusedWith } from '../src/bot/boundary.ts';
import type { Services, SlashCommand } from '../src/bot/command.ts';
import { areInSync } from '../src/bot/sync.ts';
import type { ArticleCommandSummary } from '../src/reply/article-commands.ts';
import { doctorMessage, type Health } from '../src/reply/doctor.ts';
import { inServers } from './in-servers.ts';
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
 * @param articleCommands which articles have a command of their own
 * @param commands what Discord should have as the bot's commands
 */
export function doctorCommand(
  articleCommands: ArticleCommandSummary,
  commands: () => readonly RESTPostAPIApplicationCommandsJSONBody[],
): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      ...named((text) => text.command.doctorName),
      ...described((text) => text.command.doctor),
      default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
      ...inServers,
    },
    async execute(interaction, services) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const health = await healthOf(interaction, services, commands());
      const report = { ...health, articleCommands };
      const { flags, components } = doctorMessage(report, services.text);
      await interaction.editReply({ flags, components });
    },
  };
}

async function healthOf(
  { client, guildId, channelId, appPermissions }: ChatInputCommandInteraction,
  { library, problems }: Services,
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
): Promise<Omit<Health, 'articleCommands'>> {
  const channel = await seen(client, channelId);
  const parent = channel && 'thread_metadata' in channel ? channel.parent_id : undefined;
  return {
    ...(parent && { parent: channelMention(parent) }),
    // Its permissions say nothing of that.
    isOutside: !channel && appPermissions.has(PermissionFlagsBits.ViewChannel),
    name: client.user.displayName,
    version: about.version,
    uptime: client.uptime ?? 0,
    permissions: NEEDED.map((permission) => ({ permission, held: appPermissions.has(permission) })),
    inSync: guildId !== null && (await areInSync(client, commands, guildId)),
    articles: [...library.articles.values()],
    problems,
  };
}

/** A channel as Discord has it; undefined where the bot has no sight of it. */
async function seen({ rest }: Client, channelId: string): Promise<APIChannel | undefined> {
  try {
    return (await rest.get(Routes.channel(channelId))) as APIChannel;
  } catch (error) {
    if (refusedWith(error, RESTJSONErrorCodes.MissingAccess)) return undefined;
    throw error;
  }
}
