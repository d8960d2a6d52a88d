import { randomUUID } from 'node:crypto';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';

/** Events kept for a session that is away; one that has missed more cannot resume. */
const bufferSize = 1000;

/** One shard's session; it outlives its socket, so that the client can resume it. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  /** Sequence number of the last event. */
  readonly seq: number;
  readonly connected: boolean;
  /** Sends an event, or keeps it for a resume. */
  dispatch(name: string, data: unknown): void;
  /** Takes a new socket and repeats all events after `seq`; false when they are not kept any more. */
  resume(socket: WebSocket, seq: number): boolean;
  /** True while `socket` is the one that the session sends to. */
  owns(socket: WebSocket): boolean;
  detach(socket: WebSocket): void;
  send(payload: object): void;
  terminate(): void;
  /** Says that the session is invalid (op 9); the socket stays open, for a RESUME or an IDENTIFY. */
  invalidate(resumable: boolean): void;
}

export function createSession(first: WebSocket, shard: readonly [number, number], intents: number): Session {
  const id = randomUUID().replaceAll('-', '');
  const buffer: { s: number; text: string }[] = [];
  let socket: WebSocket | undefined = first;
  let seq = 0;

  return {
    id,
    shard,
    intents,
    get seq() {
      return seq;
    },
    get connected() {
      return socket !== undefined;
    },
    dispatch(t, d) {
      seq += 1;
      const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t, s: seq, d });
      buffer.push({ s: seq, text });
      if (buffer.length > bufferSize) buffer.shift();
      socket?.send(text);
    },
    resume(next, from) {
      const oldest = buffer[0]?.s ?? seq + 1;
      if (from > seq || from < oldest - 1) return false;
      socket = next;
      for (const { s, text } of buffer) if (s > from) next.send(text);
      return true;
    },
    owns: (one) => socket === one,
    detach(one) {
      if (socket === one) socket = undefined;
    },
    send: (payload) => socket?.send(JSON.stringify(payload)),
    terminate: () => socket?.terminate(),
    invalidate(resumable) {
      socket?.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: resumable }));
      socket = undefined;
    },
  };
}
