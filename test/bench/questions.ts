import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { type Article, LEAD, type Passage } from '../../src/knowledge/article.ts';

/** A set of questions over articles, in the form that the benchmarks read. */
const set = z.object({
  name: z.string(),
  passages: z.array(
    z.object({ id: z.number(), art: z.string(), title: z.string(), text: z.string(), pos: z.number() }),
  ),
  questions: z.array(
    z.object({
      q: z.string(),
      art: z.string(),
      gold: z.array(z.number()),
      spans: z.array(z.object({ start: z.number(), text: z.string() })),
      impossible: z.boolean().optional(),
    }),
  ),
});

export interface Asked {
  readonly text: string;
  readonly article: string;
  /** Ids of the passages that answer. */
  readonly gold: ReadonlySet<string>;
  /** Where answers stand in the answering passage, half open. */
  readonly spans: readonly (readonly [start: number, end: number])[];
}

export interface QuestionSet {
  readonly name: string;
  readonly articles: ReadonlyMap<string, Article>;
  /** Those that have an answer. */
  readonly questions: readonly Asked[];
}

/** The set that the weights are fitted on, see NOTICE. */
export const SHIPPED_SET = fileURLToPath(new URL('data/newwiki.json.gz', import.meta.url));

/** Reads a question set from a JSON file, or from a gzipped one (`.json.gz`). */
export function readQuestions(file: string = SHIPPED_SET): QuestionSet {
  const bytes = readFileSync(file);
  const json = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const { name, passages, questions } = set.parse(JSON.parse(json.toString()));
  const byArticle = new Map<string, typeof passages>();
  for (const passage of passages)
    byArticle.set(passage.art, [...(byArticle.get(passage.art) ?? []), passage]);
  const articles = new Map<string, Article>();
  for (const [id, own] of byArticle) {
    const [first] = own;
    const texts = own
      .sort((a, b) => a.pos - b.pos)
      .map((passage) => [`${id}#${passage.id}`, passage.text] as const);
    articles.set(id, articleOf(id, first?.title ?? id, texts));
  }
  return {
    name,
    articles,
    questions: questions
      .filter((question) => !question.impossible && question.gold.length > 0)
      .map((question) => ({
        text: question.q,
        article: question.art,
        gold: new Set(question.gold.map((id) => `${question.art}#${id}`)),
        spans: question.spans.map(({ start, text }) => [start, start + text.trimEnd().length] as const),
      })),
  };
}

/** An article of one section. */
export function articleOf(
  id: string,
  title: string,
  texts: readonly (readonly [id: string, text: string])[],
): Article {
  const passages = texts.map(
    ([passage, text], i): Passage => ({ id: passage, article: id, section: LEAD, number: i + 1, text }),
  );
  const sections = [{ id: LEAD, line: 1, passages }];
  return { id, title, language: 'en', sections, passages, source: { file: `${id}.md`, lines: new Map() } };
}

/** Cuts the articles in two by a hash of their ids: one half to fit on, the other to check on. */
export function halves(ids: Iterable<string>): {
  readonly fit: readonly string[];
  readonly check: readonly string[];
} {
  const sorted = [...ids].sort((a, b) => hash(a) - hash(b));
  return { fit: sorted.filter((_, i) => i % 2 === 0), check: sorted.filter((_, i) => i % 2 === 1) };
}

/** FNV-1a, mixed once more. */
function hash(text: string): number {
  let value = 2_166_136_261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
