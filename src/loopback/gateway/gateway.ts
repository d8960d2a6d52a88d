import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { apiUser } from '../world/payloads.ts';
import type { World } from '../world/world.ts';
import { connect } from './connection.ts';
import { dispatchWorld } from './dispatch.ts';
import { guildCreate, shardOf } from './guild.ts';
import type { Session } from './session.ts';

export interface GatewayEvents {
  /** A client has identified; READY follows at once. */
  identify: [session: Session];
  /** READY and every GUILD_CREATE are sent. */
  ready: [session: Session];
  /** A client has resumed, and has got what it missed. */
  resume: [session: Session];
  heartbeat: [session: Session | undefined];
  /** A socket of a session closed. */
  close: [session: Session | undefined];
  /** A client was not let in. */
  refuse: [];
}

/** The gateway as a test sees it: its sessions, its moods, and the faults that it can be told to make. */
export interface Gateway {
  readonly sessions: ReadonlyMap<string, Session>;
  readonly events: EventEmitter<GatewayEvents>;
  /** Resolves at the next event of that name. */
  next(event: keyof GatewayEvents): Promise<void>;
  /** Cuts the TCP connections, without a close frame. The sessions can be resumed. */
  drop(): void;
  /** Asks the clients to reconnect and resume (op 7). */
  reconnect(): void;
  /** Says that the sessions are invalid (op 9), and unless `resumable` forgets them. */
  invalidate(resumable: boolean): void;
  /** Asks the clients for a heartbeat (op 1). */
  requestHeartbeat(): void;
  /** Answers who wants to connect with 503, as Discord does when it is down. */
  refuse(on: boolean): void;
  /** Leaves heartbeats without an ACK, as a dead connection does. */
  ignoreHeartbeats(on: boolean): void;
}

export interface GatewayOptions {
  readonly world: World;
  readonly token: string;
  readonly messageContent: boolean;
  readonly heartbeatInterval: number;
  /** Tells of something that the loopback could not take. */
  problem(text: string): void;
  /** Address of the gateway, `ws://…`. */
  url(): string;
}

export interface GatewayServer extends Gateway {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function createGateway(options: GatewayOptions): GatewayServer {
  const { world, token, messageContent, heartbeatInterval } = options;
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const events = new EventEmitter<GatewayEvents>();
  const stop = dispatchWorld(world, sessions);
  let deaf = false;
  let down = false;

  function ready(session: Session): void {
    const [id, count] = session.shard;
    const guilds = [...world.guilds.values()].filter(
      (guild) => guild.members.has(world.bot.id) && shardOf(guild.id, count) === id,
    );
    session.dispatch('READY', {
      v: 10,
      user: { ...apiUser(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: options.url(),
      shard: session.shard,
      application: { id: world.bot.id, flags: 0 },
      relationships: [],
      private_channels: [],
      presences: [],
    });
    if (session.intents & GatewayIntentBits.Guilds)
      for (const guild of guilds) session.dispatch('GUILD_CREATE', guildCreate(world, guild));
    events.emit('ready', session);
  }

  server.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '/', 'ws://localhost').searchParams;
    const wanted = query.get('v') === '10' && query.get('encoding') === 'json' && !query.has('compress');
    if (!wanted) {
      options.problem(`Expected the gateway query v=10&encoding=json without compress, got '${query}'.`);
      socket.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
      return;
    }
    connect(socket, {
      token,
      messageContent,
      heartbeatInterval,
      sessions,
      ready,
      ignoresHeartbeats: () => deaf,
      problem: options.problem,
      tell: (event, session) => {
        if (event === 'identify' || event === 'resume') {
          if (session) events.emit(event, session);
        } else events.emit(event, session);
      },
    });
  });

  return {
    sessions,
    events,
    async next(event) {
      await once(events, event);
    },
    drop() {
      for (const session of sessions.values()) session.terminate();
    },
    reconnect() {
      for (const session of sessions.values()) session.send({ op: GatewayOpcodes.Reconnect, d: null });
    },
    invalidate(resumable) {
      for (const session of [...sessions.values()]) {
        session.invalidate(resumable);
        if (!resumable) sessions.delete(session.id);
      }
    },
    requestHeartbeat() {
      for (const session of sessions.values()) session.send({ op: GatewayOpcodes.Heartbeat, d: null });
    },
    refuse(on) {
      down = on;
    },
    ignoreHeartbeats(on) {
      deaf = on;
    },
    upgrade(request, socket, head) {
      if (down) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        events.emit('refuse');
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
    },
    close() {
      stop();
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
