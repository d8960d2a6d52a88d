import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { buttonsOf, type Loopback, type Message } from '../loopback/loopback.ts';
import { draw, type Paper } from './draw.ts';

export interface TerminalOptions {
  readonly loopback: Loopback;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Ends the conversation from outside. */
  readonly signal?: AbortSignal;
}

/** Where the conversation takes place, and as whom it begins: somebody who may do everything here. */
const CHANNEL = 'general';
const PERSON = 'mona';

const HELP = `  /kursk northkorea                    a section, from its first passage
  /kursk ask question: how many tanks  a question to one article
  type /kursk ask question: nor        what Discord would suggest after these letters
  @Footnote how many tanks?            a question to all articles
  press Next                           a button of the last answer
  pin                                  pin the last answer (the menu command “Pin answer”)
  as alice                             be somebody else: alice and bob are members, mona a moderator
  quit`;

/**
 * A conversation with the bot in one channel, a line at a time, until the input or the signal ends it.
 * Every line goes the way that it would go from a person through Discord.
 */
export async function converse({ loopback, input, output, signal }: TerminalOptions): Promise<void> {
  const { world } = loopback;
  let person = loopback.person(PERSON);
  let last: Message | undefined;
  const say = (text: string) => output.write(`${text}\n`);
  const paper = (): Paper => ({
    columns: output.columns ?? 100,
    styled: output.isTTY ?? false,
    pressable: true,
  });

  function show(message: Message): void {
    if (buttonsOf(message).length > 0) last = message;
    const privately = message.ephemeral ? ' (only you can see this)' : '';
    say(`${world.bot.username}${privately}\n${draw(message.components ?? [], paper())}\n`);
  }

  async function obey(line: string): Promise<void> {
    const [verb = '', ...words] = line.split(/\s+/);
    const rest = words.join(' ');
    if (line.startsWith('/')) show(await person.runs(CHANNEL, line));
    else if (verb === 'type')
      say((await person.types(CHANNEL, rest)).map(({ name }) => `  ${name}`).join('\n'));
    else if (verb === 'press') show(await person.presses(answer(), labelled(rest)));
    else if (line === 'pin') show(await person.uses('Pin answer', answer()));
    else if (verb === 'as') person = loopback.person(rest);
    else if (line === 'help') say(HELP);
    else if (line !== '') await write(line);
  }

  /** A button's label however it is typed. */
  function labelled(typed: string): string {
    const same = ({ label }: { label: string }) => label.toLowerCase() === typed.toLowerCase();
    return buttonsOf(answer()).find(same)?.label ?? typed;
  }

  function answer(): Message {
    if (last) return last;
    throw new Error('There is no answer yet. Ask something first, for example: /kursk northkorea');
  }

  async function write(line: string): Promise<void> {
    const message = await person.writes(CHANNEL, line);
    if (message.mentions.some(({ id }) => id === world.bot.id)) show(await person.hears(message));
    else say(`(The bot reads only what mentions it: @${world.bot.username} ${line})`);
  }

  say(`You are in #${CHANNEL} of a Discord of its own. Try:\n${HELP}\n`);
  const lines = createInterface({
    input,
    output,
    terminal: output.isTTY ?? false,
    ...(signal && { signal }),
  });
  // At a terminal, readline takes Ctrl+C for itself.
  lines.on('SIGINT', () => lines.close());
  const prompt = () => {
    lines.setPrompt(`${person.user.username} in #${CHANNEL}> `);
    lines.prompt();
  };
  prompt();
  for await (const line of lines) {
    // A terminal shows what is typed; a pipe does not.
    if (!input.isTTY) say(line);
    if (line.trim() === 'quit') break;
    await obey(line.trim()).catch((error: unknown) =>
      say(`  ${error instanceof Error ? error.message : String(error)}`),
    );
    for (const problem of loopback.problems.splice(0)) say(`  The loopback could not take this: ${problem}`);
    prompt();
  }
  lines.close();
}
