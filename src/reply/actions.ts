import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { customId, type Deed, THIS } from './custom-id.ts';
import { subtext } from './markdown.ts';
import { type Message, messageOf } from './message.ts';
import type { Text } from './text/en.ts';

/** What may be done to an answer itself; a notice stays as it is. */

/** An answer that all see: it can be deleted. */
export function deletable(message: Message, text: Text): Message {
  return changed(message, ({ texts, buttons }) => ({
    texts,
    buttons: [...buttons, button('delete', '🗑️', text.delete.button)],
  }));
}

/** An answer that one member sees: it can be shared. */
export function shareable(message: Message, text: Text): Message {
  return changed(message, ({ texts, buttons }) => ({
    texts,
    buttons: [...buttons, button('share', '📢', text.share.button)],
  }));
}

/** An answer to a question: it can be told why it is this passage. */
export function explainable(message: Message, passageId: string, text: Text): Message {
  return changed(message, ({ texts, buttons }) => ({
    texts,
    buttons: [...buttons, button('why', '❔', text.why.button, passageId)],
  }));
}

/** What becomes of a private answer that is shared: the one that all see, and what its asker keeps. */
export function shared(message: Message, member: string, text: Text): { all: Message; own: Message } {
  const isShare = (one: APIButtonComponent) =>
    'custom_id' in one && one.custom_id === customId('share', THIS);
  const all = changed(message, ({ texts, buttons }) => ({
    texts: [...texts, subtext([text.share.by(member)])],
    buttons: buttons.filter((one) => !isShare(one)),
  }));
  const done = { ...button('share', '📢', text.share.done), disabled: true };
  const own = changed(message, ({ texts, buttons }) => ({
    texts,
    buttons: buttons.map((one) => (isShare(one) ? done : one)),
  }));
  return { all: deletable(all, text), own };
}

/** An answer that stands apart from its question. */
export function linked(message: Message, link: string, text: Text): Message {
  return changed(message, ({ texts, buttons }) => ({
    texts: [...texts, subtext([text.answer.to(link)])],
    buttons,
  }));
}

/** Whether it answers a question, be it that the articles do not say; what else Footnote says is a notice. */
export function isAnswer({ components: [first] }: Message): boolean {
  return first?.type === ComponentType.Container;
}

interface Parts {
  readonly texts: readonly string[];
  readonly buttons: readonly APIButtonComponent[];
}

/** Takes an answer apart into what `messageOf` makes one of, and puts it together again. */
function changed(message: Message, change: (parts: Parts) => Parts): Message {
  const [container] = message.components;
  if (container?.type !== ComponentType.Container) return message;
  const parts = container.components;
  const { texts, buttons } = change({
    texts: parts.flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : [])),
    buttons: parts
      .flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []))
      .filter((part) => part.type === ComponentType.Button),
  });
  return messageOf(texts, buttons);
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
