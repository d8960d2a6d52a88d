import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelView } from '../protocol.ts';
import { signOf } from './channels.ts';
import type { Client } from './client.ts';
import type { View } from './view.ts';

/** Over a channel: its name, and what can be done in it. */
export function topView(channel: ChannelView, { text, server }: View, client: Client): TemplateResult {
  const { areChannelsOpen, arePinsOpen } = client.ui;
  const parent = server.channels.find(({ id }) => id === channel.parentId);
  const canThread = channel.kind === 'text' && channel.may.startThread;
  return html`<header class="top">
    <button
      type="button"
      class="tool drawer"
      aria-expanded=${areChannelsOpen ? 'true' : 'false'}
      aria-label=${areChannelsOpen ? text.page.closeChannels : text.page.openChannels}
      @click=${() => client.change({ areChannelsOpen: !areChannelsOpen })}
    >
      ☰
    </button>
    <span class="sign" aria-hidden="true">${signOf(channel)}</span>
    <h1 id="channel-title">${channel.name}</h1>
    ${parent ? html`<span class="topic">${text.page[parent.kind === 'forum' ? 'postIn' : 'threadOf'](parent.name)}</span>` : nothing}
    <span class="space"></span>
    ${
      canThread
        ? html`<button
            type="button"
            class="tool"
            @click=${() => client.change({ question: { kind: 'thread', channel } })}
          >
            <span aria-hidden="true">↳</span> <span class="wide">${text.conversation.newThread}</span>
          </button>`
        : nothing
    }
    ${
      channel.kind === 'forum'
        ? nothing
        : html`<button
            type="button"
            class="tool pin-list"
            aria-expanded=${arePinsOpen ? 'true' : 'false'}
            @click=${() => client.togglePins()}
          >
            <span aria-hidden="true">📌</span> <span class="wide">${text.conversation.pins}</span>
          </button>`
    }
  </header>`;
}
