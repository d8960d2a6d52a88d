import type { ServerView } from '../protocol.ts';
import type { Text } from './text/index.ts';

/** What everything that is drawn needs to know, and the ways that lead elsewhere from it. */
export interface View {
  readonly server: ServerView;
  readonly text: Text;
  /** The person's Discord language. */
  readonly locale: string;
  openChannel(id: string): void;
  /** Shows a message in its channel. */
  jump(channelId: string, messageId: string): void;
  /** Puts text into the composer. */
  fill(text: string): void;
}
