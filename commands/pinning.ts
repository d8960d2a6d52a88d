import {
  type APIButtonComponent,
  type ButtonInteraction,
  ButtonStyle,
  ComponentType,
  Locale,
  type MessageContextMenuCommandInteraction,
  messageLink,
  PermissionFlagsBits,
} from 'discord.js';
import type { Services } from '../src/bot/command.ts';
import { PIN } from '../src/bot/permissions.ts';
import { answersPinned, isDone, type PinOutcome, type Posted, pin, unpin } from '../src/bot/pins.ts';
import type { Library } from '../src/knowledge/article.ts';
import { customId } from '../src/reply/custom-id.ts';
import { limits } from '../src/reply/limits.ts';
import { type Message, notice, offer } from '../src/reply/message.ts';
import { citationIn, passageIn, quotes } from '../src/reply/recognise.ts';
import { type Text, textFor } from '../src/reply/text/index.ts';

/** Whatever a moderator pins or unpins with. */
export type Moderating = MessageContextMenuCommandInteraction | ButtonInteraction;

/**
 * Pins an answer if all may be so, and says what came of it. Where its passage is pinned already, it shows that
 * pin instead; where there is no room, it offers to make some.
 */
export async function pinned(interaction: Moderating, answer: Posted, services: Services): Promise<Message> {
  const { text } = services;
  const refused = refusal(interaction, answer, text.pin.notMine, text);
  if (refused) return notice(refused);
  if (answer.pinned) return notice(text.pin.already);
  const others = await answersPinned(interaction.client, answer.channelId);
  if (!others) return notice(text.pins.notIn);
  // Somebody may have pinned it since the button was pressed.
  if (others.some(({ id }) => id === answer.id)) return notice(text.pin.already);
  const same = others.find((other) => isTwin(other, answer));
  if (same)
    return offer(
      text.pin.same(linkTo(interaction, same)),
      swapButton('replace', text.pin.replace, answer, same),
    );
  const outcome = await pin(interaction.client, answer, reasonOf(interaction, 'pin'));
  if (outcome === 'full') return fullMessage(interaction, answer, others, text);
  const said = outcomeText(outcome, text.pin.pinned(linkTo(interaction, answer)), text);
  const kin = others.find((other) => isKin(other, answer, services.library));
  if (!kin || !isDone(outcome)) return notice(said);
  return offer(
    `${said}\n${text.pin.kin(linkTo(interaction, kin))}`,
    swapButton('replace', text.pin.replace, answer, kin),
  );
}

/** What a moderator puts one pin in the place of another for. */
export type Swap = 'replace' | 'room';

/**
 * Pins an answer and unpins another, if all may be so and that one is still pinned: to replace it, an older
 * answer from the same section; to make room, any answer of the bot. Where pinning fails, the other stays; where
 * somebody has been quicker, it is pinned like any answer.
 */
export async function swapped(
  interaction: Moderating,
  swap: Swap,
  answer: Posted,
  otherId: string,
  services: Services,
): Promise<Message> {
  const { library, text } = services;
  const refused = refusal(interaction, answer, text.pin.notMine, text);
  if (refused) return notice(refused);
  const { client } = interaction;
  const others = await answersPinned(client, answer.channelId);
  if (!others) return notice(text.pins.notIn);
  const other = others.find(
    (one) => one.id === otherId && one.id !== answer.id && (swap === 'room' || isKin(one, answer, library)),
  );
  const twin = others.some((one) => one !== other && one.id !== answer.id && isTwin(one, answer));
  if (!other || twin) return pinned(interaction, answer, services);
  const pinIt = (posted: Posted) => pin(client, posted, reasonOf(interaction, 'pin'));
  const unpinIt = (posted: Posted) => unpin(client, posted, reasonOf(interaction, 'unpin'));

  let outcome = await pinIt(answer);
  if (outcome === 'full') {
    const freed = await unpinIt(other);
    // One that is gone leaves room as well.
    if (!isDone(freed) && freed !== 'gone') return notice(text.pin[freed]);
    try {
      outcome = await pinIt(answer);
    } finally {
      if (!isDone(outcome)) await pinIt(other);
    }
  } else if (isDone(outcome) && swap === 'replace') {
    const freed = await unpinIt(other);
    if (!isDone(freed) && freed !== 'gone') return notice(text.pin[freed]);
  }
  const link = linkTo(interaction, answer);
  const done = swap === 'replace' ? text.pin.replaced(link) : text.pin.pinned(link);
  return notice(outcomeText(outcome, done, text));
}

/** Whether two answers show the same passage; one that does not tell shows none that is known. */
function isTwin(one: Posted, other: Posted): boolean {
  const passage = passageIn(one.components);
  return passage !== undefined && passage === passageIn(other.components);
}

/** Whether two answers are from the same section. */
function isKin(one: Posted, other: Posted, library: Library): boolean {
  if (isTwin(one, other)) return true;
  const [a, b] = [one, other].map(({ components }) => citationIn(components, library));
  return a !== undefined && a.section === b?.section;
}

function fullMessage(
  interaction: Moderating,
  answer: Posted,
  others: readonly Posted[],
  text: Text,
): Message {
  const oldest = others.at(-1);
  if (!oldest) return notice(text.pin.full);
  return offer(
    text.pin.fullOfMine(linkTo(interaction, oldest)),
    swapButton('room', text.pin.makeRoom, answer, oldest),
  );
}

function swapButton(swap: Swap, label: string, answer: Posted, other: Posted): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId(swap, `${answer.id},${other.id}`),
  };
}

/** Unpins an answer if all may be so, and says what came of it. */
export async function unpinned(
  interaction: Moderating,
  answer: Posted,
  { text }: Services,
): Promise<Message> {
  const refused = refusal(interaction, answer, text.unpin.notMine, text);
  if (refused) return notice(refused);
  if (!answer.pinned) return notice(text.unpin.not);
  const outcome = await unpin(interaction.client, answer, reasonOf(interaction, 'unpin'));
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

/** Names the moderator to the audit log, in the language of the server: others read it. */
function reasonOf({ user, guildLocale }: Moderating, deed: 'pin' | 'unpin'): string {
  const { reason } = textFor(guildLocale ?? Locale.EnglishUS)[deed];
  // Half a character cannot be written into a header.
  return reason(user.username, user.id).toWellFormed().slice(0, limits.auditLogReason);
}

function linkTo({ guildId }: Moderating, { channelId, id }: Posted): string {
  return messageLink(channelId, id, guildId ?? '@me');
}
