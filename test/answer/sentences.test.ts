import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from '../../src/answer/sentences.ts';

const cut = (text: string, language?: string) =>
  sentencesOf(text, language).map(([start, end]) => text.slice(start, end));

/** A bar marks where one sentence ends and the next begins. */
const cases: readonly string[] = [
  'The U.S. Army said so. |The war began.',
  'He left the U.S. |In May it rained.',
  'Mr. Smith met Gen. Lee at St. James. |It was No. 5. |They left.',
  'J. K. Rowling wrote it. |So did George R. R. Martin. |He had vitamin C. |The end.',
  '"We won." said Putin. |"They lost!" added a man. |He said "no." |Then he left.',
  '“Our terms are known.” added a senior advisor. |Nobody laughed.',
  'That is according to the Institute for the Study of War (ISW). |Next one.',
  'He left at 5 a.m. on Monday. |It was dark.',
  'Wait... what? |Nobody knew… and nobody asked.',
  'It took 1,200.50 dollars. |92 towns fell. |It was 2010. |12 people died.',
  'It is old (c. 1900, p. 5, fig. 3). |It stands.',
  'One (He left. Nobody knew.) two. |Three.',
  'He works at Apple Inc. |It is big. |Apple Inc. Chief Tim Cook spoke.',
  'On Jan. 5 he died. |Lt. Gov. Jones et al. 1999 found it.',
  'It ended.[3] |Then nothing.[citation needed] |Even so.:32–36 |As of 1999[update], it stands.',
  'First line\n|Second line',
  'First\n\n|second paragraph',
  '这是第一句。|这是第二句!',
  'Er kam z.B. Montag. |Das ist gut.',
];

test.each(cases)('%s', (text) => {
  expect(cut(text.replaceAll('|', '')).join('|')).toBe(text);
});

test('covers every text without a gap', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.stringMatching(/^([A-Za-z0-9.,!?"() \n]{0,40})$/),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom('en', 'de', 'ja', 'x', ''), (text, language) => {
      const spans = sentencesOf(text, language);
      expect(spans.map(([start, end]) => text.slice(start, end)).join('')).toBe(text);
      for (const [start, end] of spans) expect(end).toBeGreaterThan(start);
    }),
  );
});

test('cuts 6,000 characters of nothing but brackets and full stops in no time', () => {
  expect(cut('(. '.repeat(2_000)).join('')).toHaveLength(6_000);
});
