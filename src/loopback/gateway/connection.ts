import { GatewayCloseCodes as Close, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { isRecord, type Json } from '../rules/form.ts';
import { readIdentify } from './identify.ts';
import { createSession, type Session } from './session.ts';

/** Bytes of one payload that a client may send (events/gateway#sending-events). */
const maxPayload = 4096;
/** Payloads that a client may send in 60 s on one connection (events/gateway#rate-limiting). */
const maxSends = 120;
const sendWindow = 60_000;
/** Discord closes a connection that has not sent a heartbeat for this many intervals. */
const patience = 1.5;

const ignored: readonly number[] = [
  Op.PresenceUpdate,
  Op.VoiceStateUpdate,
  Op.RequestGuildMembers,
  Op.RequestSoundboardSounds,
];

/** What a connection needs of the gateway. */
export interface ConnectionContext {
  readonly token: string;
  readonly messageContent: boolean;
  readonly heartbeatInterval: number;
  readonly sessions: Map<string, Session>;
  ignoresHeartbeats(): boolean;
  /** Tells of something that the loopback cannot do. */
  problem(text: string): void;
  /** Sends READY and what follows it. */
  ready(session: Session): void;
  tell(event: 'identify' | 'resume' | 'heartbeat' | 'close', session: Session | undefined): void;
}

/** Speaks Discord's gateway protocol on one socket. */
export function connect(socket: WebSocket, context: ConnectionContext): void {
  const { sessions, heartbeatInterval } = context;
  let session: Session | undefined;
  let sent: number[] = [];
  let watchdog: NodeJS.Timeout;

  const send = (payload: object): void => socket.send(JSON.stringify(payload));

  function expectHeartbeat(): void {
    clearTimeout(watchdog);
    watchdog = setTimeout(
      () => socket.close(Close.SessionTimedOut, 'Session timed out.'),
      heartbeatInterval * patience,
    );
  }

  function identify(data: unknown) {
    if (session?.owns(socket)) return socket.close(Close.AlreadyAuthenticated, 'Already authenticated.');
    const asked = readIdentify(data, context.token, context.messageContent);
    if ('close' in asked) return socket.close(asked.close, Close[asked.close]);
    session = createSession(socket, asked.shard, asked.intents);
    sessions.set(session.id, session);
    context.tell('identify', session);
    context.ready(session);
  }

  function resume(data: unknown) {
    if (session?.owns(socket)) return socket.close(Close.AlreadyAuthenticated, 'Already authenticated.');
    if (!isRecord(data)) return socket.close(Close.DecodeError, 'Decode error.');
    if (data.token !== context.token)
      return socket.close(Close.AuthenticationFailed, 'Authentication failed.');
    const found = sessions.get(String(data.session_id));
    if (found && Number(data.seq) > found.seq) {
      sessions.delete(found.id);
      return socket.close(Close.InvalidSeq, 'Invalid seq.');
    }
    if (!found?.resume(socket, Number(data.seq))) {
      if (found) sessions.delete(found.id);
      return send({ op: Op.InvalidSession, d: false });
    }
    session = found;
    found.dispatch('RESUMED', { _trace: [] });
    context.tell('resume', found);
  }

  function heartbeat() {
    expectHeartbeat();
    context.tell('heartbeat', session);
    if (!context.ignoresHeartbeats()) send({ op: Op.HeartbeatAck });
  }

  function receive(raw: RawData) {
    const text = raw.toString();
    const now = Date.now();
    sent = [...sent.filter((time) => now - time < sendWindow), now];
    if (sent.length > maxSends) return socket.close(Close.RateLimited, 'Rate limited.');
    const payload = Buffer.byteLength(text) > maxPayload ? undefined : parse(text);
    if (!payload) return socket.close(Close.DecodeError, 'Error while decoding payload.');
    const op = Number(payload.op);
    if (op === Op.Heartbeat) return heartbeat();
    if (op === Op.Identify) return identify(payload.d);
    if (op === Op.Resume) return resume(payload.d);
    if (!ignored.includes(op)) return socket.close(Close.UnknownOpcode, 'Unknown opcode.');
    if (!session?.owns(socket)) return socket.close(Close.NotAuthenticated, 'Not authenticated.');
    if (op !== Op.PresenceUpdate)
      context.problem(`The loopback's gateway does not answer opcode ${op} (${Op[op]}).`);
  }

  socket.on('message', receive);
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    clearTimeout(watchdog);
    // A socket that a resume has replaced says nothing about its session any more.
    if (!session?.owns(socket)) return;
    session.detach(socket);
    // A client that closes with 1000 or 1001 ends its session (events/gateway#disconnecting).
    if (code === 1000 || code === 1001) sessions.delete(session.id);
    context.tell('close', session);
  });
  expectHeartbeat();
  send({ op: Op.Hello, d: { heartbeat_interval: heartbeatInterval, _trace: [] } });
}

function parse(text: string): Json | undefined {
  try {
    const payload: unknown = JSON.parse(text);
    return isRecord(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}
