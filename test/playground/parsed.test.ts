import { parse } from 'discord-markdown-parser';
import { expect, test } from 'vitest';
import { parsed } from '../../src/playground/page/message/parsed.ts';

test('GIVEN a text that has been read THEN it is not read again, until many others have been', () => {
  const text = '[a](<'.repeat(20);
  const nodes = parsed(text);
  expect(nodes).toEqual(parse(text, 'extended'));
  for (let n = 0; n < 4_000; n += 1) parsed(String(n));
  expect(parsed(text)).toBe(nodes);
  for (let n = 0; n < 6_000; n += 1) parsed(String(n));
  expect(parsed(text)).not.toBe(nodes);
  expect(parsed(text)).toEqual(nodes);
});
