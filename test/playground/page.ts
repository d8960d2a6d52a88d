import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { Answers, Told } from '../../src/playground/protocol.ts';
import type { Request } from '../../src/playground/requests.ts';

/** A page without a browser. */
export interface Page {
  readonly socket: WebSocket;
  /** All that has been told but answers, in order. */
  readonly told: readonly Told[];
  /** @throws Error with the reason, where it is refused */
  ask<R extends Request>(request: R): Promise<Answers[R['do']]>;
  /** Resolves as soon as something that has been told, or will be, makes `look` return something. */
  until<T>(look: (told: Told) => T | undefined | false): Promise<T>;
  /** Sends as it is; resolves with the refusal of what has that number, or none. */
  send(raw: string | Buffer, number?: number): Promise<Told>;
}

/** Opens a page on a playground; whoever closes the playground closes it. */
export async function openPage(address: string, options: ClientOptions = {}): Promise<Page> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/socket`, { origin: address, ...options });
  const told: Told[] = [];
  const looks = new Set<(news: Told) => void>();
  const answers = new Map<number, (news: Told) => void>();
  let number = 0;
  socket.on('message', (data) => {
    const news = JSON.parse(String(data)) as Told;
    if (news.kind === 'answer' || news.kind === 'refused') {
      answers.get(news.number)?.(news);
      return;
    }
    told.push(news);
    for (const look of looks) look(news);
  });
  const answered = (to: number) => new Promise<Told>((resolve) => answers.set(to, resolve));
  await once(socket, 'open');

  return {
    socket,
    told,
    async ask<R extends Request>(request: R) {
      number += 1;
      const waiting = answered(number);
      socket.send(JSON.stringify({ number, request }));
      const news = await waiting;
      if (news.kind === 'refused') throw new Error(news.why);
      if (news.kind === 'answer') return news.answer as Answers[R['do']];
      throw new Error(`Expected an answer, got ${news.kind}.`);
    },
    until(look) {
      return new Promise((resolve) => {
        const check = (news: Told) => {
          const found = look(news);
          if (found === undefined || found === false) return;
          looks.delete(check);
          resolve(found);
        };
        looks.add(check);
        told.forEach(check);
      });
    },
    send(raw, to = 0) {
      const waiting = answered(to);
      socket.send(raw);
      return waiting;
    },
  };
}
