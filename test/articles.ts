import fc from 'fast-check';
import type { Article, Library } from '../src/knowledge/article.ts';
import { parseArticle } from '../src/knowledge/parse.ts';

/** Text that wants to be more than text: what Discord would act upon. */
export const HOSTILE = [
  '@everyone',
  '@here',
  '<@80351110224678912>',
  '<@&80351110224678912>',
  '<#80351110224678912>',
  '</kursk:80351110224678912>',
  '<t:1745625600:R>',
  '<:cat:80351110224678912>',
  ':cat:',
  '[press](https://evil.example)',
  '<https://evil.example>',
  'https://evil.example/a_b_c',
  '# heading',
  '-# small',
  '- item',
  '1. item',
  '> quote',
  '>>> quote',
  '**bold**',
  '__under__',
  '_slant_',
  '~~gone~~',
  '||hidden||',
  '`code`',
  '```js\ncode\n```',
  '\\',
  '\\**',
  '\u202etfel ot thgir',
  '\u200b',
  '@\u200beveryone',
  '\u200f\u2067',
  '\u2066\u202d',
  '\u2069\u202c',
  '<@!80351110224678912>',
  '<id:customize>',
  '[press](<https://evil.example> "title")',
  '||',
  '~~~',
  '***',
  '> -# small',
  '\u2028# heading',
  '…',
  '"He said so."',
  'U.S. 1,200',
  '👩‍👩‍👧',
  'Курськ',
];

/** A word, or something that is none. */
export const word = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z]{1,9}[.,!?:]?$/) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE.filter((text) => !text.includes('\n'))) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
);

/** The words of a paragraph, on one line and without space at its ends. */
export const paragraph = fc
  .array(word, { minLength: 1, maxLength: 60 })
  .map((words) =>
    words
      .join(' ')
      .replace(/[\p{Cc}\p{Z}\s]+/gu, ' ')
      .trim(),
  )
  // Signs that nobody sees, alone, are no paragraph to an article either.
  .filter((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text));

/** Writes text so that Markdown takes it for nothing but text. */
export function asMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** The file of an article with these paragraphs, in sections of three. */
export function articleFile(title: string, paragraphs: readonly string[]): string {
  const body = paragraphs.map((text, index) =>
    index % 3 === 2 ? `## Section ${index} {#s${index}}\n\n${asMarkdown(text)}` : asMarkdown(text),
  );
  return `---\ntitle: ${JSON.stringify(title)}\nurl: https://example.org/a\n---\n\n${body.join('\n\n')}\n`;
}

/** An article with these paragraphs. */
export function articleOf(paragraphs: readonly string[], title = 'A title', id = 'x'): Article {
  const { article, problems } = parseArticle(`${id}.md`, id, articleFile(title, paragraphs));
  if (!article) throw new Error(JSON.stringify(problems));
  return article;
}

/** A library of these articles. */
export function libraryOf(...articles: readonly Article[]): Library {
  return { articles: new Map(articles.map((article) => [article.id, article])), synonyms: [] };
}

/** The sections of the article that Footnote comes with, as they are to be. */
export const KURSK_SECTIONS = [
  'overview',
  'unprecedented',
  'bargainingchip',
  'northkorea',
  'counteroffensive',
  'symbolic',
] as const;
