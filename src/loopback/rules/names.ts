import { Locale } from 'discord-api-types/v10';
import { type Form, isRecord, type Json, type Path } from './form.ts';

/** Names of CHAT_INPUT commands and of options (interactions/application-commands#application-command-naming). */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locales: readonly string[] = Object.values(Locale);

/** Checks the name of a CHAT_INPUT command or of an option, and its localizations. */
export function checkName(form: Form, at: Json, path: Path): void {
  form.text(at, 'name', path, { min: 1, max: 32, required: true });
  const valid = (name: string): boolean => namePattern.test(name) && name === name.toLowerCase();
  if (typeof at.name === 'string' && at.name.length > 0 && !valid(at.name)) {
    const text = "Command name is invalid: lowercase letters, digits, - _ and ', up to 32.";
    form.issue([...path, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', text);
  }
  checkLocalizations(form, at, 'name', path, valid);
}

/**
 * All names of a command or an option, whatever the locale. Discord documents that those of options are unique
 * in a command; taking the same for commands, and across locales, is the stricter reading.
 */
export function allNames(at: {
  readonly name?: unknown;
  readonly name_localizations?: unknown;
}): Set<string> {
  const localized = isRecord(at.name_localizations) ? Object.values(at.name_localizations) : [];
  return new Set([at.name, ...localized].filter((name) => typeof name === 'string'));
}

/** Checks `<key>_localizations`: known locales, and texts as valid as the default one. */
export function checkLocalizations(
  form: Form,
  at: Json,
  key: string,
  path: Path,
  valid: (text: string) => boolean,
): void {
  const map = at[`${key}_localizations`];
  if (map === undefined || map === null) return;
  const here = [...path, `${key}_localizations`];
  if (!isRecord(map)) {
    form.issue(here, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
    return;
  }
  for (const [locale, text] of Object.entries(map)) {
    if (!locales.includes(locale)) {
      form.issue([...here, locale], 'BASE_TYPE_CHOICES', `'${locale}' is not a locale that Discord knows.`);
    } else if (text !== null && (typeof text !== 'string' || !valid(text))) {
      form.issue([...here, locale], 'APPLICATION_COMMAND_INVALID_NAME', `This ${key} is invalid.`);
    }
  }
}
