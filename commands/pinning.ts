import {
  type ButtonInteraction,
  type MessageContextMenuCommandInteraction,
  messageLink,
  PermissionFlagsBits,
} from 'discord.js';
import { PIN } from '../src/bot/permissions.ts';
import { type PinOutcome, type Posted, pin, unpin } from '../src/bot/pins.ts';
import { limits } from '../src/reply/limits.ts';
import { type Message, notice } from '../src/reply/message.ts';
import { quotes } from '../src/reply/recognise.ts';
import type { Text } from '../src/reply/text/en.ts';

/** Whatever a moderator pins or unpins with. */
export type Moderating = MessageContextMenuCommandInteraction | ButtonInteraction;

/** Pins an answer if all may be so, and says what came of it. */
export async function pinned(interaction: Moderating, answer: Posted, text: Text): Promise<Message> {
  const refused = refusal(interaction, answer, text.pin.notMine, text);
  if (refused) return notice(refused);
  if (answer.pinned) return notice(text.pin.already);
  const outcome = await pin(interaction.client, answer, reasonOf(interaction, text.pin));
  return notice(outcomeText(outcome, text.pin.pinned(linkTo(interaction, answer)), text));
}

/** Unpins an answer if all may be so, and says what came of it. */
export async function unpinned(interaction: Moderating, answer: Posted, text: Text): Promise<Message> {
  const refused = refusal(interaction, answer, text.unpin.notMine, text);
  if (refused) return notice(refused);
  if (!answer.pinned) return notice(text.unpin.not);
  const outcome = await unpin(interaction.client, answer, reasonOf(interaction, text.unpin));
  return notice(outcomeText(outcome, text.unpin.unpinned(linkTo(interaction, answer)), text));
}

function outcomeText(outcome: PinOutcome, done: string, text: Text): string {
  if (outcome === 'doneOpen') return `${done}\n${text.pin.leftOpen}`;
  return outcome === 'done' ? done : text.pin[outcome];
}

/** Why this person may not do this to this message, or the bot cannot; undefined where nothing is in the way. */
function refusal(interaction: Moderating, answer: Posted, notMine: string, text: Text): string | undefined {
  // The menu's default permission is only a default, and a button has none.
  if (!interaction.memberPermissions?.has(PermissionFlagsBits.PinMessages)) return text.pin.notAllowed;
  if (answer.authorId !== interaction.client.user.id || !quotes(answer.components)) return notMine;
  return interaction.appPermissions.has(PIN) ? undefined : text.pin.botNotAllowed;
}

/** Names the moderator to the audit log. */
function reasonOf({ user }: Moderating, { reason }: Text['pin'] | Text['unpin']): string {
  return reason(user.username, user.id).slice(0, limits.auditLogReason);
}

function linkTo({ guildId }: Moderating, { channelId, id }: Posted): string {
  return messageLink(channelId, id, guildId ?? '@me');
}
