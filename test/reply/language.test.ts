import { describe, expect, test } from 'vitest';
import { askInLines, isIn, languageName } from '../../src/reply/language.ts';
import { en } from '../../src/reply/text/en.ts';
import { translations } from '../../src/reply/text/index.ts';
import { articleOf } from '../articles.ts';

const { uk, ru } = translations;
const inLanguage = (language: string) => ({ ...articleOf(['One.', 'Two.', 'Three.']), language });

describe('the language of an article', () => {
  test.each([
    ['en', 'English', 'англійська'],
    ['EN', 'English', 'англійська'],
    ['de-u-co-phonebk', 'German', 'німецька'],
    // A tag that is well formed and that nobody has given a name.
    ['qqx', 'qqx', 'qqx'],
  ])('GIVEN %s THEN it has a name in the language of the reader', (tag, english, ukrainian) => {
    expect([languageName(tag, en), languageName(tag, uk)]).toEqual([english, ukrainian]);
  });

  test('THEN an article is in the language of its readers whatever the region', () => {
    expect([
      isIn(inLanguage('en-GB'), en),
      isIn(inLanguage('uk'), uk),
      isIn(inLanguage('UK-ua'), uk),
    ]).toEqual([true, true, true]);
    expect([isIn(inLanguage('en'), ru), isIn(inLanguage('de'), en)]).toEqual([false, false]);
  });
});

describe('in which language to ask', () => {
  test('GIVEN an article in the language of the reader THEN nothing is said of it', () => {
    expect(askInLines(new Set(['en', 'uk']), uk)).toEqual([]);
    expect(askInLines(new Set(), uk)).toEqual([]);
  });

  test('GIVEN none THEN their languages are named, each once, and of very many the first', () => {
    const tags = new Set(['en', 'de', 'en-GB']);
    // Which word for “and” stands between them is the runtime's.
    expect(askInLines(tags, uk).join()).toMatch(/^Мова статей: англійська \S+ німецька\. /);
    const many = new Set(['bg', 'cs', 'da', 'de', 'el', 'es', 'fi', 'fr']);
    expect(askInLines(many, en)).toEqual([en.askIn('Bulgarian, Czech, Danish, German and Greek')]);
  });
});
