import { describe, expect, test } from 'vitest';
import type { Send } from '../../src/bot/rest.ts';
import { withTimeouts } from '../../src/bot/timeouts.ts';

const API = 'https://discord.com/api/v10';
const CALLBACK = `${API}/interactions/123456789012345678/token/callback`;

const aborted: Send = () => Promise.reject(new DOMException('This operation was aborted', 'AbortError'));
const refusing =
  (code: number): Send =>
  async () =>
    Response.json({ code, message: 'no' }, { status: 400 });

/** Sends one request after the other on one client. */
async function attempts(url: string, ...sends: readonly Send[]) {
  let at = 0;
  const send = withTimeouts((...request) => sends[at]?.(...request) ?? Promise.reject(new Error('no more')));
  const results: unknown[] = [];
  for (; at < sends.length; at += 1)
    results.push(
      await send(url, { method: 'POST' }).then(
        ({ status }) => status,
        (error: Error) => error.name,
      ),
    );
  return results;
}

describe('a request without a reply', () => {
  test('GIVEN the first answer to an interaction THEN a second attempt that comes second has been taken before', async () => {
    expect(await attempts(CALLBACK, aborted, refusing(40060))).toEqual(['AbortError', 204]);
    expect(await attempts(CALLBACK, refusing(40060))).toEqual([400]);
    expect(await attempts(CALLBACK, aborted, refusing(50035))).toEqual(['AbortError', 400]);
  });

  test('GIVEN a message that follows an answer THEN discord.js is not led to send it again', async () => {
    expect(await attempts(`${API}/webhooks/123456789012345678/token`, aborted)).toEqual(['Error']);
    expect(await attempts(`${API}/channels/123456789012345678/messages`, aborted)).toEqual(['AbortError']);
  });
});
