import { Locale, type Message, type PartialMessage } from 'discord.js';

/** The language in which a message is answered: Discord tells the server's, and nobody's own. */
export function localeOf({ guild }: Message | PartialMessage): string {
  return guild?.preferredLocale ?? Locale.EnglishUS;
}
