import { MessageType } from 'discord-api-types/v10';
import { html, type TemplateResult } from 'lit';
import type { Message } from '../../../loopback/world/types.ts';
import type { View } from '../view.ts';
import { shortTime } from '../when.ts';

/** A message that Discord itself wrote; undefined for one of a person or a bot. */
export function systemView(message: Message, view: View): TemplateResult | undefined {
  const { text, locale } = view;
  const time = shortTime(message.timestamp, locale);
  const { message_id: id, channel_id: channelId } = message.message_reference ?? {};
  const seen =
    id && channelId
      ? html`<button type="button" class="link" @click=${() => view.jump(channelId, id)}>${text.message.seeMessage}</button>`
      : '';
  switch (message.type) {
    case MessageType.ChannelPinnedMessage:
      return html`<discord-system-message type="pin" .timestamp=${time}
        >${text.message.pinned(message.author.username)} ${seen}</discord-system-message
      >`;
    case MessageType.ThreadCreated: {
      const thread = view.server.channels.find(({ id }) => id === channelId);
      return html`<discord-system-message type="thread" .timestamp=${time}
        >${text.message.startedThread(message.author.username)}
        ${
          thread
            ? html`<button type="button" class="link" @click=${() => view.openChannel(thread.id)}>${thread.name}</button>`
            : html`<b>${message.content}</b>`
        }</discord-system-message
      >`;
    }
    case MessageType.ThreadStarterMessage:
      return html`<discord-system-message type="thread" .timestamp=${time}
        >${text.message.startedThread(message.author.username)} ${seen}</discord-system-message
      >`;
    default:
      return undefined;
  }
}
