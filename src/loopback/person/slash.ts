import { ApplicationCommandOptionType as T } from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import type { Command, CommandOption } from '../world/types.ts';

/** An option as a person typed it. */
export interface TypedOption {
  readonly option: CommandOption;
  readonly text: string;
}

/** A typed command: the subcommand's way, and the texts of its options, as yet unchecked. */
export interface Typed {
  readonly command: Command;
  /** The group and the subcommand, if any. */
  readonly way: readonly CommandOption[];
  /** All options that the (sub)command has. */
  readonly known: readonly CommandOption[];
  readonly given: readonly TypedOption[];
}

/**
 * Reads `/name group sub option: value other: value`. Text before the first `option:` fills the first required
 * option: Discord's client jumps into it by itself, and drops the text when no option is required.
 * @throws Refused when no such command or subcommand is there.
 */
export function readSlash(text: string, commands: readonly Command[], locale: string): Typed {
  const [, name = '', rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const command = commands.find((one) => one.type === 1 && names(one, locale).includes(name));
  if (!command) {
    const there = commands.filter((one) => one.type === 1).map((one) => `/${one.name}`);
    throw new Refused(`No command '${text}'. There are: ${there.join(' ') || 'none'}.`);
  }
  const { way, known, left } = descend(command, rest, locale);
  return { command, way, known, given: split(left, known, locale) };
}

/** The locale whose name is shown where there is none for this one (interactions/application-commands#locale-fallbacks). */
const fallbacks: Readonly<Record<string, string>> = {
  'en-US': 'en-GB',
  'en-GB': 'en-US',
  'es-419': 'es-ES',
};

/** The default name, and the one in the person's language, which is what the client shows. */
export function names(
  of: { name: string; name_localizations?: Record<string, string> | null },
  locale: string,
): string[] {
  const { name, name_localizations: others } = of;
  const localized = others?.[locale] ?? others?.[fallbacks[locale] ?? ''];
  return localized ? [name, localized] : [name];
}

function descend(command: Command, rest: string, locale: string) {
  const way: CommandOption[] = [];
  let known: readonly CommandOption[] = command.options ?? [];
  let left = rest;
  while (known.some(({ type }) => type === T.Subcommand || type === T.SubcommandGroup)) {
    const [, word = '', next = ''] = /^(\S*)\s*([\s\S]*)$/.exec(left) ?? [];
    const step = known.find((option) => names(option, locale).includes(word));
    if (!step) {
      const there = known.map((option) => option.name).join(', ');
      throw new Refused(`/${command.name} needs one of its subcommands (${there}), got '${word}'.`);
    }
    way.push(step);
    known = step.options ?? [];
    left = next;
  }
  return { way, known, left };
}

function split(text: string, known: readonly CommandOption[], locale: string): TypedOption[] {
  const keys = known.flatMap((option) => names(option, locale).map((name) => ({ name, option })));
  const pattern = keys.map(({ name }) => name).join('|');
  const marks = pattern ? [...text.matchAll(new RegExp(`(?:^|\\s)(${pattern}):`, 'gu'))] : [];
  const lead = text.slice(0, marks[0]?.index ?? text.length).trim();
  const given = marks.flatMap((mark, index): TypedOption[] => {
    const option = keys.find(({ name }) => name === mark[1])?.option;
    const value = text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length).trim();
    return option ? [{ option, text: value }] : [];
  });
  if (lead === '') return given;
  const free = known.find((one) => one.required && !given.some(({ option }) => option.name === one.name));
  if (free) return [{ option: free, text: lead }, ...given];
  const there = known.map((option) => `${option.name}:`).join(' ') || 'none';
  throw new Refused(`Discord drops '${lead}': no required option takes it. Name an option: ${there}`);
}
