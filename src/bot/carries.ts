import { ComponentType, type Message } from 'discord.js';

/**
 * Whether the message is the bot's and has this button to be pressed, by Discord's own record: a custom id
 * that arrives can be forged, the message cannot.
 */
export function carries({ author, client, components }: Message, customId: string): boolean {
  if (author.id !== client.user.id) return false;
  return components
    .flatMap((top) => (top.type === ComponentType.Container ? top.components : [top]))
    .flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []))
    .some((part) => part.type === ComponentType.Button && part.customId === customId && !part.disabled);
}
