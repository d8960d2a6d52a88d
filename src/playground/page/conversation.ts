import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Message } from '../../loopback/world/types.ts';
import type { ChannelView } from '../protocol.ts';
import type { Invocation } from '../requests.ts';
import type { AtEnd } from './at-end.ts';
import { titleOf } from './channels.ts';
import type { Client } from './client.ts';
import { type Choice, menuItems } from './message/menu-items.ts';
import { type Deeds, messageView } from './message/message.ts';
import { channelOf, messagesOf, type PageState } from './state.ts';
import { tourView } from './tour.ts';
import type { View } from './view.ts';

export interface ConversationOptions {
  readonly state: PageState;
  readonly channel: ChannelView;
  readonly view: View;
  readonly client: Client;
  readonly end: AtEnd;
  readonly isLight: boolean;
  /** The menu of a message has closed: the keyboard goes back to what opened it. */
  closed(message: Message): void;
}

/** A channel's messages, and where one writes. */
export function conversationView(options: ConversationOptions): TemplateResult {
  const { state, channel, view, client, end, isLight } = options;
  const { text, locale, server } = view;
  const { isSending, areLoadedAgain, replyTo } = client.ui;
  const loaded = areLoadedAgain ? text.knowledge.loaded : nothing;
  const deeds = deedsOf(options);
  return html`<div
      class="scroll"
      tabindex="0"
      role="log"
      aria-label=${text.conversation.messages(titleOf(channel))}
      ${ref(end.watch)}
    >
      <div class="content">
        <div class="beginning">${beginning(options)}</div>
        <discord-messages no-background ?light-theme=${isLight}>
          ${repeat(
            messagesOf(state, channel),
            ({ id }) => id,
            (message) => messageView(message, view, deeds),
          )}
        </discord-messages>
        ${channel.archived ? html`<p class="note">${text.conversation.archived}</p>` : nothing}
      </div>
    </div>
    <p class="sending" role="status">${isSending ? text.message.sending(server.bot.name) : loaded}</p>
    <footnote-composer
      .channel=${channel}
      .server=${server}
      .locale=${locale}
      .text=${text}
      .replyTo=${replyTo}
      .suggest=${async (invocation: Invocation, focused: string) =>
        (await client.ask({ do: 'type', channel: channel.id, invocation, focused })) ?? []}
      @send=${({ detail }: CustomEvent<{ text: string }>) => client.write(channel, detail.text)}
      @invoke=${({ detail }: CustomEvent<{ invocation: Invocation }>) => client.run(channel, detail.invocation)}
      @cancel-reply=${() => client.change({ replyTo: undefined })}
    ></footnote-composer>`;
}

function beginning({ state, channel, view, client }: ConversationOptions): TemplateResult {
  const isFirst = channelOf(view.server, undefined)?.id === channel.id;
  if (!isFirst || client.ui.isTourHidden)
    return html`<p>${view.text.conversation.empty(titleOf(channel))}</p>`;
  return tourView(state.tour, view, {
    done: client.ui.toured,
    take: (step) => client.takeStep(step, channel, state),
    hide: () => client.change({ isTourHidden: true }),
  });
}

function deedsOf({ state, channel, view, client, closed }: ConversationOptions): Deeds {
  const { text, locale, server } = view;
  return {
    press: (message, customId) => void client.press(message, customId),
    isWaiting: (message, customId) => client.isWaiting(message, customId),
    dismiss: ({ id }) => void client.ask({ do: 'dismiss', message: id }),
    isEdited: ({ id }) => client.ui.edited === id,
    saveEdit: (message, to) => void client.saveEdit(message, to),
    cancelEdit: () => client.cancelEdit(),
    openMenu: ({ id }) => client.change({ menuAt: client.ui.menuAt === id ? undefined : id }),
    find: (id) => state.messages.get(id),
    menuOf: (message) => {
      if (client.ui.menuAt !== message.id) return nothing;
      const close = () => {
        client.change({ menuAt: undefined });
        closed(message);
      };
      return html`<footnote-message-menu
        .items=${menuItems(message, channel, server, locale, text)}
        .text=${text}
        label=${text.message.menu(message.author.username)}
        @close=${close}
        @choose=${({ detail }: CustomEvent<Choice>) => {
          close();
          client.choose(message, channel, detail);
        }}
      ></footnote-message-menu>`;
    },
  };
}
