import { type APIMessageTopLevelComponent, MessageFlags, MessageType } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../../loopback/world/types.ts';
import { avatarOf } from '../avatar.ts';
import { asTyped } from '../state.ts';
import type { View } from '../view.ts';
import { shortTime } from '../when.ts';
import { componentsView } from './components.ts';
import { markdown, plainText } from './markdown.ts';
import { systemView } from './system.ts';

/** What can be done with messages, and how each is just now. */
export interface Deeds {
  press(message: Message, customId: string): void;
  isWaiting(message: Message, customId: string): boolean;
  dismiss(message: Message): void;
  isEdited(message: Message): boolean;
  saveEdit(message: Message, text: string): void;
  cancelEdit(): void;
  /** The menu of a message, where it is open. */
  menuOf(message: Message): TemplateResult | typeof nothing;
  openMenu(message: Message): void;
  /** A message by its id, where the person sees it. */
  find(id: string): Message | undefined;
}

/** Whether a flag of Discord's is set on a message. */
export function hasFlag(message: Message, flag: MessageFlags): boolean {
  return ((message.flags ?? 0) & flag) !== 0;
}

/** A message as Discord's client shows it. */
export function messageView(message: Message, view: View, deeds: Deeds): TemplateResult {
  const system = systemView(message, view);
  const { text, locale } = view;
  const { author } = message;
  const time = shortTime(message.timestamp, locale);
  const classes = `message${message.ephemeral ? ' ephemeral' : ''}${mentions(message, view) ? ' mentions-me' : ''}`;
  return html`<article
    class=${classes}
    id="message-${message.id}"
    tabindex="-1"
    aria-label=${text.message.by(author.username, time)}
    @contextmenu=${(event: Event) => {
      if (message.ephemeral) return;
      event.preventDefault();
      deeds.openMenu(message);
    }}
  >
    ${
      system ??
      html`<discord-message
      author=${author.username}
      avatar=${avatarOf({ name: author.username, bot: author.bot ?? false })}
      ?bot=${author.bot}
      .timestamp=${time}
      >${origin(message, view, deeds)}${body(message, view, deeds)}${threadOf(message, view)}</discord-message
    >`
    }
    ${message.ephemeral ? nothing : tools(message, view, deeds)}
  </article>`;
}

function mentions({ mentions, author }: Message, { server }: View): boolean {
  return author.id !== server.me.id && mentions.some(({ id }) => id === server.me.id);
}

/** What the message is an answer to: another message, or a command. */
function origin(message: Message, view: View, deeds: Deeds): TemplateResult | typeof nothing {
  const { text } = view;
  const used = message.interaction_metadata;
  if (message.type === MessageType.ChatInputCommand || message.type === MessageType.ContextMenuCommand) {
    if (!used) return nothing;
    const name = message.interaction?.name ?? '';
    const shown = message.type === MessageType.ChatInputCommand ? `/${name}` : name;
    return html`<discord-reply
      slot="reply"
      author=${used.user.username}
      avatar=${avatarOf({ name: used.user.username, bot: false })}
      >${text.message.used} <span class="used">${shown}</span></discord-reply
    >`;
  }
  const id = message.message_reference?.message_id;
  if (message.type !== MessageType.Reply || !id) return nothing;
  const original = deeds.find(id);
  if (!original) return html`<span slot="reply" class="reply-gone">${text.message.deletedOriginal}</span>`;
  const { author } = original;
  return html`<discord-reply
    slot="reply"
    author=${author.username}
    avatar=${avatarOf({ name: author.username, bot: author.bot ?? false })}
    ?bot=${author.bot}
    ?mentions=${message.mentions.some((one) => one.id === author.id)}
    ><button type="button" class="plain excerpt" @click=${() => view.jump(original.channel_id, id)}>
      ${excerptOf(original, view)}
    </button></discord-reply
  >`;
}

function body(message: Message, view: View, deeds: Deeds): TemplateResult | typeof nothing {
  const { text } = view;
  if (deeds.isEdited(message))
    return html`<footnote-message-edit
      .content=${asTyped(message.content, view.server)}
      .text=${text}
      @save=${({ detail }: CustomEvent<string>) => deeds.saveEdit(message, detail)}
      @cancel=${deeds.cancelEdit}
    ></footnote-message-edit>`;
  if (hasFlag(message, MessageFlags.Loading))
    return html`<span class="thinking">${text.message.thinking(message.author.username)}</span>`;
  const components = (message.components ?? []) as APIMessageTopLevelComponent[];
  return html`${markdown(message.content, view)}${
    message.edited_timestamp && message.content
      ? html` <span class="edited">${text.message.edited}</span>`
      : nothing
  }${componentsView(components, view, {
    press: (id) => deeds.press(message, id),
    isWaiting: (id) => deeds.isWaiting(message, id),
  })}${message.pinned ? html`<p class="subtext">📌 ${text.message.pinnedMark}</p>` : nothing}${
    message.ephemeral
      ? html`<p class="only-you">
        <span>${text.message.onlyYou} • </span>
        <button type="button" class="link" @click=${() => deeds.dismiss(message)}>${text.message.dismiss}</button>
      </p>`
      : nothing
  }`;
}

function threadOf(message: Message, view: View): TemplateResult | typeof nothing {
  // A thread that grew from a message has the message's id.
  const thread = view.server.channels.find(({ id, kind }) => kind === 'thread' && id === message.id);
  if (!hasFlag(message, MessageFlags.HasThread) || !thread) return nothing;
  return html`<button type="button" slot="thread" class="plain" @click=${() => view.openChannel(thread.id)}>
    <discord-thread name=${thread.name} cta=${view.text.message.openThread}></discord-thread>
  </button>`;
}

function tools(message: Message, { text }: View, deeds: Deeds): TemplateResult {
  return html`<div class="tools">
    <button
      type="button"
      class="tool"
      aria-haspopup="menu"
      aria-label=${text.message.menu(message.author.username)}
      @click=${() => deeds.openMenu(message)}
    >
      ⋯
    </button>
    ${deeds.menuOf(message)}
  </div>`;
}

/** The first words of a message, on one line. */
export function excerptOf(message: Message, view: View): string {
  const words = plainText([message.content, ...textsIn(message.components)].join('\n'), view);
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}

function textsIn(components: unknown): string[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap(({ content, components: inner }: { content?: string; components?: unknown }) => [
    ...(content === undefined ? [] : [content]),
    ...textsIn(inner),
  ]);
}
