import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Told } from './protocol.ts';
import { openSession, type SessionContext } from './session.ts';

/** Bytes that a page may send at once; the longest command that can be typed is shorter. */
const MAX_SENT = 256 * 1024;
/** Bytes that may wait for a page that is slow to read; it can connect again and begin anew. */
const MAX_WAITING = 8 * 1024 * 1024;
/** Milliseconds between two looks whether the pages are still there. */
const LOOK = 15_000;

export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells all pages. */
  tell(told: Told): void;
  close(): void;
}

/** The sockets of all pages: a session each, as long as the page is there and reads. */
export function openSockets(context: SessionContext): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_SENT });
  const silent = new WeakSet<WebSocket>();

  function send(socket: WebSocket, told: Told): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_WAITING) socket.terminate();
    else socket.send(JSON.stringify(told));
  }

  server.on('connection', (socket: WebSocket) => {
    const session = openSession(context, (told) => send(socket, told));
    socket.on('message', (data, isBinary) => void session.take(isBinary ? '' : String(data)));
    socket.on('pong', () => silent.delete(socket));
    // A message that is too long or no WebSocket's: ws closes the socket with the reason.
    socket.on('error', () => {});
    socket.on('close', session.end);
  });
  const looking = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate();
      silent.add(socket);
      socket.ping();
    }
  }, LOOK).unref();

  return {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
    },
    tell(told) {
      for (const socket of server.clients) send(socket, told);
    },
    close() {
      clearInterval(looking);
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
