import type { Command, CommandOption } from '../../../loopback/world/types.ts';
import { descriptionIn, nameIn, namesIn } from './localized.ts';
import { narrow } from './narrow.ts';
import { OptionType } from './option-type.ts';

/** What the list after `/` offers: a command without subcommands, or one subcommand. */
export interface Entry {
  readonly command: Command;
  /** Base names of the subcommand group and the subcommand, if any. */
  readonly way: readonly string[];
  /** What the chip shows, without the slash: `kursk northkorea`. */
  readonly title: string;
  /** Everything that can be typed for it: each part by its shown or its base name. */
  readonly names: readonly string[];
  readonly description: string;
  readonly options: readonly CommandOption[];
}

/**
 * The slash commands that a channel offers, each subcommand by itself, in the server's order.
 * @param offered Ids of the channel's commands.
 * @param locale Language of the member's client.
 */
export function entriesOf(
  commands: readonly Command[],
  offered: readonly string[],
  locale: string,
): readonly Entry[] {
  return commands
    .filter(({ id, type }) => type === 1 && offered.includes(id))
    .flatMap((command) => {
      const { options = [] } = command;
      const title = nameIn(locale, command);
      const description = descriptionIn(locale, command);
      const names = namesIn(locale, command);
      return unfold({ command, way: [], title, names, description, options }, locale);
    });
}

function unfold(entry: Entry, locale: string): readonly Entry[] {
  const below = entry.options.filter(isStep);
  if (below.length === 0) return [entry];
  return below.flatMap((step) => {
    const names = namesIn(locale, step);
    const inner: Entry = {
      command: entry.command,
      way: [...entry.way, step.name],
      title: `${entry.title} ${nameIn(locale, step)}`,
      names: entry.names.flatMap((above) => names.map((name) => `${above} ${name}`)),
      description: descriptionIn(locale, step),
      options: step.options ?? [],
    };
    // A group without a subcommand is nothing that could be sent.
    if (step.type === OptionType.SubcommandGroup && !inner.options.some(isStep)) return [];
    return unfold(inner, locale);
  });
}

function isStep({ type }: CommandOption): boolean {
  return type === OptionType.Subcommand || type === OptionType.SubcommandGroup;
}

/** The entries that fit what stands after the slash. */
export function fittingEntries(entries: readonly Entry[], typed: string): readonly Entry[] {
  return narrow(entries, typed, ({ names }) => names);
}
