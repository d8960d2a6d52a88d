import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelView } from '../protocol.ts';
import { channelTree } from './state.ts';
import type { View } from './view.ts';

/** The server's channels, forums and threads. */
export function channelsView(
  view: View,
  current: ChannelView | undefined,
  unread: ReadonlySet<string>,
): TemplateResult {
  const entry = (channel: ChannelView): TemplateResult => html`<button
    type="button"
    class="channel ${channel.kind}"
    aria-current=${channel.id === current?.id ? 'page' : nothing}
    @click=${() => view.openChannel(channel.id)}
  >
    <span class="sign" aria-hidden="true">${signOf(channel)}</span>
    <span class="name">${channel.name}</span>
    ${unread.has(channel.id) ? html`<span class="unread"><span class="for-ears">${view.text.page.unread}</span></span>` : nothing}
  </button>`;
  return html`<ul class="channels">
    ${channelTree(view.server, current).map(
      ({ channel, threads }) => html`<li>
        ${entry(channel)}
        ${threads.length > 0 ? html`<ul>${threads.map((thread) => html`<li>${entry(thread)}</li>`)}</ul>` : nothing}
      </li>`,
    )}
  </ul>`;
}

export function signOf({ kind, private: isPrivate }: ChannelView): string {
  if (kind === 'thread') return isPrivate ? '🔒' : '↳';
  return kind === 'forum' ? '🗨' : '#';
}

/** A channel's name as it stands in a sentence: with its sign, or a thread's in quotes. */
export function titleOf({ kind, name }: ChannelView): string {
  return kind === 'thread' ? `“${name}”` : `#${name}`;
}
