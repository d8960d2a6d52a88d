import SearchableMap from 'minisearch/SearchableMap';
import type { Article, Library, Section } from '../knowledge/article.ts';
import { foldedTitle, foldName } from '../knowledge/lookup.ts';
import { createPace } from '../pace.ts';

/** A section that has a heading, and its article. */
export interface Heading {
  readonly article: Article;
  readonly section: Section;
}

/**
 * Finds titles and headings by their words or the beginnings of words, for suggestions while a member types: those
 * that begin with what was typed, then those that have all of its words, else those that have some of them.
 */
export interface Suggestions {
  articles(typed: string, limit: number): Article[];
  headings(typed: string, limit: number): Heading[];
}

/** The titles and headings of all articles. Made once, it works out only what is new in a library. */
export interface SuggestionIndex {
  open(library: Library): Promise<Suggestions>;
}

/** A title or a heading in the index. */
interface Entry {
  readonly article: Article;
  /** Absent for a title. */
  readonly section?: Section;
  /** Place of the section in its article. */
  readonly place: number;
  /** Its words, folded, with a space between them. */
  readonly text: string;
}

/** Characters and words of what was typed that are looked at. */
const MAX_TYPED = 200;
const MAX_WORDS = 8;

/** Entries that are looked at for each word, however many begin with it: what bounds the time. */
const MAX_POSTINGS = 400;

/** Letters that a word has at least, to be looked for where not all words are found. */
const MIN_WORD = 3;

/** Scripts that write no spaces between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Letters of a word of such a script that are indexed, from each of its letters on. */
const MAX_UNSPACED = 12;

export function createSuggestionIndex(): SuggestionIndex {
  const titles = createShelf();
  const headings = createShelf();
  const entries = new Map<Article, readonly Entry[]>();
  const shelfOf = ({ section }: Entry) => (section ? headings : titles);
  let served: ReadonlyMap<Article, number> = new Map();

  return {
    async open(library) {
      const pace = createPace();
      const places = new Map<Article, number>();
      for (const article of library.articles.values()) {
        places.set(article, places.size);
        await pace();
      }
      // Those that the last library had may be suggested until this one is served.
      for (const [article, old] of entries) {
        await pace();
        if (served.has(article) || places.has(article)) continue;
        for (const entry of old) shelfOf(entry).remove(entry);
        entries.delete(article);
      }
      for (const article of places.keys()) {
        await pace();
        if (entries.has(article)) continue;
        const made = entriesOf(article);
        for (const entry of made) shelfOf(entry).add(entry);
        entries.set(article, made);
      }
      served = places;

      const find = (shelf: Shelf, typed: string, limit: number) =>
        shelf.find(typed, limit, ({ article, place }) => {
          const at = places.get(article);
          return at === undefined ? undefined : [place, at];
        });
      return {
        articles(typed, limit) {
          // An article may be found by its title and by its id.
          const found = find(titles, typed, 2 * limit).map(({ article }) => article);
          return [...new Set(found)].slice(0, limit);
        },
        headings: (typed, limit) =>
          find(headings, typed, limit).flatMap(({ article, section }) =>
            section ? [{ article, section }] : [],
          ),
      };
    },
  };
}

function entriesOf(article: Article): Entry[] {
  const { id, sections } = article;
  const names = new Set([foldedTitle(article), foldName(id)].map(textOf));
  return [
    ...[...names].map((text) => ({ article, place: 0, text })),
    ...sections.flatMap((section, place) =>
      section.title === undefined ? [] : [{ article, section, place, text: textOf(foldName(section.title)) }],
    ),
  ];
}

/** The words of a folded name; of one that has none, its signs. */
function textOf(folded: string): string {
  return wordsOf(folded).join(' ') || folded;
}

function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{M}\p{N}]+(?:'\p{L}+)*/gu) ?? [];
}

/** Where a word of a text can be looked up: at each of its letters where nothing else tells words apart. */
function beginningsOf(text: string): Set<string> {
  return new Set(
    text
      .split(' ')
      .flatMap((word) =>
        UNSPACED.test(word)
          ? [...word].map((_, at, letters) => letters.slice(at, at + MAX_UNSPACED).join(''))
          : [word],
      ),
  );
}

