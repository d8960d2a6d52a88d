/**
 * What Discord lets a message and a command hold. Lengths are in characters as Discord counts them:
 * UTF-16 code units. Source: https://docs.discord.com/developers, pages named with each limit.
 */
export const limits = {
  /** All text displays of a message together; one alone holds as much (components/reference). */
  text: 4000,
  /** Components of a message, nested ones too (components/reference). */
  components: 40,
  /** Custom id of a component (components/reference). */
  customId: 100,
  /** Buttons in a row (components/reference). */
  row: 5,
  /** Label of a button (components/reference). */
  buttonLabel: 80,
  /** Characters of a command's names, descriptions and values together (interactions/application-commands). */
  command: 8000,
  /** Description of a command or an option (interactions/application-commands). */
  description: 100,
  /** Options of a command; a subcommand is an option (interactions/application-commands). */
  options: 25,
  /** Slash commands of an application in one scope (interactions/application-commands). */
  commands: 100,
  /** Suggestions of an autocomplete, and the length of a suggestion's name and of its value. */
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Pins in one page of a channel's list of them (resources/message#get-channel-pins). */
  pinsPage: 50,
  /** Reason in the audit log (reference#audit-log). */
  auditLogReason: 512,
} as const;

/** Names of slash commands, of subcommands and of options (interactions/application-commands#naming). */
export function isCommandName(name: string): boolean {
  return (
    /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u.test(name) && name.length <= 32 && name === name.toLowerCase()
  );
}

/** A text in other languages, by locale. */
type Localizations = Readonly<Record<string, string | null>> | null;

interface Described {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description?: string;
  readonly description_localizations?: Localizations;
  readonly value?: string | number;
  readonly options?: readonly Described[];
  readonly choices?: readonly Described[];
}

/** Characters of a command's names, descriptions and values, each in its longest language, as Discord adds them up. */
export function commandLength({
  name,
  name_localizations: names,
  description = '',
  description_localizations: descriptions,
  value = '',
  options = [],
  choices = [],
}: Described): number {
  const own =
    longest(name, names) +
    longest(description, descriptions) +
    (typeof value === 'string' ? value.length : 0);
  return [...options, ...choices].reduce((sum, part) => sum + commandLength(part), own);
}

function longest(text: string, localizations: Localizations = {}): number {
  const others = Object.values(localizations ?? {}).map((other) => other?.length ?? 0);
  return Math.max(text.length, ...others);
}
