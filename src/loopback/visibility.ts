import { MessageType } from 'discord-api-types/v10';
import { apiMessage, type Payload } from './world/payloads.ts';
import type { State } from './world/state.ts';
import type { Message } from './world/types.ts';

/**
 * A message as the app gets it, over the gateway and over REST. Without the MessageContent intent it has content
 * only when the app wrote it, is mentioned as a user, or is pinged by a reply to a regular message of its own;
 * not by a reply to an interaction's response, nor by a mention of its role (events/gateway#message-content-intent).
 * @param granted The app has the MessageContent intent.
 */
export function asAppSees(state: State, message: Message, granted: boolean): Payload {
  const shown = granted || mayRead(state, message) ? apiMessage(message) : withoutContent(message);
  if (message.type !== MessageType.Reply) return shown;
  const original = state.messages.get(message.message_reference?.message_id ?? '');
  if (!original) return { ...shown, referenced_message: null };
  const referenced = granted || mayRead(state, original) ? apiMessage(original) : withoutContent(original);
  return { ...shown, referenced_message: referenced };
}

function mayRead(state: State, message: Message): boolean {
  const { id } = state.bot;
  if (message.author.id === id || message.named.includes(id)) return true;
  if (!message.mentions.some((user) => user.id === id)) return false;
  const original = state.messages.get(message.message_reference?.message_id ?? '');
  return original?.author.id === id && original.application_id === undefined;
}

function withoutContent(message: Message): Payload {
  return { ...apiMessage(message), content: '', embeds: [], attachments: [], components: [] };
}
