import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAsk } from '../../src/answer/answer.ts';
import { createNotes } from '../../src/answer/notes.ts';
import { sentencesOf } from '../../src/answer/sentences.ts';
import type { Article, Library, Passage } from '../../src/knowledge/article.ts';
import { parseSynonyms } from '../../src/knowledge/synonyms.ts';
import { articleOf, libraryOf, paragraph } from '../articles.ts';

const harbour = article('harbour', 'The harbour of Ostrava Bay', [
  'The harbour of Ostrava Bay was opened in 1911 by Queen Ludmila. It replaced a wooden pier.',
  'In 1954 a storm destroyed the lighthouse. More than 1,200 sailors were rescued by the coast guard, while 31 drowned.',
  'The counter-offensive of the fishing fleet, as newspapers called it, lasted three weeks.',
  'According to the Institute for Sea Studies (ISS), the water is nine metres deep. "It will silt up," said Jan Novak, its director.',
]);
const bread = article('bread', 'Bread', [
  'Bread is baked from flour, water and salt. Bakers in Vienna add malt.',
  'Yeast makes the dough rise because it gives off carbon dioxide.',
]);
const { synonyms } = parseSynonyms(
  's.txt',
  '# who is meant\nInstitute for Sea Studies, ISS\ncoastguard => coast guard\n',
);
const library: Library = { ...libraryOf(harbour, bread), synonyms };
const ask = await createAsk(library);

function article(id: string, title: string, texts: readonly string[]): Article {
  const passages = texts.map(
    (text, i): Passage => ({ id: `${id}#${i + 1}`, article: id, section: 'overview', number: i + 1, text }),
  );
  const sections = [{ id: 'overview', line: 1, passages }];
  return { id, title, language: 'en', sections, passages, source: { file: `${id}.md`, lines: new Map() } };
}

/** The index over all articles as text. */
async function saveIndex(of: Library): Promise<Uint8Array> {
  let index = new Uint8Array();
  await createAsk(of, {
    keep: (saved) => {
      index = Uint8Array.from(saved);
    },
  });
  return index;
}

const cases: readonly [question: string, passage: string, highlight: string][] = [
  ['When was the harbour opened?', 'harbour#1', 'The harbour of Ostrava Bay was opened in 1911'],
  ['How many sailors drowned?', 'harbour#2', 'More than 1,200 sailors'],
  ['counteroffensive', 'harbour#3', 'The counter-offensive'],
  ['who is Jan Novak', 'harbour#4', '"It will silt up,"'],
  ['ligthouse destroyd', 'harbour#2', 'In 1954 a storm'],
  ['Who destroys lighthouses?', 'harbour#2', 'In 1954 a storm'],
];

describe('one article', () => {
  test.each(cases)('%s', async (text, passage, highlight) => {
    const answer = await ask({ text, article: 'harbour' });
    const [best] = answer.ranking;
    expect(best?.passage.id).toBe(passage);
    const [start, end] = answer.highlights[0] ?? [0, 0];
    expect(best?.passage.text.slice(start, end)).toContain(highlight);
    expect(answer.answered).toBe(true);
  });

  test.each([
    'hello',
    'the of and',
    '🙂',
    '',
    'how do I bake bread?',
    'What is the capital of France?',
    '\ud800',
  ])('does not cover %j', async (text) => {
    const answer = await ask({ text, article: 'harbour' });
    expect(answer.answered).toBe(false);
    expect(answer.confidence).toBeLessThan(0.3);
  });

  test('has no answer from an article that is not there', async () => {
    expect(await ask({ text: 'bread', article: 'cake' })).toMatchObject({
      answered: false,
      ranking: [],
      highlights: [],
    });
  });
});

describe('all articles', () => {
  test('finds the article too', async () => {
    expect((await ask({ text: 'Why does dough rise?' })).ranking[0]?.passage.id).toBe('bread#2');
    expect((await ask({ text: 'When was the harbour opened?' })).ranking[0]?.passage.id).toBe('harbour#1');
  });

  test('answers the same from a saved index', async () => {
    const again = await createAsk(library, { saved: await saveIndex(library) });
    for (const [text] of cases) expect(await again({ text })).toEqual(await ask({ text }));
  });

  test('keeps an index that it had to make, and no other', async () => {
    const kept: Uint8Array[] = [];
    await createAsk(library, { keep: (saved) => kept.push(saved) });
    await createAsk(library, { saved: kept[0], keep: (saved) => kept.push(saved) });
    expect(kept).toHaveLength(1);
  });
});

