import { expect, test } from 'vitest';
import { createNotes, type Notes } from '../../src/answer/notes.ts';
import { cite } from '../../src/knowledge/article.ts';
import { loadLibrary } from '../../src/knowledge/load.ts';
import { frameOf } from '../../src/reply/frame.ts';
import { en } from '../../src/reply/text/en.ts';
import { uk } from '../../src/reply/text/uk.ts';

const { library } = await loadLibrary('knowledge');
const found = cite(library, 'kursk#overview-1');
if (!found) throw new Error('Expected the first passage, got none.');
const citation = found;
const notes = createNotes()(citation);
const silent: Notes = { speakers: [], dates: [] };

/** Frames are kept: each is asked for twice, and the other one in between. */
test.each([
  ['another language', { notes, text: uk, citation }],
  ['other notes', { notes: silent, text: en, citation }],
  [
    'an article that has changed around it',
    { notes, text: en, citation: { ...citation, article: { ...citation.article, title: 'Another' } } },
  ],
])('GIVEN a passage and then %s THEN each is framed in its own way', (_, other) => {
  const whole = [0, citation.passage.text.length] as const;
  const one = () => JSON.stringify(frameOf(citation, notes, en).linesUnder([...whole]));
  const two = () => JSON.stringify(frameOf(other.citation, other.notes, other.text).linesUnder([...whole]));
  const first = one();
  const second = two();
  expect(second).not.toBe(first);
  expect([one(), two()]).toEqual([first, second]);
});

test('GIVEN a part of a passage THEN under it stands what belongs to the part alone', () => {
  const { linesUnder, sentences } = frameOf(citation, notes, en);
  const end = citation.passage.text.length;
  const all = linesUnder([0, end]);
  expect(all.join()).toContain('“Saturday” is');
  const day = citation.passage.text.indexOf('Saturday') + 'Saturday'.length;
  expect(linesUnder([day, end]).join()).not.toContain('“Saturday” is');
  expect(linesUnder([0, end])).toEqual(all);
  expect(sentences().at(-1)?.[1]).toBe(end);
});
