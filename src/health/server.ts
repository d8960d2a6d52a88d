import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Meters } from './meters.ts';
import { PortError } from './port-error.ts';
import { createPrometheus, type Prometheus } from './prometheus.ts';
import { isReady, reportOf, type Shard, type Status } from './status.ts';

export interface HealthOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly version: string;
  /** How the connections to Discord are now; none until the bot is connected. */
  readonly shards: () => readonly Shard[];
}

/** Tells how the bot is over HTTP, to whoever can reach the port. */
export interface Health {
  /** Where it is served, such as `http://127.0.0.1:9090`. */
  readonly address: string;
  /** What they hear is in `/metrics`, and how many articles there are in `/healthz` too. */
  readonly meters: Meters;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` and `/metrics`.
 * @throws PortError where the port or the host cannot be had
 */
export async function startHealth({ host, port, version, shards }: HealthOptions): Promise<Health> {
  const prometheus = createPrometheus();
  let library = { articles: 0, rejected: 0 };
  const meters: Meters = {
    ...prometheus.meters,
    library(articles, passages, rejected) {
      library = { articles, rejected };
      prometheus.meters.library(articles, passages, rejected);
    },
  };
  const status = (): Status => ({ shards: shards(), library });
  const server = createAdaptorServer({ fetch: routes(prometheus, version, status).fetch }) as Server;
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new PortError(reasonOf(error, host, port), { cause: error });
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    meters,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function routes({ text, contentType }: Prometheus, version: string, status: () => Status): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => {
    const now = status();
    return c.json(reportOf(now, version), isReady(now) ? 200 : 503);
  });
  app.get('/metrics', async (c) => c.body(await text(), 200, { 'content-type': contentType }));
  for (const path of ['/healthz', '/metrics'])
    app.all(path, (c) => c.text('Expected GET.\n', 405, { allow: 'GET, HEAD' }));
  app.notFound((c) => c.text('Expected /healthz or /metrics.\n', 404));
  return app;
}

function reasonOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `HEALTH_PORT=${port} is taken on ${host}. Expected a port that nothing else listens on, or 0 for any.`;
  if (code === 'EACCES')
    return `HEALTH_PORT=${port} may not be used by this user. Expected a port from 1024 up, or 0 for any.`;
  return `HEALTH_PORT=${port} cannot be had on HEALTH_HOST=${host} (${message}). Expected an address of this machine, such as 127.0.0.1.`;
}
