import { languageOf } from '../../src/answer/terms/language.ts';
import type { Article, Passage } from '../../src/knowledge/article.ts';
import { createFootnote, createLibrary, type OpenLibrary } from './engines.ts';
import { percent } from './measure.ts';
import { articleOf, type QuestionSet } from './questions.ts';
import { shuffle } from './sample.ts';
import type { Row } from './table.ts';

/** Passages of the small articles. */
const SIZES = [1, 5];

/** Times that an article has the name that it is asked about, at least. */
const MENTIONS = 2;

/** Small articles of each size, at most. */
const COUNT = 200;

/** Asks small articles about what they name most often: "Tell me about X". */
export async function measureSmallArticles(
  open: OpenLibrary,
  set: QuestionSet,
  ids: readonly string[],
): Promise<Row[]> {
  const footnote = createFootnote(open);
  const rows = [];
  for (const size of SIZES) {
    const articles = cutArticles(set, ids, size);
    const outcomes = [];
    for (const [n, { article, name }] of articles.entries()) {
      const ask = await footnote.open(createLibrary([article]));
      const other = articles[(n + 1) % articles.length]?.name ?? '';
      outcomes.push({
        told: await ask(`Tell me about ${name}`),
        named: await ask(name),
        other: article.passages.some(({ text }) => text.includes(other))
          ? undefined
          : await ask(`Tell me about ${other}`),
      });
    }
    rows.push({
      passages: String(size),
      articles: String(articles.length),
      '“Tell me about X”': percent(outcomes, ({ told }) => told.isAnswered ?? false),
      '“X”': percent(outcomes, ({ named }) => named.isAnswered ?? false),
      '“Tell me about Y”': percent(
        outcomes.flatMap(({ other }) => other ?? []),
        (reply) => reply.isAnswered ?? false,
      ),
    });
  }
  return rows;
}

/** Cuts articles into small ones of so many passages, and finds the name that each has most often. */
function cutArticles(
  set: QuestionSet,
  ids: readonly string[],
  size: number,
): { readonly article: Article; readonly name: string }[] {
  const small = ids.flatMap((id) => {
    const { title, passages } = set.articles.get(id) ?? articleOf(id, id, []);
    return Array.from({ length: Math.floor(passages.length / size) }, (_, n) => ({
      title,
      id: `${id}-${n}`,
      passages: passages.slice(n * size, (n + 1) * size),
    }));
  });
  return shuffle(small, size)
    .flatMap(({ id, title, passages }) => {
      const name = findName(passages);
      const texts = passages.map((passage, i) => [`${id}#${i + 1}`, passage.text] as const);
      return name === undefined ? [] : { article: articleOf(id, title, texts), name };
    })
    .slice(0, COUNT);
}

/** The name that occurs most often, at least twice, and not only at the start of a sentence; the longest of several. */
function findName(passages: readonly Pick<Passage, 'text'>[]): string | undefined {
  const { stops } = languageOf('en');
  const all = passages.map(({ text }) => text).join('\n');
  const times = new Map<string, number>();
  const names = new Set<string>();
  for (const { 0: name, index } of all.matchAll(/\p{Lu}\p{L}{2,}(?: \p{Lu}\p{L}{2,})*/gu)) {
    times.set(name, (times.get(name) ?? 0) + 1);
    if (/[\p{L}\p{N},;] $/u.test(all.slice(0, index))) names.add(name);
  }
  const [best] = Array.from(names, (name) => ({ name, mentions: times.get(name) ?? 0 }))
    .filter(({ name, mentions }) => mentions >= MENTIONS && isNoun(name) && !stops.has(name.toLowerCase()))
    .sort((a, b) => b.mentions - a.mentions || b.name.length - a.name.length);
  return best?.name;
}

/** Tells names from most adjectives made of names, such as "Italian", by their endings. */
function isNoun(name: string): boolean {
  return !/^\S+(?:an|ish|ese|ic)$/u.test(name);
}
