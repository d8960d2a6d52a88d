import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relativeDatesIn } from '../../../src/answer/dates/dates.ts';
import type { Explained } from '../../../src/answer/dates/meaning.ts';
import { KURSK } from '../speakers/news.ts';

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
    ['The quay caved in during June last year.', 'June last year', { from: '2024-06-01', to: '2024-06-30' }],
    ['It was sold in January this year.', 'January this year', { from: '2025-01-01', to: '2025-01-31' }],
    ['The lease ends in July of next year.', 'July of next year', { from: '2026-07-01', to: '2026-07-31' }],
    ['The port said on Wednesday that it would dredge the bay.', 'Wednesday', '2025-04-23'],
    ['The port said late on Wednesday it may dredge the bay.', 'Wednesday', '2025-04-23'],
    ['The bay would be dredged, the port told local radio on Wednesday.', 'Wednesday', '2025-04-23'],
    ['Both crews, which open the season, on Thursday signed a pledge.', 'Thursday', '2025-04-24'],
    ['On Thursday, the keepers shut the gate.', 'Thursday', '2025-04-24'],
    ['The whale swam off after it managed to dive on Tuesday.', 'Tuesday', '2025-04-22'],
    ['She spoke to reporters on Tuesday.', 'Tuesday', '2025-04-22'],
    ['He was bishop until March.', 'March', { from: '2025-03-01', to: '2025-03-31' }],
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
    'He is expected in court on Monday.',
    'They flew in for races that open on Tuesday.',
    'The launch was moved to Friday.',
    'The regatta starts on Sunday.',
    'Dockers vote on Tuesday.',
    'The delayed tram line opens on Friday.',
    'Pupils return on Monday, the head said.',
    'On Monday, the choir travels to Vienna.',
    'The judge ordered the firm to pay by Friday.',
    'The union urged a ban by March.',
    'Owners were told to leave the camp in March.',
    'The licence expires in March.',
    'They gave him until Monday.',
    'The road was closed until Monday.',
    'The ban was extended until March.',
    'It began on Tuesday last week.',
    'It is due in early May this year.',
    'It was felled on 3 June last year.',
    'It was felled on June 3 last year.',
    'The party named its list for elections in June.',
    'The verdict will be announced on Tuesday.',
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
