import type { Answers, Asked, Told } from '../protocol.ts';
import type { Request } from '../requests.ts';

/** The server, or Discord's rules in it, did not do what was asked; the message is for people. */
export class NotDone extends Error {
  override readonly name = 'NotDone';
}

export interface Connection {
  /** @throws NotDone with the reason, in words for people; without one where the connection is lost */
  ask<R extends Request>(request: R): Promise<Answers[R['do']]>;
}

export interface ConnectionEvents {
  /** The socket is open, for the first time or again. */
  opened(): void;
  /** The socket has closed; another is tried for. */
  lost(): void;
  told(told: Told): void;
}

/** Milliseconds between one try to connect and the next. */
const RETRY = 1000;

/** Keeps a socket to the playground's server open. */
export function connect(address: string, { opened, lost, told }: ConnectionEvents): Connection {
  interface Waiting {
    resolve(answer: Answers[keyof Answers]): void;
    reject(error: NotDone): void;
  }
  const waiting = new Map<number, Waiting>();
  let number = 0;
  let socket: WebSocket;

  function take(news: Told): void {
    if (news.kind !== 'answer' && news.kind !== 'refused') {
      told(news);
      return;
    }
    const asker = waiting.get(news.number);
    waiting.delete(news.number);
    if (news.kind === 'answer') asker?.resolve(news.answer);
    else asker?.reject(new NotDone(news.why));
  }

  function open(): void {
    socket = new WebSocket(address);
    socket.addEventListener('open', opened);
    socket.addEventListener('message', ({ data }) => take(JSON.parse(String(data)) as Told));
    socket.addEventListener('close', () => {
      for (const { reject } of waiting.values()) reject(new NotDone());
      waiting.clear();
      lost();
      setTimeout(open, RETRY);
    });
  }
  open();

  return {
    ask<R extends Request>(request: R) {
      return new Promise<Answers[R['do']]>((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) return reject(new NotDone());
        number += 1;
        // The server answers each request with what belongs to it.
        waiting.set(number, { resolve: resolve as Waiting['resolve'], reject });
        socket.send(JSON.stringify({ number, request } satisfies Asked));
      });
    },
  };
}
