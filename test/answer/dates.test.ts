import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Explained, relativeDatesIn } from '../../src/answer/dates.ts';
import { KURSK } from './speakers/news.ts';

/** A Saturday. */
const PUBLISHED = '2025-04-26';

function explained(text: string): [string, Explained][] {
  return relativeDatesIn(text, PUBLISHED).map((each) => [each.text, each.date]);
}

describe('relativeDatesIn', () => {
  test('explains what the article on Kursk leaves to its date', () => {
    expect(explained(KURSK.join('\n'))).toEqual([
      ['Saturday', '2025-04-26'],
      ['Friday evening', '2025-04-25'],
      ['last year', { year: 2024 }],
      ['February', { from: '2025-02-01', to: '2025-02-28' }],
    ]);
  });

  test.each<[string, string, Explained]>([
    ['He left on Friday evening.', 'Friday evening', '2025-04-25'],
    ['Talks began Sunday in Oslo.', 'Sunday', '2025-04-20'],
    ['It opened yesterday.', 'yesterday', '2025-04-25'],
    ['The roof fell in last night.', 'last night', '2025-04-25'],
    ['Prices fell this month.', 'this month', { from: '2025-04-01', to: '2025-04-30' }],
    ['Prices fell last month.', 'last month', { from: '2025-03-01', to: '2025-03-31' }],
    ['The tax ends next year.', 'next year', { year: 2026 }],
    ['By December, it was over.', 'December', { from: '2024-12-01', to: '2024-12-31' }],
  ])('%s', (text, part, date) => {
    expect(explained(text)).toEqual([[part, date]]);
  });

  test.each([
    'The shop will open on Friday.',
    'The vote is to be held on Monday.',
    'They meet every Friday.',
    'Next Friday is a holiday.',
    'Black Friday sales fell.',
    'Friday prayers, "Saturday Night" and Sundays',
    'The film Saturday Night was shown.',
    'It was signed on Monday, 3 March.',
    'It began in August 2024.',
    'in recent weeks',
    "the same year, last year's",
    'He may go in May.',
    'friday and in march',
  ])('leaves alone: %s', (text) => {
    expect(explained(text)).toEqual([]);
  });

  test('a date that is none explains nothing', () => {
    expect(relativeDatesIn('It opened yesterday.', 'soon')).toEqual([]);
  });

  test('spans lie in the text and say what they hold', () => {
    const words = [
      'on ',
      'By ',
      'Friday',
      'Monday ',
      'last ',
      'year',
      'month ',
      'yesterday',
      'February',
      '. ',
      '2024',
      ' é',
    ];
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words)).map((each) => each.join('')),
    );
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(text, day, (each, date) => {
        const published = date.toISOString().slice(0, 10);
        for (const { start, end, text: part, date: meant } of relativeDatesIn(each, published)) {
          expect(each.slice(start, end)).toBe(part);
          if (typeof meant === 'string') expect(meant <= published).toBe(true);
        }
      }),
    );
  });
});
