import { ApplicationCommandOptionType as T } from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import type { Command, CommandOption } from '../world/types.ts';
import type { Typed } from './slash.ts';

/** A command that is picked rather than typed, as a client with a field for each option has it. */
export interface Invocation {
  /** Id of the command. */
  readonly command: string;
  /** Base names of the subcommand group and the subcommand, if any. */
  readonly way: readonly string[];
  /** Base names of options, and what was typed into them. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

/** @throws Refused when the command, its way or an option is not there, or an option is there twice. */
export function readInvocation(
  { command: id, way, options }: Invocation,
  commands: readonly Command[],
): Typed {
  const command = commands.find((one) => one.type === 1 && one.id === id);
  if (!command) throw new Refused('This command is not offered here, or not any more.', 10063);
  const steps: CommandOption[] = [];
  let known: readonly CommandOption[] = command.options ?? [];
  for (const name of way) {
    const step = known.find((option) => isStep(option) && option.name === name);
    if (!step) throw new Refused(`/${command.name} has no subcommand '${name}'.`);
    steps.push(step);
    known = step.options ?? [];
  }
  if (known.some(isStep)) {
    const there = known.map(({ name }) => name).join(', ');
    throw new Refused(`/${command.name} needs one of its subcommands (${there}).`);
  }
  const given = options.map(({ name, value }) => {
    const option = known.find((one) => one.name === name);
    if (option) return { option, text: value };
    throw new Refused(`/${[command.name, ...way].join(' ')} has no option '${name}'.`);
  });
  if (new Set(given.map(({ option }) => option)).size < given.length)
    throw new Refused('An option can be given once.');
  return { command, way: steps, known, given };
}

function isStep({ type }: CommandOption): boolean {
  return type === T.Subcommand || type === T.SubcommandGroup;
}