/** Whether a text has a word that begins like this. */
function hasWord({ text }: Entry, word: string): boolean {
  return text.startsWith(word) || text.includes(UNSPACED.test(word) ? word : ` ${word}`);
}

/** Where an entry belongs among others, the lowest first; undefined where it is not to be found. */
type Rank = (entry: Entry) => readonly [number, number] | undefined;

interface Shelf {
  add(entry: Entry): void;
  remove(entry: Entry): void;
  find(typed: string, limit: number, rank: Rank): Entry[];
}

/**
 * MiniSearch's own tree of terms, walked only as far as suggestions need: a search of MiniSearch scores every entry
 * that has a word, which takes 30 to 370 ms for the first letters of 100,000 headings.
 */
function createShelf(): Shelf {
  const byText = new SearchableMap<Set<Entry>>();
  const byWord = new SearchableMap<Set<Entry>>();

  function put(map: SearchableMap<Set<Entry>>, key: string, entry: Entry): void {
    const there = map.get(key);
    if (there) there.add(entry);
    else map.set(key, new Set([entry]));
  }

  function take(map: SearchableMap<Set<Entry>>, key: string, entry: Entry): void {
    const there = map.get(key);
    there?.delete(entry);
    if (there?.size === 0) map.delete(key);
  }

  /** The first entries whose key begins like this. */
  function startingWith(map: SearchableMap<Set<Entry>>, start: string): Set<Entry> {
    const found = new Set<Entry>();
    for (const some of map.atPrefix(start).values())
      for (const entry of some) {
        found.add(entry);
        if (found.size === MAX_POSTINGS) return found;
      }
    return found;
  }

  function inOrder(some: Iterable<Entry>, rank: Rank): Entry[] {
    const ranked = [...some].flatMap((entry) => {
      const at = rank(entry);
      return at ? [{ entry, at }] : [];
    });
    ranked.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
    return ranked.map(({ entry }) => entry);
  }

  /** Entries that have any of the words, those with the most and the rarest first. */
  function withSome(lists: readonly Set<Entry>[], rank: Rank): Entry[] {
    const scores = new Map<Entry, number>();
    for (const list of lists) {
      if (list.size === MAX_POSTINGS) continue;
      for (const entry of list) scores.set(entry, (scores.get(entry) ?? 0) + 1 / Math.log(list.size + 1));
    }
    return inOrder(scores.keys(), rank).sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  }

  return {
    add(entry) {
      put(byText, entry.text, entry);
      for (const word of beginningsOf(entry.text)) put(byWord, word, entry);
    },
    remove(entry) {
      take(byText, entry.text, entry);
      for (const word of beginningsOf(entry.text)) take(byWord, word, entry);
    },
    find(typed, limit, rank) {
      const text = textOf(foldName(typed.slice(0, MAX_TYPED)));
      if (text === '') return [];
      const first = [byText.get(text) ?? [], startingWith(byText, text)].flatMap((some) =>
        inOrder(some, rank),
      );
      const found = new Set(first.slice(0, 2 * limit));
      if (found.size >= limit) return [...found].slice(0, limit);

      const words = [...new Set(wordsOf(text))].slice(0, MAX_WORDS);
      const lists = words.map((word) =>
        startingWith(byWord, UNSPACED.test(word) ? [...word].slice(0, MAX_UNSPACED).join('') : word),
      );
      const [rarest] = lists.toSorted((a, b) => a.size - b.size);
      const all = [...(rarest ?? [])].filter((entry) => words.every((word) => hasWord(entry, word)));
      for (const entry of inOrder(all, rank)) if (found.size < limit) found.add(entry);
      if (found.size > 0) return [...found];
      return withSome(
        lists.filter((_, at) => (words[at]?.length ?? 0) >= MIN_WORD),
        rank,
      ).slice(0, limit);
    },
  };
}
