import { describe, expect, test } from 'vitest';
import { createAsk } from '../../src/answer/answer.ts';
import { createNotes } from '../../src/answer/notes.ts';
import { createSuggestionIndex } from '../../src/answer/suggestion-index.ts';
import { wordsMetBy } from '../../src/answer/why.ts';
import { cite } from '../../src/knowledge/article.ts';
import { answerMessage } from '../../src/reply/answer.ts';
import { limits } from '../../src/reply/limits.ts';
import { passageMessage } from '../../src/reply/passage.ts';
import { suggestQuestions } from '../../src/reply/suggestions.ts';
import { en } from '../../src/reply/text/en.ts';
import { whyMessage } from '../../src/reply/why.ts';
import { articleOf, libraryOf } from '../articles.ts';
import { read, textsOf } from './rendering.ts';

const LENGTH = 100_000;

/** What a message says in all, which Discord holds against its limit. */
const lengthOf = (message: Parameters<typeof textsOf>[0]) => textsOf(message).join('').length;

describe.each(['a', '@everyone ', '\u202e', '🇺🇦'])('a hundred thousand characters of %j', (unit) => {
  const text = `zebra ${unit.repeat(LENGTH / unit.length)}`.trim();

  test('GIVEN a question THEN it is answered, within the limits', async () => {
    const library = libraryOf(articleOf(['A zebra is an animal.', 'B.', 'C.']));
    const notesOn = createNotes();
    const context = { library, notesOn, text: en };
    const ask = await createAsk(library, { notesOn });
    const suggestions = await createSuggestionIndex().open(library);
    const citation = cite(library, 'x#overview-1');
    if (!citation) throw new Error('no passage');
    expect(lengthOf(answerMessage(await ask({ text }), context).components)).toBeLessThanOrEqual(limits.text);
    expect(lengthOf(whyMessage(wordsMetBy(text, citation, []), en).components)).toBeLessThanOrEqual(
      limits.text,
    );
    for (const { name } of await suggestQuestions(text, undefined, { ...context, ask, suggestions }))
      expect(name.length).toBeLessThanOrEqual(limits.choiceName);
  });

  test('GIVEN a paragraph THEN its beginning is shown word for word, within the limits', () => {
    const library = libraryOf(articleOf([text]));
    const citation = cite(library, 'x#overview-1');
    if (!citation) throw new Error('no passage');
    const { components } = passageMessage(citation, [], { notesOn: createNotes(), text: en });
    const [quotation = ''] = textsOf(components);
    expect(text.startsWith(read(quotation).seen.trimEnd())).toBe(true);
    expect(lengthOf(components)).toBeLessThanOrEqual(limits.text);
  });
});

test('GIVEN thousands of sentences of one word THEN a paragraph of them is shown before anybody gives up', () => {
  const library = libraryOf(articleOf([`w${'1. '.repeat(4000)}`.trim()]));
  const citation = cite(library, 'x#overview-1');
  if (!citation) throw new Error('no passage');
  const { components } = passageMessage(citation, [], { notesOn: createNotes(), text: en });
  expect(lengthOf(components)).toBeLessThanOrEqual(limits.text);
});
