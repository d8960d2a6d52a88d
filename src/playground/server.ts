import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { StartError } from '../bot/bot.ts';
import type { Loopback } from '../loopback/loopback.ts';
import type { Page } from './bundle.ts';
import { hasOurHost, hasOurOrigin, securityHeaders } from './doors.ts';
import type { Knowledge, Tour } from './protocol.ts';
import { openSockets } from './sockets.ts';

export interface PlaygroundOptions {
  readonly loopback: Loopback;
  readonly log: Logger;
  /** On 127.0.0.1; one that is taken gets the next, and 0 takes any free one. */
  readonly port: number;
  /** What the browser gets; whoever asks for it sooner waits. */
  readonly page: Promise<Page>;
  /** What is wrong with the articles at the start, as `file:line: …`. */
  readonly problems?: readonly string[];
  /** Things to try, for whoever opens the page now, in the language of that person. */
  tour(locale: string): Promise<Tour>;
}

/** The page that looks like a Discord server. */
export interface Playground {
  /** Where it is served, such as `http://127.0.0.1:3600`. */
  readonly address: string;
  /**
   * Tells the pages about a change of the articles.
   * @param served whether there are articles to answer from, the valid ones as they are now
   */
  loaded(problems: readonly string[], served: boolean): void;
  /** Ends the server and its connections. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** Ports that are tried, from the one that is wanted. */
const TRIES = 20;

/**
 * Serves the page on this machine only.
 * @throws StartError where no port can be had
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { loopback, log, tour, problems = [] } = options;
  let isClosed = false;
  options.page.catch((err: unknown) => {
    // Whoever leaves at once takes esbuild along.
    if (!isClosed) log.error({ err }, 'the page of the playground cannot be made');
  });
  let knowledge: Knowledge = { problems, reloads: 0 };
  const sockets = openSockets({ loopback, log, tour, knowledge: () => knowledge });
  let port = 0;
  const server = createAdaptorServer({ fetch: routes(options.page, () => port).fetch }) as Server;
  server.on('upgrade', (request, socket, head) => {
    const { host, origin } = request.headers;
    if (!hasOurOrigin(origin, host, port)) return refuse(socket, '403 Forbidden');
    if (request.url !== '/socket') return refuse(socket, '404 Not Found');
    sockets.upgrade(request, socket, head);
  });
  port = await listen(server, options.port);
  return {
    address: `http://${HOST}:${port}`,
    loaded(problems, served) {
      knowledge = { problems, reloads: knowledge.reloads + (served ? 1 : 0) };
      sockets.tell({ kind: 'knowledge', knowledge });
    },
    async close() {
      isClosed = true;
      sockets.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function routes(page: Promise<Page>, port: () => number): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const host = c.req.header('host') ?? '';
    const origin = c.req.header('origin');
    if (!hasOurHost(host, port()) || (origin !== undefined && !hasOurOrigin(origin, host, port())))
      return c.text('This playground is for the machine that it runs on.\n', 403);
    for (const [name, value] of Object.entries(securityHeaders(host))) c.header(name, value);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
      return c.text('Expected GET.\n', 405, { allow: 'GET, HEAD' });
    await next();
    return undefined;
  });
  app.get('/', async (c) => c.html((await page).html));
  app.get('/page.js', async (c) => typed(c.body((await page).script), 'text/javascript'));
  app.get('/page.css', async (c) => typed(c.body((await page).style), 'text/css'));
  app.notFound((c) => c.text('Expected /, the page.\n', 404));
  app.onError((error, c) => c.text(`The page of the playground cannot be made.\n${error.message}\n`, 500));
  return app;
}

function typed(response: Response, type: string): Response {
  response.headers.set('content-type', `${type}; charset=utf-8`);
  return response;
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Listens on the port, or on the next that is free. */
async function listen(server: Server, wanted: number): Promise<number> {
  const last = wanted === 0 ? 0 : Math.min(wanted + TRIES - 1, 65_535);
  for (let port = wanted; port <= last; port += 1) {
    server.listen(port, HOST);
    const error = await once(server, 'listening').then(
      () => undefined,
      (reason: NodeJS.ErrnoException) => reason,
    );
    if (!error) return (server.address() as AddressInfo).port;
    if (error.code !== 'EADDRINUSE') throw new StartError(reasonOf(error, port), { cause: error });
  }
  throw new StartError(
    `PLAYGROUND_PORT=${wanted} and the ports after it, up to ${last}, are taken. Expected one that nothing else listens on, or 0 for any.`,
  );
}

function reasonOf({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EACCES')
    return `PLAYGROUND_PORT=${port} may not be used by this user. Expected a port from 1024 up, or 0 for any.`;
  return `PLAYGROUND_PORT=${port} cannot be had on ${HOST} (${message}). Expected a port from 1024 up, or 0 for any.`;
}
