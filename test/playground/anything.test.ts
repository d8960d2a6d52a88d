import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { World } from '../../src/loopback/loopback.ts';
import { startPlay } from './setup.ts';

/** Ids are not known before there is a world: these stand for the nth of what is there then. */
const ids = { channel: 'channels', message: 'messages', command: 'commands' } as const;
const nth = (of: keyof typeof ids) => fc.nat(30).map((n) => `${of} ${n}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const [channel, message, command] = [nth('channel'), nth('message'), nth('command')];
const name = fc.constantFrom('ask', 'northkorea', 'question', 'article', 'private', 'nothing');
const title = fc.string({ minLength: 1, maxLength: 20 });
const text = fc.oneof(
  fc.constantFrom('@Footnote how many tanks?', '@bob', '', ' ', 'true', 'x'.repeat(2001)),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const given = fc.array(fc.record({ name, value: text }), { maxLength: 3 });
const anyInvocation = fc.record({ command, way: fc.array(name, { maxLength: 2 }), options: given });
const question = fc.record({ command, way: fc.constant(['ask']), options: given });
const invocation = fc.oneof(
  anyInvocation,
  question,
  fc.record({ command, way: fc.constant([]), options: given }),
);
const user = fc.constantFrom('olga', 'alice', 'bob', 'mona', 'Footnote');

const request = fc.oneof(
  ...Object.entries<Record<string, fc.Arbitrary<unknown>>>({
    be: { user, locale: fc.constantFrom('en-US', 'ru', 'xx') },
    write: { channel, text, replyTo: maybe(message) },
    edit: { message, text },
    delete: { message },
    pin: { message },
    unpin: { message },
    dismiss: { message },
    run: { channel, invocation },
    type: { channel, invocation, focused: name },
    use: { message, command },
    press: { message, customId: title },
    thread: { channel, message: maybe(message), name: title, private: maybe(fc.boolean()) },
    post: { forum: channel, title, text },
  }).map(([what, shape]) => fc.record({ do: fc.constant(what), ...shape })),
  fc.jsonValue(),
);

function withIds(of: unknown, world: World): unknown {
  return JSON.parse(
    JSON.stringify(of).replace(/"(channel|message|command) (\d+)"/g, (_, kind: keyof typeof ids, n) => {
      const there = [...world[ids[kind]].keys()];
      return JSON.stringify(there.at(-1 - (Number(n) % (there.length + 1))) ?? '1');
    }),
  );
}

test('GIVEN whatever a page asks for THEN it is done, or refused with a reason', async () => {
  const { loopback, as, logged } = await startPlay();
  const { world } = loopback;
  const alice = loopback.person('alice');
  world.archive(alice.startsThread('general', 'Shut'), { locked: true });
  alice.startsThread('general', 'Closed', { private: true });
  const page = await as('alice');
  await fc.assert(
    fc.asyncProperty(request, async (wanted) => {
      if (world.messages.size < 5) await alice.runs('general', '/kursk overview');
      const why = await page.ask(withIds(wanted, world) as never).then(
        () => 'done',
        (error: Error) => error.message,
      );
      expect(why).not.toMatch(/^$|The playground failed/);
    }),
    { numRuns: 300 },
  );
  expect(logged.filter(({ msg }) => msg.includes('playground'))).toEqual([]);
});
