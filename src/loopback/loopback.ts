import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { isFromPage } from './from-page.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createPerson, type Person } from './person/person.ts';
import { createApp } from './rest/app.ts';
import type { BotRequest, Interceptor, RestContext } from './rest/context.ts';
import { populate } from './world/populate.ts';
import { createWorld, type World } from './world/world.ts';

export { DiscordError, Refused } from './errors.ts';
export type { Gateway, GatewayEvents } from './gateway/gateway.ts';
export type { Session } from './gateway/session.ts';
export type { Invocation } from './person/invocation.ts';
export type { Button, Select, SelectOption } from './person/look.ts';
export { buttonsOf, selectsOf, textOf } from './person/look.ts';
export type { Person, Reply } from './person/person.ts';
export type { BotRequest, Interceptor } from './rest/context.ts';
export { botPermissions, everyonePermissions, moderatorPermissions } from './world/defaults.ts';
export type { ChannelRef, GuildRef, UserRef, WorldEvents } from './world/state.ts';
export type * from './world/types.ts';
export { canView } from './world/view.ts';
export type { UntilOptions, World } from './world/world.ts';

export interface LoopbackOptions {
  /** Port on 127.0.0.1; default 0, any free one. */
  readonly port?: number;
  /** Name of the bot's user; default 'Bot'. */
  readonly appName?: string;
  /** Milliseconds between a client's heartbeats; default 41,250, as Discord's. */
  readonly heartbeatInterval?: number;
  /** Milliseconds until a first response to an interaction is too late; default 3,000. */
  readonly interactionDeadline?: number;
  /** Milliseconds that an interaction's token lives; default 15 minutes. */
  readonly tokenLifetime?: number;
  /** The app is granted the MessageContent intent; default false: asking for it closes the connection (4014). */
  readonly messageContentIntent?: boolean;
  /** More checks of every request; a text in the result refuses it (400, 50035) and lands in `problems`. */
  readonly check?: (request: BotRequest) => string[];
}

/** A Discord of our own on 127.0.0.1. */
export interface Loopback {
  /** For discord.js: `rest: { api }`. */
  readonly api: string;
  /** The bot's token; Discord refuses any other. */
  readonly token: string;
  readonly world: World;
  /** The last 10,000 REST requests, in order. */
  readonly requests: BotRequest[];
  /** Unknown routes, failed checks, faults of the loopback: a test ends with none. */
  readonly problems: string[];
  readonly gateway: Gateway;
  /** Lets `handler` answer requests in the loopback's place, e.g. with a 500; the result removes it. */
  intercept(handler: Interceptor): () => void;
  /**
   * Takes the requests that `which` picks and never answers them, as on a connection that breaks on the way back;
   * the result ends that.
   */
  lose(which: (request: BotRequest) => boolean): () => void;
  /** A member of the world, by name. @throws Error when nobody goes by it. */
  person(name: string): Person;
  /** Ends the server, its connections and its timers. Destroy the client first, or it reconnects. */
  close(): Promise<void>;
}

/** Starts a Discord on 127.0.0.1 that a discord.js client can log in to. */
export async function startLoopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const { port = 0, appName = 'Bot', heartbeatInterval = 41_250, interactionDeadline = 3000 } = options;
  const { tokenLifetime = 15 * 60_000, messageContentIntent = false, check = () => [] } = options;
  const world = createWorld(appName);
  populate(world);
  const token = `loopback.${randomBytes(18).toString('base64url')}`;
  const problems: string[] = [];
  const problem = (text: string): void => {
    problems.push(text);
    world.emit('problem', text);
  };
  const requests: BotRequest[] = [];
  const interceptors = new Set<Interceptor>();
  const losses: RestContext['losses'] = new Set();
  const people = new Map<string, Person>();
  let host = '';
  const gatewayUrl = (): string => `ws://${host}/gateway`;

  const context: RestContext = {
    world,
    token,
    messageContent: messageContentIntent,
    interactionDeadline,
    tokenLifetime,
    requests,
    problem,
    interceptors,
    losses,
    check,
    gatewayUrl,
  };
  const app = createApp(context);
  const gateway = createGateway({
    world,
    token,
    messageContent: messageContentIntent,
    heartbeatInterval,
    problem,
    url: gatewayUrl,
  });

  const server = createAdaptorServer({
    fetch: (request, { incoming }) =>
      isFromPage(incoming.headers, host)
        ? new Response('Expected a bot, got a web page.\n', { status: 403 })
        : app.fetch(request),
  }) as Server;
  server.on('upgrade', (request, socket, head) => {
    if (isFromPage(request.headers, host)) return void socket.destroy();
    if (request.url?.startsWith('/gateway')) return gateway.upgrade(request, socket, head);
    problem(`Expected a WebSocket at /gateway, got one at ${request.url}.`);
    socket.destroy();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    api: `http://${host}/api`,
    token,
    world,
    requests,
    problems,
    gateway,
    intercept(handler) {
      interceptors.add(handler);
      return () => interceptors.delete(handler);
    },
    lose(which) {
      losses.add(which);
      return () => losses.delete(which);
    },
    person(name) {
      const user = world.user(name);
      const known = people.get(user.id) ?? createPerson(world, user, { interactionDeadline });
      people.set(user.id, known);
      return known;
    },
    async close() {
      world.close();
      gateway.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
