import { expect, test } from 'vitest';
import { invocableOf } from '../../commands/index.ts';
import { commandsOf } from '../../src/bot/command.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf, libraryOf } from '../articles.ts';

test('THEN every command is offered in servers that have the bot, and nowhere else', () => {
  const commands = commandsOf(invocableOf(libraryOf(articleOf(['Text.']))));
  expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(['ask', 'x', en.command.pin]));
  for (const command of commands) expect(command).toMatchObject({ contexts: [0], integration_types: [0] });
});
