import { sentencesOf } from '../../src/answer/sentences.ts';
import { languageOf } from '../../src/answer/terms/language.ts';
import { createTerms } from '../../src/answer/terms/terms.ts';
import type { Article, Passage, Section } from '../../src/knowledge/article.ts';
import { randomFrom } from './learn.ts';
import type { Asked, QuestionSet } from './questions.ts';

const termsOf = createTerms(languageOf('en'));

/** Passages that stand under one generated heading, and words of such a heading. */
const SECTION_SIZE = 3;
const HEADING_WORDS = 2;

/** Questions of one generated FAQ page. */
const FAQ_SIZE = 12;

/** The article with a heading over every few passages, made of the words that set those apart from the others. */
export function withHeadings(article: Article): Article {
  const frequency = new Map<string, number>();
  for (const { text } of article.passages)
    for (const stem of new Set(termsOf(text).map((term) => term.text)))
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const sections: Section[] = [];
  for (let from = 0; from < article.passages.length; from += SECTION_SIZE) {
    const own = article.passages.slice(from, from + SECTION_SIZE);
    const counts = new Map<string, { word: string; times: number; stem: string }>();
    for (const { text } of own)
      for (const term of termsOf(text)) {
        if (term.stop || term.compound || term.word.length < 4) continue;
        const count = counts.get(term.text) ?? {
          word: text.slice(term.start, term.end),
          times: 0,
          stem: term.text,
        };
        count.times += 1;
        counts.set(term.text, count);
      }
    const title = [...counts.values()]
      .map((count) => ({ ...count, value: count.times / (frequency.get(count.stem) ?? 1) ** 0.7 }))
      .sort((a, b) => b.value - a.value)
      .slice(0, HEADING_WORDS)
      .map(({ word }) => word)
      .join(' and ');
    const id = `s${sections.length + 1}`;
    sections.push({ id, title, line: 1, passages: own.map((passage) => ({ ...passage, section: id })) });
  }
  return { ...article, sections, passages: sections.flatMap(({ passages }) => passages) };
}

/** Pages of questions with their answers, and what is asked of them. */
export interface FaqPages {
  readonly articles: ReadonlyMap<string, Article>;
  /** Each heading word for word, or the same in other words. */
  readonly questions: readonly (Asked & { readonly isHeading: boolean })[];
}

/**
 * Makes FAQ pages of an article's questions: a question as heading, and under it the passage that answers, a part of it,
 * or what is left of the answer's sentence without the question's words; asked word for word and, where another
 * question has the same answer, by that one.
 */
export function createFaqPages(set: QuestionSet, ids: readonly string[], seed: number): FaqPages {
  const random = randomFrom(seed);
  const articles = new Map<string, Article>();
  const questions: FaqPages['questions'][number][] = [];
  // The set asks some questions twice, and no page should.
  const used = new Set<string>();
  for (const id of ids) {
    const source = set.articles.get(id);
    if (!source) continue;
    const entries = pairsOf(
      set.questions.filter(({ article, text }) => {
        const isNew = article === id && !used.has(text.toLowerCase());
        if (isNew) used.add(text.toLowerCase());
        return isNew;
      }),
    );
    for (let page = 0; page * FAQ_SIZE < entries.length; page++) {
      const pageId = `${id}-faq${page + 1}`;
      const sections = entries
        .slice(page * FAQ_SIZE, (page + 1) * FAQ_SIZE)
        .flatMap(([heading, other], i) => {
          const gold = source.passages.find((passage) => heading.gold.has(passage.id));
          const text = gold && bodyOf(heading, gold.text, random());
          if (!text) return [];
          const section = `q${i + 1}`;
          const passage: Passage = {
            id: `${pageId}#${section}-1`,
            article: pageId,
            section,
            number: i + 1,
            text,
          };
          const asked = { article: pageId, gold: new Set([passage.id]), spans: [[0, text.length] as const] };
          questions.push({ ...asked, text: heading.text, isHeading: true });
          if (other) questions.push({ ...asked, text: other.text, isHeading: false });
          return [{ id: section, title: heading.text, line: i + 1, passages: [passage] }];
        });
      if (sections.length < 3) continue;
      const passages = sections.flatMap((section) => section.passages);
      articles.set(pageId, { ...source, id: pageId, sections, passages });
    }
  }
  return { articles, questions: questions.filter(({ article }) => articles.has(article)) };
}

/** Each question at most once, beside another with the same answer where there is one. */
function pairsOf(questions: readonly Asked[]): (readonly [Asked, Asked | undefined])[] {
  const used = new Set<Asked>();
  const pairs: (readonly [Asked, Asked | undefined])[] = [];
  for (const question of questions) {
    if (used.has(question)) continue;
    const twin = questions.find(
      (other) => other !== question && !used.has(other) && haveSameAnswer(question, other),
    );
    used.add(question);
    if (twin) used.add(twin);
    if (twin || pairs.length % 3 === 0) pairs.push([question, twin]);
  }
  return pairs;
}

function haveSameAnswer(a: Asked, b: Asked): boolean {
  const [gold = ''] = a.gold;
  if (!b.gold.has(gold)) return false;
  return a.spans.some(([from, to]) =>
    b.spans.some(
      ([start, end]) => Math.min(to, end) - Math.max(from, start) > 0.6 * Math.max(to - from, end - start),
    ),
  );
}

/** What stands under a heading, of three kinds by chance. */
function bodyOf({ text: question, spans }: Asked, passage: string, chance: number): string | undefined {
  const [start = 0, end = 0] = spans[0] ?? [];
  const sentences = sentencesOf(passage);
  const at = sentences.findIndex(([from, to]) => from <= start && to >= end);
  const [from, to] = sentences[at] ?? [0, 0];
  if (at < 0) return undefined;
  if (chance < 0.3) return passage;
  if (chance < 0.5) return passage.slice(from, sentences[at + 1]?.[1] ?? to).trim();
  const asked = new Set(termsOf(question).flatMap((term) => (term.stop ? [] : [term.text])));
  let body = passage.slice(from, to);
  for (const term of termsOf(body)
    .filter((one) => !one.compound && asked.has(one.text))
    .reverse())
    body = body.slice(0, term.start) + body.slice(term.end);
  body = body.replace(/\s+/g, ' ').trim();
  return body.length < 15 ? undefined : body;
}

/** The first passages of an article, or those around one that answers, as a small article of their own. */
export function cutArticle(article: Article, around: string, size: number): Article {
  const at = Math.max(
    0,
    article.passages.findIndex(({ id }) => id === around),
  );
  const from = Math.max(0, Math.min(at - (size >> 1), article.passages.length - size));
  const passages = article.passages.slice(from, from + size);
  return { ...article, passages, sections: [{ id: passages[0]?.section ?? '', line: 1, passages }] };
}
