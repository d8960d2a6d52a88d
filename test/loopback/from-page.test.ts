import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startLoopback } from '../../src/loopback/loopback.ts';

test('GIVEN a web page in the same browser, from elsewhere or under a name that leads here THEN nothing of it is taken', async () => {
  const loopback = await startLoopback();
  const { host } = new URL(loopback.api);
  const elsewhere: Record<string, string>[] = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: `http://${host}` },
    { 'sec-fetch-site': 'cross-site' },
    { host: `evil.example:${new URL(loopback.api).port}` },
  ];
  for (const headers of elsewhere) {
    const sent = request(`${loopback.api}/v10/webhooks/1/2/3`, { method: 'POST', headers });
    sent.end('{}');
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode, JSON.stringify(headers)).toBe(403);

    const socket = new WebSocket(`ws://${host}/gateway?v=9`, { headers });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message, JSON.stringify(headers)).toContain('socket hang up');
  }
  expect(loopback.requests).toEqual([]);
  expect(loopback.problems).toEqual([]);
  await loopback.close();
});
