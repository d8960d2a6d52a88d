import type { Article, Library, Section } from './article.ts';

/** What a typed name finds. */
export interface Lookup<Named> {
  /** The one that is meant. */
  readonly match?: Named;
  /** All that could be meant, where it is not one; none where nothing fits. */
  readonly candidates: readonly Named[];
}

/** A thing's names, folded. */
interface Names {
  readonly id: string;
  readonly titles: readonly string[];
}

/** Stands between the parts of a label, such as a title and an id. */
const BETWEEN = ' · ';

/** A name as it is compared: in any case, with any quotes and spaces, without marks of direction. */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

const namesByArticle = new WeakMap<Article, Names>();

function namesOfArticle(article: Article): Names {
  const known = namesByArticle.get(article);
  if (known) return known;
  const names = { id: foldName(article.id), titles: [foldName(article.title)] };
  namesByArticle.set(article, names);
  return names;
}

/** An article's title as it is compared. */
export function foldedTitle(article: Article): string {
  return namesOfArticle(article).titles[0] ?? '';
}

/**
 * Finds an article by its id, its title or the beginning of either, in any case, or by the label that a suggestion
 * had. An id goes before a title, and both before a beginning, which must be of one article alone.
 * @param among narrows down a large library: gives those whose id or title may begin like this
 */
export function findArticle(
  { articles }: Library,
  typed: string,
  among: (typed: string) => readonly Article[] = () => [...articles.values()],
): Lookup<Article> {
  const article = articles.get(typed.trim());
  if (article) return only(article);
  const { title, id = '' } = splitLabel(typed);
  const labeled = articles.get(id);
  if (labeled && foldedTitle(labeled).startsWith(title)) return only(labeled);
  return find(among(typed), typed, namesOfArticle);
}

/**
 * Finds a section of an article in the same way.
 * @param leads names of the text before the first heading
 */
export function findSection(article: Article, typed: string, leads: readonly string[]): Lookup<Section> {
  const section = article.sections.find(({ id }) => id === typed.trim());
  if (section) return only(section);
  return find(article.sections, typed, ({ id, title }) => ({
    id: foldName(id),
    titles: (title === undefined ? leads : [title]).map(foldName),
  }));
}

function only<Named>(one: Named): Lookup<Named> {
  return { match: one, candidates: [one] };
}

function find<Named>(all: readonly Named[], typed: string, namesOf: (one: Named) => Names): Lookup<Named> {
  // A label that is too long for Discord ends in `…`.
  const wanted = foldName(typed);
  const beginning = wanted.replace(/…$/, '').trimEnd();
  if (beginning === '') return { candidates: [] };
  const { title: labelTitle, id: labelId = '' } = splitLabel(typed);
  const tests: readonly ((names: Names) => boolean)[] = [
    ({ id }) => id === wanted,
    ({ titles }) => titles.includes(wanted),
    ({ id, titles }) => id === foldName(labelId) && titles.some((title) => title.startsWith(labelTitle)),
    ({ id, titles }) => [id, ...titles].some((name) => name.startsWith(beginning)),
  ];
  const named = all.map((one) => ({ one, names: namesOf(one) }));
  for (const test of tests) {
    const candidates = named.filter(({ names }) => test(names)).map(({ one }) => one);
    const [first] = candidates;
    if (first !== undefined) return candidates.length === 1 ? only(first) : { candidates };
  }
  return { candidates: [] };
}

/** Takes `Title · id` apart, the label of a suggestion whose title another one has as well. */
function splitLabel(typed: string): { readonly title: string; readonly id?: string } {
  const at = typed.lastIndexOf(BETWEEN);
  if (at === -1) return { title: foldName(typed) };
  return {
    title: foldName(typed.slice(0, at)).replace(/…$/, ''),
    id: typed.slice(at + BETWEEN.length).trim(),
  };
}
