import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../src/answer/terms/language.ts';
import { createTerms } from '../../../src/answer/terms/terms.ts';

const termsOf = (text: string, language = 'en') => createTerms(languageOf(language))(text);
const texts = (text: string, language?: string) => termsOf(text, language).map((term) => term.text);

const cases: readonly [text: string, terms: string, language?: string][] = [
  ["Zelensky's soldiers’ boots", 'zelenski soldier boot'],
  ['counter-offensive', 'counter offens counteroffens'],
  ['1,200 2,000,000 3.5', '1200 2000000 3.5'],
  ['1.200 km', '1200 km', 'de'],
  ['the U.S. and the US', 'the us and the us'],
  ['café Zürich naïve', 'cafe zurich naiv'],
  ["l'homme d’État", 'homm etat', 'fr'],
  ['die Häuser', 'die haus', 'de'],
  ['солдаты ёлка', 'солдат елк', 'ru'],
  ['東京タワー hello', '東京タワー hello', 'ja'],
  ['Full ＷＯＲＤ', 'full word'],
  ['soldiers fought and lost', 'soldier fight and lose'],
  ['🙂 … —', ''],
];

describe('terms', () => {
  test.each(cases)('%s', (text, terms, language) => {
    expect(texts(text, language).join(' ')).toBe(terms);
  });

  test('takes capitals for a name, but not where all is capitals', () => {
    expect(termsOf('Did US troops leave?').map((term) => term.stop)).toEqual([true, false, false, false]);
    expect(termsOf('DID US TROOPS LEAVE?').map((term) => term.stop)).toEqual([true, true, false, false]);
  });

  test('is the same for the same text, in any language, whatever the text', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('\ud800 a\udfff'));
    const languages = fc.constantFrom('en', 'de', 'uk', 'zh', 'th', 'tr', 'constructor', '', 'x-klingon');
    fc.assert(
      fc.property(anything, languages, (text, language) => {
        const terms = termsOf(text, language);
        expect(termsOf(text, language)).toEqual(terms);
        for (const term of terms) {
          expect(term.text).not.toBe('');
          expect(term.start).toBeLessThan(term.end);
          expect(term.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
