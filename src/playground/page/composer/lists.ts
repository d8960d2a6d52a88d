import type { ServerView } from '../../protocol.ts';
import type { Text } from '../text/en.ts';
import { type Around, asChoice, type Choice, choicesOf } from './choices.ts';
import { addable, type Draft } from './draft.ts';
import { type Entry, fittingEntries } from './entries.ts';
import { choiceListing, commandListing, type Listing, nameListing, optionListing } from './listing.ts';
import { nameIn, namesIn } from './localized.ts';
import { fittingNames, mentioningAt } from './mention.ts';
import { narrow } from './narrow.ts';
import { type State, takeChoice, takeEntry, takeMention, takeOption } from './state.ts';
import type { Suggestions } from './suggestions.ts';

export interface Surroundings {
  readonly entries: readonly Entry[];
  readonly server: ServerView;
  readonly suggestions: Suggestions;
  readonly text: Text;
  readonly locale: string;
  /** What comes of taking an item. */
  readonly become: (state: State) => void;
}

/** What an option's choices depend on. */
export function around({ server, locale, text }: Pick<Surroundings, 'server' | 'locale' | 'text'>): Around {
  return { server, locale, yes: text.composer.yes, no: text.composer.no };
}

/** The list that belongs to where the caret is; undefined where there is none, or nothing in it. */
export function listingOf(state: State, surroundings: Surroundings): Listing | undefined {
  const { draft } = state;
  const listing = draft ? listingIn(draft, state.at, surroundings) : listingOver(state, surroundings);
  return listing && listing.items.length > 0 ? listing : undefined;
}

function listingOver(state: State, surroundings: Surroundings): Listing | undefined {
  const { entries, server, text, locale, become } = surroundings;
  const { typed, caret } = state;
  if (typed.startsWith('/') && !typed.includes('\n')) {
    const fitting = fittingEntries(entries, typed.slice(1));
    return commandListing(fitting, text, locale, (entry) => become(takeEntry(entry)));
  }
  const place = mentioningAt(typed, caret);
  if (!place) return undefined;
  return nameListing(fittingNames(server, place.typed), text, (mention) =>
    become(takeMention(state, place, mention)),
  );
}

function listingIn(draft: Draft, at: number, surroundings: Surroundings): Listing {
  const { suggestions, text, locale, become } = surroundings;
  const field = draft.fields[at];
  if (!field) {
    const typed = draft.rest.replace(/:\s*$/, '');
    const options = narrow(addable(draft), typed, (option) => namesIn(locale, option));
    const isNamed = typed.trim() !== '';
    return optionListing(options, text, locale, isNamed, (option) => become(takeOption(draft, option)));
  }
  const { option, value } = field;
  const label = text.composer.choices(nameIn(locale, option));
  const take = (choice: Choice) => become(takeChoice(draft, at, choice));
  const all = choicesOf(option, around(surroundings));
  if (!all) {
    const suggested = suggestions.choices.map((choice) => asChoice(locale, choice));
    return choiceListing(suggested, label, false, take);
  }
  const isTaken = value !== undefined;
  const fitting = isTaken ? all : narrow(all, field.text, (one) => [one.name, one.value]);
  return choiceListing(fitting, label, !isTaken, take);
}