test('does not take the index of another library, of a changed one, or what is none', async () => {
  const other = libraryOf(bread, { ...bread, id: 'bread2' });
  const [first, ...rest] = harbour.passages;
  if (!first) throw new Error('no passage');
  const changed = libraryOf({ ...harbour, passages: [{ ...first, text: 'All else.' }, ...rest] }, bread);
  for (const saved of [
    await saveIndex(other),
    await saveIndex(changed),
    (await saveIndex(library)).slice(0, -9),
    ...['', 'nonsense', '{}'].map((text) => Buffer.from(text)),
  ]) {
    const again = await createAsk(library, { saved });
    expect((await again({ text: 'When was the harbour opened?' })).ranking[0]?.passage.id).toBe('harbour#1');
  }
});

test('answers anything in the same way each time and quotes only what is there', async () => {
  const words = fc.constantFrom(
    'harbour',
    'who',
    'How many',
    '1,200',
    'ISS',
    '"',
    '-',
    '\ud83d',
    'Yeast',
    '東京',
    '?',
  );
  const questions = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((some) => some.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(questions, fc.constantFrom('harbour', undefined), async (text, id) => {
      const question = id === undefined ? { text } : { text, article: id };
      const answer = await ask(question);
      expect(await ask(question)).toEqual(answer);
      expect(answer.confidence).toBeGreaterThanOrEqual(0);
      expect(answer.confidence).toBeLessThanOrEqual(1);
      expect(answer.ranking.length).toBeLessThanOrEqual(10);
      expect(answer.highlights.length).toBeLessThanOrEqual(2);
      const length = answer.ranking[0]?.passage.text.length ?? 0;
      for (const [start, end] of answer.highlights) expect(start < end && end <= length).toBe(true);
    }),
  );
});

test('GIVEN 6,000 characters THEN they are read', async () => {
  expect((await ask({ text: 'harbour lighthouse '.repeat(320) })).ranking.length).toBeGreaterThan(0);
});

describe('a question without a word to look for', () => {
  test.each(['', '   ', '?!', '👋', 'what is it', 'and why', '\ud800'])(
    'GIVEN %j THEN it is empty and not answered',
    async (text) => {
      expect(await ask({ text, article: 'harbour' })).toMatchObject({
        empty: true,
        answered: false,
        ranking: [],
      });
    },
  );
});

describe('a question that leans on an earlier one', () => {
  const lean = (text: string, ...context: string[]) => ask({ text, article: 'harbour', context });

  test('GIVEN it is not covered alone THEN the earlier ones help, the last first', async () => {
    const alone = await lean('and when?');
    expect(alone.answered).toBe(false);
    const answer = await lean('and when?', 'Who is Jan Novak?', 'Who opened the harbour of Ostrava Bay?');
    expect(answer).toMatchObject({ answered: true, question: { text: 'and when?' } });
    expect(answer.ranking[0]?.passage.id).toBe('harbour#1');
  });

  test('GIVEN it is covered alone, or names what the article lacks THEN they do not', async () => {
    expect((await lean('How many sailors drowned?', 'Who opened the harbour?')).ranking[0]?.passage.id).toBe(
      'harbour#2',
    );
    expect((await lean('And in Zanzibar?', 'Who opened the harbour of Ostrava Bay?')).answered).toBe(false);
  });
});

describe('any article and any question', () => {
  test('THEN there is an answer, the same each time, and every highlight lies in its passage', async () => {
    const asked = fc.array(paragraph, { minLength: 1, maxLength: 6 }).chain((paragraphs) => {
      const words = paragraphs.join(' ').split(' ');
      const question = fc.array(
        fc.oneof(fc.constantFrom(...words), fc.constantFrom('who', 'how many', 'when', '?')),
        { maxLength: 10 },
      );
      return fc.tuple(
        fc.constant(paragraphs),
        question.map((some) => some.join(' ')),
        fc.constantFrom('en', 'uk', 'ja', 'de'),
      );
    });
    await fc.assert(
      fc.asyncProperty(asked, async ([paragraphs, text, language]) => {
        const article = { ...articleOf(paragraphs), language };
        const anyAsk = await createAsk(libraryOf(article), { notesOn: createNotes() });
        const answer = await anyAsk({ text });
        const again = await createAsk(libraryOf(article), { notesOn: createNotes() });
        expect(await again({ text })).toEqual(answer);
        const { passage } = answer.ranking[0] ?? {};
        for (const [start, end] of answer.highlights)
          expect(passage?.text.slice(start, end).trim()).toBeTruthy();
        for (const { start, end, speaker } of answer.speakers) {
          expect(passage?.text.slice(start, end)).toBeTruthy();
          expect(article.passages.some((one) => one.text.includes(speaker))).toBe(true);
        }
        for (const { text: whole } of article.passages)
          expect(
            sentencesOf(whole, language)
              .map((span) => whole.slice(...span))
              .join(''),
          ).toBe(whole);
      }),
    );
  });
});
