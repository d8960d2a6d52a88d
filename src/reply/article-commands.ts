import { limits } from './limits.ts';
import type { Text } from './text/en.ts';

/** How many articles have a command of their own, and why the others do not. */
export interface ArticleCommandSummary {
  readonly articles: number;
  readonly commands: number;
  /** Articles up to which each has a command; absent where there are no more than that. */
  readonly mostByDefault?: number;
  /** With `command: false`. */
  readonly optedOut: number;
  /** With an id that is taken or that cannot be a command's name. */
  readonly unnamed: number;
  /** Over Discord's limit. */
  readonly surplus: number;
  /** With a command that has one `section:` option instead of subcommands. */
  readonly withOption: number;
}

/** Says in one line which articles have a command, and why. */
export function articleCommandsLine(summary: ArticleCommandSummary, text: Text): string {
  const say = text.doctor.articleCommands;
  const { articles, commands, mostByDefault, optedOut, unnamed, surplus, withOption } = summary;
  return [
    say.count(commands, articles),
    ...(mostByDefault === undefined ? [] : [say.onlyNamed(mostByDefault)]),
    ...(optedOut > 0 ? [say.optedOut(optedOut)] : []),
    ...(unnamed > 0 ? [say.unnamed(unnamed)] : []),
    ...(surplus > 0 ? [say.surplus(surplus, limits.commands)] : []),
    ...(withOption > 0 ? [say.withOption(withOption)] : []),
  ].join(' ');
}
