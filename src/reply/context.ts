import type { NotesOn } from '../answer/notes.ts';
import type { Library } from '../knowledge/article.ts';
import type { Text } from './text/en.ts';

/** What a reply is made with, besides what it is about. */
export interface ReplyContext {
  readonly library: Library;
  readonly notesOn: NotesOn;
  readonly text: Text;
  /**
   * Where a passage with this very text is pinned, in the channel that the reply goes to; absent where that is
   * not known.
   */
  readonly pinLink?: (subject: string) => string | undefined;
}
