import type { ButtonInteraction, Message } from 'discord.js';

/**
 * Who asked for an answer, by Discord's own record of the message: who used the command, or whose message
 * it replies to. Undefined where that message is gone.
 */
export function askerOf(message: Message): string | undefined {
  return message.interactionMetadata?.user.id ?? message.mentions.repliedUser?.id;
}

/** Whether whoever presses may change what everybody sees; what is pinned stays as it is. */
export function mayTurn({ message, user }: ButtonInteraction): boolean {
  if (message.flags.has('Ephemeral')) return true;
  return askerOf(message) === user.id && !message.pinned;
}
