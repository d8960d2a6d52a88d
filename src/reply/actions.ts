import {
  type APIButtonComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { customId, type Deed, readCustomId, THIS } from './custom-id.ts';
import { subtext } from './markdown.ts';
import { type Message, messageOf } from './message.ts';
import type { Text } from './text/en.ts';

/** What may be done to an answer itself; a notice stays as it is. */
const DEEDS: readonly string[] = ['pin', 'why', 'share', 'delete'] satisfies Deed[];

/**
 * The id of a line about the answer itself, by which Discord's record of the message tells it from those of the
 * page. Discord numbers what has no id from 1 on.
 */
const ABOUT = 1_000;

/** An answer that all see: it can be deleted. */
export function deletable(message: Message, text: Text): Message {
  return changed(message, ({ deeds }) => ({
    deeds: [...deeds, button('delete', '🗑️', text.delete.button)],
  }));
}

/**
 * An answer that all see: it can be pinned.
 * @param subject the passage with its text, so that a pinned answer tells by itself what is pinned
 */
export function pinnable(message: Message, subject: string, text: Text): Message {
  return changed(message, ({ deeds }) => ({
    deeds: [button('pin', '📌', text.pin.button, subject), ...deeds],
  }));
}

/** An answer that one member sees: it can be shared, and not pinned. Share keeps what the pin would tell. */
export function shareable(message: Message, text: Text): Message {
  return changed(message, ({ deeds }) => ({
    deeds: [
      ...deeds.filter((one) => !isFor('pin', one)),
      button('share', '📢', text.share.button, subjectOf('pin', deeds)),
    ],
  }));
}

/** An answer to a question: it can be told why it is this passage. */
export function explainable(message: Message, passageId: string, text: Text): Message {
  return changed(message, ({ deeds }) => ({
    deeds: [...deeds, button('why', '❔', text.why.button, passageId)],
  }));
}

/** What becomes of a private answer that is shared: the one that all see, and what its asker keeps. */
export function shared(message: Message, member: string, text: Text): { all: Message; own: Message } {
  const subject = subjectOf('share', partsOf(message)?.deeds ?? []);
  const all = changed(message, ({ texts, deeds }) => ({
    texts: [...texts, about(text.share.by(member))],
    deeds: deeds.filter((one) => !isFor('share', one)),
  }));
  const done = { ...button('share', '📢', text.share.done, subject), disabled: true };
  const own = changed(message, ({ deeds }) => ({
    deeds: deeds.map((one) => (isFor('share', one) ? done : one)),
  }));
  return { all: deletable(subject === THIS ? all : pinnable(all, subject, text), text), own };
}

/** An answer that stands apart from its question. */
export function linked(message: Message, link: string, text: Text): Message {
  return changed(message, ({ texts }) => ({ texts: [...texts, about(text.answer.to(link))] }));
}

/** A page with what another page of the same answer says about the answer: who shared it, or what it answers. */
export function turnedTo(page: Message, before: Message): Message {
  const kept = (partsOf(before)?.texts ?? []).filter(({ id }) => id === ABOUT);
  return changed(page, ({ texts }) => ({ texts: [...texts, ...kept] }));
}

interface Parts {
  readonly texts: readonly APITextDisplayComponent[];
  /** Buttons that lead on, and below them those that do something to the answer. */
  readonly ways: readonly APIButtonComponent[];
  readonly deeds: readonly APIButtonComponent[];
}

/** Takes an answer apart into what `messageOf` makes one of, and puts it together again. */
function changed(message: Message, change: (parts: Parts) => Partial<Parts>): Message {
  const before = partsOf(message);
  if (!before) return message;
  const { texts, ways, deeds } = { ...before, ...change(before) };
  return messageOf(texts, ways, deeds);
}

function partsOf({ components: [container] }: Message): Parts | undefined {
  if (container?.type !== ComponentType.Container) return undefined;
  const parts = container.components;
  const buttons = parts
    .flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []))
    .filter((part) => part.type === ComponentType.Button);
  return {
    texts: parts.filter((part) => part.type === ComponentType.TextDisplay),
    ways: buttons.filter((one) => !DEEDS.includes(read(one).deed)),
    deeds: buttons.filter((one) => DEEDS.includes(read(one).deed)),
  };
}

function about(line: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, id: ABOUT, content: subtext([line]) };
}

function read(one: APIButtonComponent): ReturnType<typeof readCustomId> {
  return readCustomId('custom_id' in one ? one.custom_id : '');
}

function isFor(deed: Deed, one: APIButtonComponent): boolean {
  return read(one).deed === deed;
}

/** What the button for this is about; the message itself, where there is none. */
function subjectOf(deed: Deed, buttons: readonly APIButtonComponent[]): string {
  const one = buttons.find((button) => isFor(deed, button));
  return one ? read(one).subject : THIS;
}

function button(deed: Deed, emoji: string, label: string, subject = THIS): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    emoji: { name: emoji },
    label,
    custom_id: customId(deed, subject),
  };
}
