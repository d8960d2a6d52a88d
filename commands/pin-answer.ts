import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ComponentType,
  InteractionContextType,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  messageLink,
  PermissionFlagsBits,
} from 'discord.js';
import type { MessageCommand } from '../src/bot/command.ts';
import { PIN } from '../src/bot/permissions.ts';
import { pin } from '../src/bot/pins.ts';
import { limits } from '../src/reply/limits.ts';
import { notice } from '../src/reply/message.ts';
import { en, type Text } from '../src/reply/text/en.ts';

/** "Pin answer" in a message's menu: pins one of the bot's answers, for members who may pin. */
export const pinAnswer: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    name: en.command.pin,
    default_member_permissions: PermissionFlagsBits.PinMessages.toString(),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },

  async execute(interaction, { text }) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { flags, components } = notice(await pinned(interaction, text));
    await interaction.editReply({ flags, components });
  },
};

/** Pins, and says what came of it. */
async function pinned(interaction: MessageContextMenuCommandInteraction, text: Text): Promise<string> {
  const { targetMessage: message, user } = interaction;
  // The menu's default permission is only a default: a server may give the command to anybody.
  if (!interaction.memberPermissions?.has(PermissionFlagsBits.PinMessages)) return text.pin.notAllowed;
  if (message.author.id !== interaction.client.user.id || !quotes(message)) return text.pin.notMine;
  if (message.pinned) return text.pin.already;
  if (!interaction.appPermissions.has(PIN)) return text.pin.botNotAllowed;
  const reason = text.pin.reason(user.username, user.id).slice(0, limits.auditLogReason);
  const outcome = await pin(message, reason);
  if (outcome !== 'pinned') return text.pin[outcome];
  return text.pin.pinned(messageLink(message.channelId, message.id, interaction.guildId ?? '@me'));
}

/** Whether the message shows a passage: a notice of the bot is no answer. */
function quotes(message: Message): boolean {
  return message.components.some(
    (top) =>
      top.type === ComponentType.Container &&
      top.components.some((part) => part.type === ComponentType.TextDisplay && part.content.startsWith('> ')),
  );
}
