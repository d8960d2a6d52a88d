import type { Command, CommandChoice, CommandOption } from '../world/types.ts';

type Bare<T> = Omit<T, 'name_localizations' | 'description_localizations'>;

/** A command as the list of commands has it without `with_localizations=true`. */
export function withoutLocalizations(command: Command): Bare<Command> {
  const { name_localizations: _, description_localizations: __, options, ...rest } = command;
  return { ...rest, ...(options ? { options: options.map(bareOption) } : {}) };
}

function bareOption(option: CommandOption): CommandOption {
  const { name_localizations: _, description_localizations: __, options, choices, ...rest } = option;
  return {
    ...rest,
    ...(choices ? { choices: choices.map(bareChoice) } : {}),
    ...(options ? { options: options.map(bareOption) } : {}),
  };
}

function bareChoice({ name, value }: CommandChoice): CommandChoice {
  return { name, value };
}
