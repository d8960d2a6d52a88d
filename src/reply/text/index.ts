import type { Locale } from 'discord-api-types/v10';
import { en, type Text } from './en.ts';
import { ru } from './ru.ts';
import { uk } from './uk.ts';

export type { Text };

/**
 * The languages other than English, by Discord's name for them (reference#locales). Each has every text that
 * English has: one that is missing does not compile.
 */
export const translations = { uk, ru } as const satisfies { readonly [locale in `${Locale}`]?: Text };

const texts: ReadonlyMap<string, Text> = new Map(Object.entries({ en, ...translations }));

/**
 * The texts in the language of a BCP 47 tag, whatever its region: `en-US` and `en-GB` are both English.
 * Undefined where Footnote does not speak it.
 */
export function textIn(tag: string): Text | undefined {
  return texts.get((tag.split('-')[0] ?? '').toLowerCase());
}

/** The texts for whoever has this language in Discord; English where Footnote does not speak it. */
export function textFor(locale: string): Text {
  return textIn(locale) ?? en;
}

/** Every language, English first. */
export const everyText: readonly Text[] = [...texts.values()];
