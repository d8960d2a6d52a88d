import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Answer } from '../../src/answer/question.ts';
import { sentencesOf } from '../../src/answer/sentences.ts';
import type { Article, Section } from '../../src/knowledge/article.ts';
import { createLibrary, type OpenLibrary } from './engines.ts';
import { percent } from './measure.ts';
import type { Asked, QuestionSet } from './questions.ts';
import { shuffle } from './sample.ts';
import type { Row } from './table.ts';

const faq = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    entries: z.array(z.object({ question: z.string(), answer: z.string(), paraphrase: z.string() })),
  }),
);

/** A page whose headings are questions. */
export interface FaqPage {
  readonly article: Article;
  readonly headings: readonly FaqQuestion[];
  /** The same questions in other words; none where nobody has written any. */
  readonly paraphrases: readonly FaqQuestion[];
}

export interface FaqQuestion {
  readonly text: string;
  readonly article: string;
  /** ID of the section that answers. */
  readonly section: string;
}

/** Articles of the library that pages are asked in. */
const LIBRARY = 24;

/** Entries of a page made of a question set. */
const ENTRIES = 12;

/** Reads the pages written for the benchmark, `data/faq.json`. Nothing is fitted on them. */
export function readFaqPages(): FaqPage[] {
  const pages = faq.parse(JSON.parse(readFileSync(new URL('data/faq.json', import.meta.url), 'utf8')));
  return pages.map(({ id, title, entries }) => ({
    ...createPage(id, title, entries),
    paraphrases: entries.map(({ paraphrase }, i) => ({
      text: paraphrase,
      article: id,
      section: `q${i + 1}`,
    })),
  }));
}

/** Makes a page of each article: questions of the set as headings, over the sentences that answer them. */
export function makeFaqPages(set: QuestionSet, ids: readonly string[]): FaqPage[] {
  const pages = [];
  for (const [seed, id] of ids.entries()) {
    const article = set.articles.get(id);
    if (!article) continue;
    const used = new Set<string>();
    const entries = [];
    for (const question of shuffle(set.questions, seed)) {
      if (question.article !== id || entries.length === ENTRIES) continue;
      const answer = answerIn(article, question);
      if (answer === undefined || used.has(answer.passage)) continue;
      used.add(answer.passage);
      entries.push({ question: question.text, answer: answer.text });
    }
    if (entries.length > 0) pages.push({ ...createPage(id, article.title, entries), paraphrases: [] });
  }
  return pages;
}

/** The sentence that holds the answer, with the ones before and after it. */
function answerIn(article: Article, { gold, spans }: Asked): { passage: string; text: string } | undefined {
  const passage = article.passages.find(({ id }) => gold.has(id));
  const [answer] = spans;
  if (!passage || !answer) return undefined;
  const sentences = sentencesOf(passage.text, article.language);
  const at = sentences.findIndex(([start, end]) => answer[0] >= start && answer[0] < end);
  const from = sentences[Math.max(0, at - 1)]?.[0] ?? 0;
  const to = sentences[Math.min(sentences.length - 1, at + 1)]?.[1];
  return at < 0 ? undefined : { passage: passage.id, text: passage.text.slice(from, to).trim() };
}

function createPage(
  id: string,
  title: string,
  entries: readonly { readonly question: string; readonly answer: string }[],
): Omit<FaqPage, 'paraphrases'> {
  const sections = entries.map(({ question, answer }, i): Section => {
    const section = `q${i + 1}`;
    const passages = [{ id: `${id}#${section}-1`, article: id, section, number: i + 1, text: answer }];
    return { id: section, title: question, line: i + 1, passages };
  });
  const passages = sections.flatMap((section) => section.passages);
  return {
    article: {
      id,
      title,
      language: 'en',
      sections,
      passages,
      source: { file: `${id}.md`, lines: new Map() },
    },
    headings: entries.map(({ question }, i) => ({ text: question, article: id, section: `q${i + 1}` })),
  };
}

/** Whether the bot shows the passage under the right heading as its answer. */
export function isRight({ answered, ranking: [first] }: Answer, { article, section }: FaqQuestion): boolean {
  return answered && first?.passage.article === article && first.passage.section === section;
}

/**
 * Asks the headings of FAQ pages word for word, and paraphrases of them, of the page alone and in a library.
 * @param others real articles that fill up the library
 */
export async function measureFaq(
  open: OpenLibrary,
  name: string,
  pages: readonly FaqPage[],
  others: readonly Article[] = [],
): Promise<Row[]> {
  const kept = pages.slice(0, LIBRARY);
  const articles = [...kept.map(({ article }) => article), ...others.slice(0, LIBRARY - kept.length)];
  const ask = await open(createLibrary(articles));
  const rows = [];
  for (const asked of ['headings', 'paraphrases'] as const) {
    const questions = kept.flatMap((page) => page[asked]);
    if (questions.length === 0) continue;
    for (const where of ['page', `library of ${articles.length}`]) {
      const outcomes = [];
      for (const question of questions) {
        const { text, article } = question;
        const answer = await ask(where === 'page' ? { text, article } : { text });
        const next = (kept.findIndex((page) => page.article.id === article) + 1) % kept.length;
        const elsewhere = await ask({ text, article: kept[next]?.article.id ?? article });
        outcomes.push({
          isRight: isRight(answer, question),
          isFirst: isRight({ ...answer, answered: true }, question),
          isAnsweredElsewhere: elsewhere.answered,
        });
      }
      rows.push({
        pages: name,
        asked: asked === 'headings' ? 'headings, word for word' : asked,
        in: where,
        questions: String(questions.length),
        right: percent(outcomes, (outcome) => outcome.isRight),
        'first passage right': percent(outcomes, (outcome) => outcome.isFirst),
        'answered by another page':
          where === 'page' ? percent(outcomes, (outcome) => outcome.isAnsweredElsewhere) : '',
      });
    }
  }
  return rows;
}
