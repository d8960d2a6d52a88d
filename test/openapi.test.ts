import { describe, expect, test } from 'vitest';
import type { BotRequest } from '../src/loopback/loopback.ts';
import { checkRequest } from './openapi.ts';

const request = (method: string, path: string, body?: unknown): BotRequest => ({
  method,
  path,
  query: {},
  body,
  auditLogReason: undefined,
  status: 0,
});
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string) => ({ type: 2, style: 2, label: 'Next', custom_id });
const send = (...components: unknown[]) =>
  request('POST', '/channels/1/messages', { flags: 32768, components });
const callback = (body: unknown) => request('POST', '/interactions/1/token/callback', body);
const commands = (...list: unknown[]) => request('PUT', '/applications/1/commands', list);

describe("Discord's description of its API", () => {
  test.each([
    ['a message', send({ type: 17, components: [text('a'), { type: 1, components: [button('b')] }] })],
    ['an autocomplete', callback({ type: 8, data: { choices: [{ name: 'a', value: 'b' }] } })],
    ['commands', commands({ name: 'a', description: 'b', default_member_permissions: '8' })],
    ['a pin', request('PUT', '/channels/1/messages/pins/2')],
  ])('GIVEN %s that is right THEN nothing is wrong', (_, right) => {
    expect(checkRequest(right)).toEqual([]);
  });

  test.each([
    ['a route that is none', request('PUT', '/channels/1/pin/2')],
    ['a text of 4,001 characters', send(text('a'.repeat(4001)))],
    ['a custom id of 101 characters', send({ type: 1, components: [button('b'.repeat(101))] })],
    [
      'six buttons in a row',
      send({ type: 1, components: Array.from({ length: 6 }, (__, n) => button(`b${n}`)) }),
    ],
    ['flags that are a text', request('POST', '/channels/1/messages', { flags: '32768', content: 'a' })],
    ['a key that is misspelt', request('POST', '/channels/1/messages', { contents: 'a' })],
    ['a callback of no known type', callback({ type: 99 })],
    [
      '26 suggestions',
      callback({ type: 8, data: { choices: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) } }),
    ],
    ['a command name of 33 characters', commands({ name: 'a'.repeat(33), description: 'b' })],
    [
      '26 options',
      commands({
        name: 'a',
        options: Array.from({ length: 26 }, () => ({ type: 1, name: 'a', description: 'b' })),
      }),
    ],
    ['a body where none is described', request('POST', '/channels/1/typing', { a: 1 })],
  ])('GIVEN %s THEN it is found', (_, wrong) => {
    expect(checkRequest(wrong)).not.toEqual([]);
  });
});
