import type { Article, Citation, Passage } from '../knowledge/article.ts';
import { type RelativeDate, relativeDatesIn } from './dates/dates.ts';
import type { Attributed } from './question.ts';
import { type Contest, contestedBy } from './speakers/contested.ts';
import { speakersIn } from './speakers/speakers.ts';

/** What an article itself tells of one of its passages. */
export interface Notes {
  /** Who says what, in reading order; what nobody is quoted for is the article's own voice. */
  readonly speakers: readonly Attributed[];
  /** The passage that denies this one. */
  readonly contest?: Contest;
  /** Words such as "Saturday", explained by the day the article was published. */
  readonly dates: readonly RelativeDate[];
}

/** Looks up the notes on a passage; an article is read when it is first asked for, and a passage too. */
export type NotesOn = (citation: Pick<Citation, 'article' | 'passage'>) => Notes;

export function createNotes(): NotesOn {
  const read = new WeakMap<Article, (id: string) => Omit<Notes, 'dates'>>();
  const noted = new WeakMap<Passage, Notes>();

  function readingOf(article: Article): (id: string) => Omit<Notes, 'dates'> {
    const known = read.get(article);
    if (known) return known;
    const speakers = speakersIn(article);
    const contests = contestedBy(article);
    const reading = (id: string) => {
      const contest = contests.get(id);
      return { speakers: speakers.get(id) ?? [], ...(contest && { contest }) };
    };
    read.set(article, reading);
    return reading;
  }

  return ({ article, passage }) => {
    const known = noted.get(passage);
    if (known) return known;
    const notes = {
      ...readingOf(article)(passage.id),
      dates: article.published ? relativeDatesIn(passage.text, article.published) : [],
    };
    noted.set(passage, notes);
    return notes;
  };
}
