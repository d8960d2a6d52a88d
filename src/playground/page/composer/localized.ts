interface Localized {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
}

interface Described extends Localized {
  readonly description: string;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
}

/** The name that a client in this language shows. */
export function nameIn(locale: string, one: Localized): string {
  return one.name_localizations?.[locale] ?? one.name;
}

/** The description that a client in this language shows. */
export function descriptionIn(locale: string, one: Described): string {
  return one.description_localizations?.[locale] ?? one.description;
}

/** Names by which it can be typed: the one shown first, then the base name where it differs. */
export function namesIn(locale: string, one: Localized): readonly string[] {
  return [...new Set([nameIn(locale, one), one.name])];
}
