import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../loopback/world/types.ts';
import type { ChannelView } from '../protocol.ts';
import { avatarOf } from './avatar.ts';
import { componentsView } from './message/components.ts';
import { markdown } from './message/markdown.ts';
import type { View } from './view.ts';
import { shortTime } from './when.ts';

export interface PinDeeds {
  find(id: string): Message | undefined;
  unpin(id: string): void;
  close(): void;
}

/** What is pinned in a channel, newest first. */
export function pinsView(channel: ChannelView, view: View, { find, unpin, close }: PinDeeds): TemplateResult {
  const { pins: text } = view.text;
  const pinned = channel.pins.flatMap(({ messageId }) => find(messageId) ?? []);
  return html`<aside
    class="pins"
    aria-labelledby="pins-title"
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && close()}
  >
    <header>
      <h2 id="pins-title" tabindex="-1">${text.title}</h2>
      <button type="button" class="tool" aria-label=${text.close} @click=${close}>×</button>
    </header>
    ${pinned.length === 0 ? html`<p>${text.none}</p>` : nothing}
    <ol>
      ${pinned.map((message) => entry(message, channel, view, unpin))}
    </ol>
  </aside>`;
}

function entry(message: Message, channel: ChannelView, view: View, unpin: PinDeeds['unpin']): TemplateResult {
  const { author } = message;
  return html`<li>
    <p class="who">
      <img src=${avatarOf({ name: author.username, bot: author.bot ?? false })} alt="" width="24" height="24" />
      <b>${author.username}</b> <span class="time">${shortTime(message.timestamp, view.locale)}</span>
    </p>
    ${markdown(message.content, view)}
    ${componentsView((message.components ?? []) as APIMessageTopLevelComponent[], view, undefined)}
    <p>
      <button type="button" class="link" @click=${() => view.jump(channel.id, message.id)}>${view.text.pins.jump}</button>
      ${
        channel.may.pin
          ? html`<button type="button" class="link" @click=${() => unpin(message.id)}>${view.text.pins.unpin}</button>`
          : nothing
      }
    </p>
  </li>`;
}
