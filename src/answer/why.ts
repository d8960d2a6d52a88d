import type { Article, Citation } from '../knowledge/article.ts';
import type { Synonym } from '../knowledge/synonyms.ts';
import { headedPassages } from './rank/article-index.ts';
import { type Expansion, expand } from './rank/expand.ts';
import { createVocabulary, type Vocabulary } from './rank/vocabulary.ts';
import { languageOf } from './terms/language.ts';
import { fixTypos } from './terms/question-typos.ts';
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

/**
 * Returns which words of a question a passage, its headings and its article's title have: as such, by an editor's
 * synonym, or with their spelling repaired. Words of like meaning in general count for the ranking too, but are left
 * out here: only what anybody can check by reading is shown.
 */
export function wordsMetBy(
  question: string,
  { article, section, passage }: Citation,
  synonyms: readonly Synonym[],
): WordMet[] {
  const termsOf = createTerms(languageOf(article.language));
  const texts: readonly (readonly [Place, ReadonlyMap<string, string>])[] = [
    ['passage', writtenTerms([passage.text], termsOf)],
    ['heading', writtenTerms([section.title, passage.subheading], termsOf)],
    ['title', writtenTerms([article.title], termsOf)],
  ];
  const placesOf = (terms: readonly string[]): Place[] =>
    texts.filter(([, written]) => terms.every((term) => written.has(term))).map(([place]) => place);

  const asked = fixTypos(question);
  const content = distinct(termsOf(asked));
  const rules = createSynonyms(synonyms, termsOf);
  const expansions = expand(content, vocabularyOf(article, termsOf), { synonyms: rules, alike: new Map() });

  /** The longest phrase from here on that is not there as such, while a synonym of it is. */
  function synonymAt(at: number): { length: number; places: Place[]; word: string } | undefined {
    const found = (rules.get(content[at]?.text ?? '') ?? []).flatMap(({ phrase, stands }) => {
      const isHere = phrase.every((term, i) => content[at + i]?.text === term);
      if (!isHere || phrase.every((term) => placesOf([term]).length > 0)) return [];
      return stands.flatMap(({ text: word, stems }) => {
        const places = placesOf(stems);
        return places.length > 0 ? [{ length: phrase.length, places, word }] : [];
      });
    });
    return found.sort((a, b) => b.length - a.length)[0];
  }

  /** A word met as such, or by a spelling near to it. */
  function wordAt(own: readonly Expansion[]): Pick<WordMet, 'places' | 'through'> {
    const isHere = ({ term }: Expansion): boolean => placesOf([term]).length > 0;
    const met = own.find((one) => one.kind === 'same' && isHere(one));
    if (met) return { places: placesOf([met.term]) };
    const repaired = own.find((one) => one.kind === 'spelling' && isHere(one));
    if (!repaired) return { places: [] };
    const word = texts.flatMap(([, written]) => written.get(repaired.term) ?? [])[0] ?? repaired.term;
    return { places: placesOf([repaired.term]), through: { kind: 'spelling', word } };
  }

  const words: WordMet[] = [];
  for (let at = 0; at < content.length; ) {
    const synonym = synonymAt(at);
    const end = at + (synonym?.length ?? 1);
    const word = asked.slice(content[at]?.start, content[end - 1]?.end);
    words.push(
      synonym
        ? { word, places: synonym.places, through: { kind: 'synonym', word: synonym.word } }
        : { word, ...wordAt(expansions[at] ?? []) },
    );
    at = end;
  }
  return words;
}

/** By term: the word as it is first written there. */
function writtenTerms(texts: readonly (string | undefined)[], termsOf: Terms): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const text of texts)
    for (const { text: term, start, end } of termsOf(text ?? ''))
      if (!written.has(term)) written.set(term, text?.slice(start, end) ?? '');
  return written;
}

const vocabularies = new WeakMap<Article, Vocabulary>();

/** An article's terms; read when somebody first asks why. */
function vocabularyOf(article: Article, termsOf: Terms): Vocabulary {
  const known = vocabularies.get(article);
  if (known) return known;
  const frequencies = new Map<string, number>();
  for (const { passage, title, headings } of headedPassages(article)) {
    const terms = new Set(termsOf([passage.text, title, ...headings].join('\n')).map(({ text }) => text));
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const vocabulary = createVocabulary(frequencies, article.passages.length);
  vocabularies.set(article, vocabulary);
  return vocabulary;
}

/** Words that say something, each once. */
function distinct(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter(({ stop, compound, text }) => !stop && !compound && !seen.has(text) && seen.add(text));
}
