import { en, type Text } from './en.ts';
import { ru } from './ru.ts';
import { uk } from './uk.ts';

export type { Text } from './en.ts';

/** The languages that the page can be in, by Discord's tags, in the order in which they are offered. */
export const languages: Readonly<Record<string, Text>> = { 'en-GB': en, uk, ru };

export function textIn(locale: string): Text {
  return languages[locale] ?? en;
}
