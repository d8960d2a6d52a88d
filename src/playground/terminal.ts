import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Locale } from 'discord-api-types/v10';
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
  lang uk                              have Discord in Ukrainian; ru is Russian, en-GB English
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
    nameOf: (id) => world.users.get(id)?.username ?? world.channels.get(id)?.name,
  });

  function show(message: Message): void {
    if (buttonsOf(message).length > 0) last = message;
    const privately = message.ephemeral ? ' (only you can see this)' : '';
    say(`${world.bot.username}${privately}\n${draw(message.components ?? [], paper())}\n`);
  }

  async function obey(line: string): Promise<void> {
    const [word = '', ...words] = line.split(/\s+/);
    const rest = words.join(' ');
    const verb = word.toLowerCase();
    if (line.startsWith('/')) show(await person.runs(CHANNEL, line));
    else if (verb === 'type') suggest(await person.types(CHANNEL, rest));
    else if (verb === 'press') show(await person.presses(answer(), labelled(rest)));
    else if (verb === 'pin' && rest === '') show(await person.uses('Pin answer', answer()));
    else if (verb === 'as') become(rest);
    else if (verb === 'lang') speak(rest);
    else if (verb === 'help' && rest === '') say(HELP);
    else if (line !== '') await write(line);
  }

  function suggest(choices: readonly { readonly name: string }[]): void {
    say(choices.length > 0 ? choices.map(({ name }) => `  ${name}`).join('\n') : '  (no suggestions)');
  }

  function become(name: string): void {
    const other = loopback.person(name);
    if (other.user.bot) throw new Error(`${name} is the bot. Be alice, bob or mona.`);
    person = other;
  }

  function speak(language: string): void {
    const locale = Object.values(Locale).find((one) => one.toLowerCase() === language.toLowerCase());
    if (!locale)
      throw new Error(`Expected a language of Discord's, such as uk, ru or en-GB, got '${language}'.`);
    person.locale = locale;
    say(
      `  ${person.user.username} has Discord in ${new Intl.DisplayNames('en', { type: 'language' }).of(locale)}.`,
    );
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
  const isTerminal = output.isTTY ?? false;
  const lines = createInterface({ input, output, terminal: isTerminal, ...(signal && { signal }) });
  // At a terminal, readline takes Ctrl+C for itself; whoever presses it, or Ctrl+D, wants to leave now. A
  // pipe that has ended may still have lines that wait for their answer.
  lines.on('SIGINT', () => lines.close());
  const left = new Promise<'left'>((resolve) => {
    if (isTerminal) lines.once('close', () => resolve('left'));
    signal?.addEventListener('abort', () => resolve('left'));
  });
  const prompt = () => {
    lines.setPrompt(`${person.user.username} in #${CHANNEL}> `);
    lines.prompt();
  };

  prompt();
  for await (const line of lines) {
    // A terminal shows what is typed; a pipe does not.
    if (!input.isTTY) say(line);
    if (line.trim().toLowerCase() === 'quit') break;
    const obeyed = obey(line.trim()).catch((error: unknown) =>
      say(`  ${error instanceof Error ? error.message : String(error)}`),
    );
    if ((await Promise.race([obeyed, left])) === 'left') break;
    for (const problem of loopback.problems.splice(0)) say(`  The loopback could not take this: ${problem}`);
    prompt();
  }
  lines.close();
}
