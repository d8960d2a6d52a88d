import type { LocalizationMap } from 'discord.js';
import { en } from '../src/reply/text/en.ts';
import { type Text, translations } from '../src/reply/text/index.ts';

type Write = (text: Text) => string;

/** A name in English, which the bot is told whatever the language, and in the others, which members see. */
export function named(write: Write): { name: string; name_localizations?: LocalizationMap } {
  const others = inOthers(write);
  return { name: write(en), ...(others && { name_localizations: others }) };
}

/** A description in every language. */
export function described(write: Write): {
  description: string;
  description_localizations?: LocalizationMap;
} {
  const others = inOthers(write);
  return { description: write(en), ...(others && { description_localizations: others }) };
}

/** What is another in other languages; an article's own words are not. */
function inOthers(write: Write): LocalizationMap | undefined {
  const written = Object.entries(translations)
    .map(([locale, text]) => [locale, write(text)] as const)
    .filter(([, words]) => words !== write(en));
  return written.length > 0 ? Object.fromEntries(written) : undefined;
}
