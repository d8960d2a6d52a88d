import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createLog } from '../../src/log.ts';
import { type Loopback, startLoopback } from '../../src/loopback/loopback.ts';
import { bundlePage } from '../../src/playground/bundle.ts';
import { type Playground, startPlayground } from '../../src/playground/server.ts';

const log = createLog('silent', []);
const tour = async () => ({ section: undefined, question: undefined, notCovered: '?' });
const page = bundlePage();
let loopback: Loopback;
let playground: Playground | undefined;
beforeAll(async () => {
  loopback = await startLoopback();
});
afterEach(() => playground?.close());
afterAll(() => loopback.close());

async function start(port = 0, what = page): Promise<string> {
  playground = await startPlayground({ loopback, log, port, page: what, tour });
  return playground.address;
}

/** Sends a request with headers that a browser would not let a page choose. */
async function ask(
  address: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<IncomingMessage> {
  const sent = request(address, { headers, method });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response;
}

/** What becomes of a socket from there: 'open', or why not. */
async function connect(address: string, headers: Record<string, string>, path = '/socket'): Promise<string> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}${path}`, { headers });
  const opened = once(socket, 'open').then(
    () => 'open',
    (error: Error) => error.message,
  );
  const said = await opened;
  socket.terminate();
  return said;
}

describe('the page', () => {
  test('THEN it is small, and one page, one script and one style sheet are all there is', async () => {
    const address = await start();
    const load = async (path: string) => {
      const response = await fetch(address + path);
      return [response.status, response.headers.get('content-type'), await response.text()] as const;
    };
    const [html, script, style] = await Promise.all(['/', '/page.js', '/page.css'].map(load));
    expect(html?.slice(0, 2)).toEqual([200, 'text/html; charset=UTF-8']);
    expect(html?.[2]).toContain('<title>Footnote playground</title>');
    expect(script?.slice(0, 2)).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(gzipSync(script?.[2] ?? '').length).toBeLessThan(150_000);
    expect(style?.slice(0, 2)).toEqual([200, 'text/css; charset=utf-8']);
    expect(style?.[2]).toContain('--ground');
    expect((await fetch(`${address}/package.json`)).status).toBe(404);
    expect((await fetch(`${address}/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  test('THEN it names no address but its own', async () => {
    const { html, script, style } = await page;
    expect(html).not.toMatch(/(src|href)="(?!\/page\.|data:)/);
    expect(style).not.toMatch(/@import|url\((?!["']?data:)/);
    expect(script).not.toMatch(/\bimport\s*["'(]/);
  });

  test('THEN every answer tells the browser to load nothing from elsewhere and to keep nothing', async () => {
    const address = await start();
    const host = new URL(address).host;
    for (const path of ['/', '/page.js', '/none']) {
      const { headers } = await fetch(address + path);
      const policy = headers.get('content-security-policy')?.split('; ');
      expect(policy).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        // Two styles, one of them empty, and no other.
        "style-src 'self' 'unsafe-hashes' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-YyzoJpP5ML1Dl1K7WQbfMCvG6Df0Mckd/cH2Bl2ywZQ='",
        "img-src 'self' data:",
        `connect-src 'self' ws://${host}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
    }
  });

  test('GIVEN a page that cannot be made THEN it says why, and sockets are served all the same', async () => {
    const address = await start(0, Promise.reject(new Error('main.ts:1:2: Expected ";"')));
    const response = await fetch(`${address}/page.js`);
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('main.ts:1:2')]);
    expect(await connect(address, { origin: address })).toBe('open');
  });
});

describe('who may come in', () => {
  const elsewhere = 'http://evil.example';

  test('THEN only this machine by its own name, and only to read', async () => {
    const address = await start();
    const { port } = new URL(address);
    const status = async (headers: Record<string, string>, method?: string) =>
      (await ask(address, headers, method)).statusCode;
    expect(await status({ host: `127.0.0.1:${port}` })).toBe(200);
    expect(await status({ host: `localhost:${port}` }, 'HEAD')).toBe(200);
    expect(await status({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      'localhost:1',
      `127.0.0.1.evil:${port}`,
    ])
      expect(await status({ host }), host).toBe(403);
    for (const origin of [elsewhere, 'null', 'http://127.0.0.1', `https://127.0.0.1:${port}`])
      expect(await status({ origin }), origin).toBe(403);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect(await status({}, method)).toBe(405);
  });

  test('THEN a socket only from the page that was served here', async () => {
    const address = await start();
    const { port, host } = new URL(address);
    const name = `localhost:${port}`;
    expect(await connect(address, { origin: address })).toBe('open');
    expect(await connect(address, { origin: `http://${name}`, host: name })).toBe('open');
    const refused: Record<string, string>[] = [
      {},
      { origin: elsewhere },
      { origin: 'null' },
      { origin: `https://${host}` },
      { origin: `http://${name}` },
      { origin: `http://evil.example:${port}`, host: `evil.example:${port}` },
    ];
    for (const headers of refused)
      expect(await connect(address, headers), JSON.stringify(headers)).toContain('403');
    expect(await connect(address, { origin: address }, '/gateway')).toContain('404');
  });
});

describe('the port', () => {
  test('GIVEN one that is taken THEN it gets the next that is free', async () => {
    const first = await start();
    const one = playground;
    const second = await start(Number(new URL(first).port));
    expect(Number(new URL(second).port)).toBeGreaterThan(Number(new URL(first).port));
    expect((await fetch(second)).status).toBe(200);
    await one?.close();
  });

  test('GIVEN the last one, taken THEN it says what to do', async () => {
    const other = createServer().listen(65_535, '127.0.0.1');
    // Whoever has it: it is taken.
    await once(other, 'listening').catch(() => {});
    await expect(start(65_535)).rejects.toThrow('PLAYGROUND_PORT=65535 and the ports after it');
    playground = undefined;
    if (other.listening) other.close();
  });

  test('THEN it is on 127.0.0.1 alone', async () => {
    const address = await start();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const { port } = new URL(address);
    // Whoever listens on all addresses of a machine has this one too.
    const other = createServer().listen(Number(port), '127.0.0.2');
    await once(other, 'listening');
    expect((other.address() as AddressInfo).port).toBe(Number(port));
    other.close();
  });
});
