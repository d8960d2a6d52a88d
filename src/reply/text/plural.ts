/** What goes with a number in Ukrainian and Russian: with 1 and 21, with 2 to 4, and with 5 and more. */
export interface Forms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
}

/** Chooses the form that a language puts beside a whole number. */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, { one, few, many }) => {
    const category = rules.select(count);
    if (category === 'one') return one;
    return category === 'few' ? few : many;
  };
}
