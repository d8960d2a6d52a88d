import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Locale, MessageType } from 'discord-api-types/v10';
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

const NO_ANSWER = 'There is no answer yet. Ask something first, for example: /kursk northkorea';

const HELP = `  /kursk northkorea                    a section, from its first passage
  /kursk ask question: how many tanks  a question to one article
  /read article: five                  any article, by its id, its title or their beginning
  type /kursk ask question: nor        what Discord would suggest after these letters
  @Footnote how many tanks?            a question to all articles
  press Next                           a button of the last message that has it
  pin                                  pin the last answer (the menu command “Pin answer”)
  unpin                                unpin the last answer that is pinned (“Unpin answer”)
  answer                               answer what was written last (“Answer from the articles”)
  as alice                             be somebody else: alice and bob are members, mona a moderator
  lang uk                              have Discord in Ukrainian; ru is Russian, en-GB English
  help                                 this list
  quit`;

/** Kinds of messages that a person has written: of their own accord, or as a reply. */
const WRITTEN: readonly number[] = [MessageType.Default, MessageType.Reply];

/**
 * A conversation with the bot in one channel, a line at a time, until the input or the signal ends it.
 * Every line goes the way that it would go from a person through Discord.
 * @returns how many lines there were
 */
export async function converse({ loopback, input, output, signal }: TerminalOptions): Promise<number> {
  const { world } = loopback;
  let person = loopback.person(PERSON);
  const say = (text: string) => output.write(`${text}\n`);
  const paper = (): Paper => ({
    columns: output.columns ?? 100,
    styled: output.isTTY ?? false,
    pressable: true,
    nameOf: (id) => world.users.get(id)?.username ?? world.channels.get(id)?.name,
  });

  function show(message: Message): void {
    if (!world.messages.has(message.id)) {
      say('  (The answer is gone.)');
      return;
    }
    const privately = message.ephemeral ? ' (only you can see this)' : '';
    say(`${world.bot.username}${privately}\n${draw(message.components ?? [], paper())}\n`);
  }

  async function obey(line: string): Promise<void> {
    const [word = '', ...words] = line.split(/\s+/);
    const rest = words.join(' ');
    const verb = word.toLowerCase();
    if (line.startsWith('/')) show(await person.runs(CHANNEL, line));
    else if (verb === 'type') suggest(await person.types(CHANNEL, rest));
    else if (verb === 'press') await press(rest);
    else if (verb === 'pin' && rest === '') show(await person.uses('Pin answer', lastAnswer()));
    else if (verb === 'unpin' && rest === '') show(await person.uses('Unpin answer', lastAnswer('pinned')));
    else if (verb === 'answer' && rest === '') await answerLast();
    else if (verb === 'as') become(rest);
    else if (verb === 'lang') speak(rest);
    else if (verb === 'help' && rest === '') say(HELP);
    else if (line !== '') await write(line);
  }

  function suggest(choices: readonly { readonly name: string }[]): void {
    say(choices.length > 0 ? choices.map(({ name }) => `  ${name}`).join('\n') : '  (no suggestions)');
  }

  function become(name: string): void {
    const names = [...world.users.values()].filter(({ bot }) => !bot).map(({ username }) => username);
    if (!names.includes(name.toLowerCase()))
      throw new Error(`There is nobody called “${name}”. Expected one of ${names.join(', ')}.`);
    person = loopback.person(name.toLowerCase());
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

  /** What the person sees in the channel, the newest first. */
  const seen = (): Message[] => person.sees(CHANNEL).reverse();

  /** Presses a button, however its label is typed, of the newest message that has it. */
  async function press(typed: string): Promise<void> {
    const buttonIn = (message: Message) =>
      buttonsOf(message).find(({ label }) => label.toLowerCase() === typed.toLowerCase());
    const answers = answersSeen();
    const message = answers.find((one) => buttonIn(one) !== undefined) ?? answers[0];
    if (!message) throw new Error(NO_ANSWER);
    const button = buttonIn(message);
    show(await person.presses(message, button?.label ?? typed));
    // What is shared comes a moment after the message that tells so. The label is another in other languages.
    if (button?.customId?.startsWith('share:'))
      show(await world.until(() => answersSeen().find((one) => !answers.includes(one) && !one.ephemeral)));
  }

  function answersSeen(): Message[] {
    return seen().filter((message) => message.author.id === world.bot.id && buttonsOf(message).length > 0);
  }

  /** The newest answer that all see; of those that are pinned, if there are any and they are wanted. */
  function lastAnswer(wanted?: 'pinned'): Message {
    // Discord has no menu at a message that one member alone sees.
    const answers = answersSeen().filter(({ ephemeral }) => !ephemeral);
    const answer = (wanted && answers.find(({ pinned }) => pinned)) ?? answers[0];
    if (answer) return answer;
    throw new Error(NO_ANSWER);
  }

  async function answerLast(): Promise<void> {
    const asked = seen().find(({ author, type }) => !author.bot && WRITTEN.includes(type));
    if (!asked)
      throw new Error('Nobody has written anything yet. Write first, for example: who is Podolyak?');
    const replies = () => seen().filter(({ message_reference: to }) => to?.message_id === asked.id);
    const before = replies().length;
    show(await person.uses('Answer from the articles', asked));
    for (const reply of replies().slice(before).reverse()) show(reply);
  }

  async function write(line: string): Promise<void> {
    const message = await person.writes(CHANNEL, line);
    if (message.mentions.some(({ id }) => id === world.bot.id)) show(await person.hears(message));
    else say(`(The bot reads only what mentions it, such as: @${world.bot.username} ${line})`);
  }

  const problems = [...loopback.problems];
  const stop = world.on('problem', (problem) => problems.push(problem));
  const isTerminal = input.isTTY === true && output.isTTY === true;
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
    // A pipe may end before its lines are answered, and since Node.js 24 `prompt()` throws after the end.
    if (isTerminal) lines.prompt();
    else output.write(lines.getPrompt());
  };

  const begin = () => {
    say(`You are in #${CHANNEL} of the local Discord server. Try:\n${HELP}\n`);
    prompt();
  };

  // A pipe may have nothing to say.
  if (input.isTTY) begin();
  let count = 0;
  for await (const line of lines) {
    if (count === 0 && !input.isTTY) begin();
    count += 1;
    // A terminal shows what is typed; a pipe does not.
    if (!input.isTTY) say(line);
    if (line.trim().toLowerCase() === 'quit') break;
    const obeyed = obey(line.trim()).catch((error: unknown) =>
      say(`  ${error instanceof Error ? error.message : String(error)}`),
    );
    if ((await Promise.race([obeyed, left])) === 'left') break;
    for (const problem of problems.splice(0)) say(`  The loopback could not take this: ${problem}`);
    prompt();
  }
  lines.close();
  stop();
  return count;
}
