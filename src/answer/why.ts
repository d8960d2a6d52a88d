import type { Article, Citation } from '../knowledge/article.ts';
import type { Synonym } from '../knowledge/synonyms.ts';
import { BEGINNING } from './rank/prepare.ts';
import { headed } from './rank/scope.ts';
import { languageOf } from './terms/language.ts';
import { asMeant } from './terms/slips.ts';
import { createLike, isRepairable } from './terms/spelling.ts';
import { createSynonyms } from './terms/synonyms.ts';
import { createTerms, type Term, type Terms } from './terms/terms.ts';

/** Where a word of a question is met. */
export type Place = 'passage' | 'heading' | 'title';

/** A word of a question, or a phrase that has a synonym, and where it is met. */
export interface WordMet {
  /** As the question writes it. */
  readonly word: string;
  /** In the order passage, heading, title; none where the word is in none of them. */
  readonly places: readonly Place[];
  /** What is met in its stead; without it, a word of the same stem is. */
  readonly through?: Through;
}

export interface Through {
  readonly kind: 'synonym' | 'spelling';
  /** As the file of synonyms writes it, or as the text does. */
  readonly word: string;
}

type Met = Pick<WordMet, 'places' | 'through'>;

/**
 * Which words of a question a passage, its headings and its article's title have, as such, by an editor's
 * synonym or with their spelling repaired. It tells only what anybody can check by reading: words of like
 * meaning in general, which count for the ranking too, are not in it.
 */
export function wordsMetBy(
  question: string,
  { article, section, passage }: Citation,
  synonyms: readonly Synonym[],
): WordMet[] {
  const termsOf = createTerms(languageOf(article.language));
  const there: readonly [Place, ReadonlyMap<string, string>][] = [
    ['passage', written([passage.text], termsOf)],
    ['heading', written([section.title, passage.subheading], termsOf)],
    ['title', written([article.title], termsOf)],
  ];
  const placesOf = (stems: readonly string[]) =>
    there.filter(([, has]) => stems.every((stem) => has.has(stem))).map(([place]) => place);
  const isThere = (stem: string) => placesOf([stem]).length > 0;

  const rules = createSynonyms(synonyms, termsOf);
  const respelt = createRespelling(article, termsOf);
  const asked = asMeant(question);
  const terms = distinct(termsOf(asked));

  /** A phrase that is not there as such, while a synonym of it is; the longest, if there are several. */
  function synonymAt(at: number): { length: number; met: Met } | undefined {
    const found = (rules.get(terms[at]?.text ?? '') ?? []).flatMap(({ phrase, stands }) => {
      if (!phrase.every((stem, i) => terms[at + i]?.text === stem) || phrase.every(isThere)) return [];
      return stands.flatMap(({ text: word, stems }) => {
        const places = placesOf(stems);
        const met: Met = { places, through: { kind: 'synonym', word } };
        return places.length > 0 ? [{ length: phrase.length, met }] : [];
      });
    });
    return found.sort((a, b) => b.length - a.length)[0];
  }

  function alone(term: Term): Met {
    if (isThere(term.text)) return { places: placesOf([term.text]) };
    const stem = respelt(term).find(isThere);
    if (stem === undefined) return { places: [] };
    const word = there.flatMap(([, has]) => has.get(stem) ?? [])[0] ?? stem;
    return { places: placesOf([stem]), through: { kind: 'spelling', word } };
  }

  const words: WordMet[] = [];
  let next = 0;
  for (const [at, term] of terms.entries()) {
    if (at < next) continue;
    const synonym = synonymAt(at);
    next = at + (synonym?.length ?? 1);
    const word = asked.slice(term.start, terms[next - 1]?.end);
    words.push({ word, ...(synonym?.met ?? alone(term)) });
  }
  return words;
}

/** By stem: the word as it is written there first. */
function written(texts: readonly (string | undefined)[], termsOf: Terms): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const text of texts)
    for (const { text: stem, start, end } of termsOf(text ?? ''))
      if (!words.has(stem)) words.set(stem, text?.slice(start, end) ?? '');
  return words;
}

/** Finds the stems that a word is taken for: none where the article has the word, or a relative of it. */
function createRespelling(article: Article, termsOf: Terms): (term: Term) => string[] {
  let terms: Term[] | undefined;
  return ({ text, word }) => {
    if (!isRepairable(word)) return [];
    terms ??= headed(article).flatMap(({ passage, headings }) =>
      termsOf([passage.text, ...headings].join('\n')),
    );
    const beginning = word.slice(0, BEGINNING);
    const has = terms.some((term) => term.text === text || term.word.startsWith(beginning));
    return has ? [] : createLike(new Set(terms.map((term) => term.text)))(text);
  };
}

/** Words that say something, each once. The stop words of English lack "a". */
function distinct(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  const says = ({ stop, compound, word, capital }: Term) =>
    !stop && !compound && (capital || !/^[a-z]$/.test(word));
  return terms.filter((term) => says(term) && !seen.has(term.text) && seen.add(term.text));
}
