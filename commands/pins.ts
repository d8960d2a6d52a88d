import {
  ApplicationCommandType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  messageLink,
  PermissionFlagsBits,
} from 'discord.js';
import type { Press, Services, SlashCommand } from '../src/bot/command.ts';
import { answersPinned } from '../src/bot/pins.ts';
import { type Message, notice } from '../src/reply/message.ts';
import { pinsMessage } from '../src/reply/pins.ts';
import { citationIn } from '../src/reply/recognise.ts';
import { inServers } from './in-servers.ts';
import { described, named } from './localized.ts';

/** `/pins`: the bot's answers that are pinned in this channel, whoever pinned them and how. */
export function pinsCommand(): SlashCommand {
  return {
    data: {
      type: ApplicationCommandType.ChatInput,
      ...named((text) => text.command.pinsName),
      ...described((text) => text.command.pins),
      ...inServers,
    },
    async execute(interaction, services) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await show(interaction, 1, services);
    },
  };
}

/** Newer and Older, in the list of pins. */
export const pinsPress: Press = {
  deed: 'pins',
  async press(interaction, subject, services) {
    // Nobody but who asked for the list sees it; on any other message, the custom id is forged.
    if (interaction.message.flags.has('Ephemeral')) await interaction.deferUpdate();
    else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await show(interaction, Number(subject), services);
  },
};

async function show(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  page: number,
  services: Services,
): Promise<void> {
  const { flags, components } = await list(interaction, page, services);
  await interaction.editReply({ flags, components });
}

async function list(
  { client, channelId, guildId, appPermissions }: ChatInputCommandInteraction | ButtonInteraction,
  page: number,
  { library, text }: Services,
): Promise<Message> {
  // Without Read Message History, Discord gives an empty list and no error.
  if (!appPermissions.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]))
    return notice(text.pins.unreadable);
  const pins = await answersPinned(client, channelId);
  if (!pins) return notice(text.pins.notIn);
  const answers = pins.map(({ id, at, components }) => ({
    citation: citationIn(components, library),
    link: messageLink(channelId, id, guildId ?? '@me'),
    at,
  }));
  return pinsMessage(answers, page, library.articles.size > 1, text);
}
