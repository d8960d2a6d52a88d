import type { CommandChoice, CommandOption } from '../../../loopback/world/types.ts';
import type { ServerView } from '../../protocol.ts';
import { nameIn } from './localized.ts';
import { fold } from './narrow.ts';
import { OptionType } from './option-type.ts';

/** Something to pick for an option. */
export interface Choice {
  readonly name: string;
  /** What is sent for it. */
  readonly value: string;
}

/** What the choices of an option depend on. */
export interface Around {
  readonly server: Pick<ServerView, 'people' | 'roles' | 'bot' | 'channels'>;
  readonly locale: string;
  /** The two answers of an option that is true or false. */
  readonly yes: string;
  readonly no: string;
}

/** A choice as the client shows it. */
export function asChoice(locale: string, choice: CommandChoice): Choice {
  return { name: nameIn(locale, choice), value: String(choice.value) };
}

/** All that an option can be set to; undefined where it takes what is typed. */
export function choicesOf(option: CommandOption, around: Around): readonly Choice[] | undefined {
  const { server, locale, yes, no } = around;
  if (option.choices?.length) return option.choices.map((choice) => asChoice(locale, choice));
  switch (option.type) {
    case OptionType.Boolean:
      return [
        { name: yes, value: 'true' },
        { name: no, value: 'false' },
      ];
    case OptionType.User:
      return people(server).map(({ id, name }) => ({ name, value: id }));
    case OptionType.Role:
      return server.roles.map(({ id, name }) => ({ name, value: id }));
    case OptionType.Mentionable:
      return [
        ...people(server).map(({ id, name }) => ({ name, value: `<@${id}>` })),
        ...server.roles.map(({ id, name }) => ({ name, value: `<@&${id}>` })),
      ];
    case OptionType.Channel:
      return server.channels.map(({ id, name }) => ({ name, value: id }));
    default:
      return undefined;
  }
}

/** The bot, then everybody else. */
export function people({ bot, people }: Around['server']): Around['server']['people'] {
  return [bot, ...people.filter(({ id }) => id !== bot.id)];
}

/** The choice that is typed out, by its name or by what it stands for. */
export function typedChoice(choices: readonly Choice[], text: string): Choice | undefined {
  const typed = fold(text);
  return (
    choices.find(({ name }) => fold(name) === typed) ?? choices.find(({ value }) => fold(value) === typed)
  );
}
