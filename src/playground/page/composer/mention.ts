import type { ServerView } from '../../protocol.ts';
import { people } from './choices.ts';
import { narrow } from './narrow.ts';

/** A name that is being typed after `@`. */
export interface Mentioning {
  /** Where the `@` stands. */
  readonly start: number;
  /** Where the typing goes on. */
  readonly end: number;
  readonly typed: string;
}

/** Somebody whom a message can name, or a role. */
export interface Nameable {
  readonly name: string;
  readonly kind: 'bot' | 'person' | 'role';
  /** What stands in the message; the server makes a mention of it. */
  readonly mention: string;
}

/** The name that is being typed at the caret, if any. */
export function mentioningAt(text: string, caret: number): Mentioning | undefined {
  const before = text.slice(0, caret);
  const match = /(?<![^\s(])@([^\s@]{0,100})$/u.exec(before);
  return match ? { start: match.index, end: before.length, typed: match[1] ?? '' } : undefined;
}

/** The bot, everybody else and the roles, as far as they fit what is typed. */
export function fittingNames(
  server: Pick<ServerView, 'people' | 'roles' | 'bot' | 'channels'>,
  typed: string,
): readonly Nameable[] {
  const members = people(server).map(
    ({ name, bot }): Nameable => ({ name, kind: bot ? 'bot' : 'person', mention: `@${name}` }),
  );
  const roles = server.roles
    .filter(({ name }) => name !== '@everyone')
    // A member of the same name would be taken for it.
    .map(({ name }): Nameable => {
      const isShared = members.some((member) => member.name === name);
      return { name, kind: 'role', mention: isShared ? `@&${name}` : `@${name}` };
    });
  return narrow([...members, ...roles], typed, ({ name }) => [name]);
}

/** The text with the whole mention in it, and the caret after it. */
export function withMention(
  text: string,
  { start, end }: Mentioning,
  mention: string,
): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, start)}${mention} `;
  return { text: before + text.slice(end).replace(/^ /, ''), caret: before.length };
}
