import type { CommandOption } from '../../../loopback/world/types.ts';
import type { Text } from '../text/en.ts';
import type { Choice } from './choices.ts';
import type { Entry } from './entries.ts';
import { descriptionIn, nameIn } from './localized.ts';
import type { Nameable } from './mention.ts';

/** Something that a list over the field offers. */
export interface Item {
  readonly title: string;
  readonly note: string;
  /** Names of the options that a command has; the required ones first. */
  readonly tags: readonly string[];
  readonly take: () => void;
}

export interface Listing {
  readonly label: string;
  readonly items: readonly Item[];
  /** The first item is chosen from the start, so that Enter takes it. */
  readonly eager: boolean;
}

export function commandListing(
  entries: readonly Entry[],
  text: Text,
  locale: string,
  take: (entry: Entry) => void,
): Listing {
  const items = entries.map((entry) => {
    const required = entry.options.filter((option) => option.required).map((one) => nameIn(locale, one));
    const others = entry.options.length - required.length;
    return {
      title: `/${entry.title}`,
      note: entry.description,
      tags: others > 0 ? [...required, text.composer.optional(others)] : required,
      take: () => take(entry),
    };
  });
  return { label: text.composer.commands, items, eager: true };
}

export function nameListing(
  names: readonly Nameable[],
  text: Text,
  take: (mention: string) => void,
): Listing {
  const { composer } = text;
  const kinds = { bot: composer.app, person: '', role: composer.role };
  const items = names.map(({ name, kind, mention }) => ({
    title: `@${name}`,
    note: kinds[kind],
    tags: [],
    take: () => take(mention),
  }));
  return { label: composer.names, items, eager: true };
}

/** @param eager Nothing but a choice can be sent. */
export function choiceListing(
  choices: readonly Choice[],
  label: string,
  eager: boolean,
  take: (choice: Choice) => void,
): Listing {
  const items = choices.map((choice) => ({
    title: choice.name,
    note: '',
    tags: [],
    take: () => take(choice),
  }));
  return { label, items, eager };
}

/** @param eager A name is being typed; before, Enter sends the command. */
export function optionListing(
  options: readonly CommandOption[],
  text: Text,
  locale: string,
  eager: boolean,
  take: (option: CommandOption) => void,
): Listing {
  const items = options.map((option) => ({
    title: nameIn(locale, option),
    note: descriptionIn(locale, option),
    tags: [],
    take: () => take(option),
  }));
  return { label: text.composer.options, items, eager };
}
