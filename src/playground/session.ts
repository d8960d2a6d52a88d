import { Locale } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Loopback, Refused } from '../loopback/loopback.ts';
import { follow } from './follow.ts';
import { obey } from './obey.ts';
import type { Answers, Knowledge, Snapshot, Told, Tour } from './protocol.ts';
import { type Request, request } from './requests.ts';
import { peopleOf, seesMessage, serverView } from './view.ts';

/** What every session works with. */
export interface SessionContext {
  readonly loopback: Loopback;
  readonly log: Logger;
  knowledge(): Knowledge;
  tour(locale: string): Promise<Tour>;
}

/** One page: a Discord client at which one person sits at a time. */
export interface Session {
  /** Takes what the page has sent, whatever that is. */
  take(text: string): Promise<void>;
  end(): void;
}

const asked = z.object({ number: z.int().nonnegative(), request });
const numbered = z.object({ number: z.int().nonnegative() });

const FAILED = 'The playground failed at this. Its log, where it was started, says why.';

export function openSession(context: SessionContext, tell: (told: Told) => void): Session {
  const { loopback, log } = context;
  let me: { readonly name: string; readonly locale: string } | undefined;
  let stop = (): void => {};

  async function be(name: string, locale: string): Promise<Snapshot> {
    const user = peopleOf(loopback.world).find(({ username }) => username === name);
    if (!user) {
      const there = peopleOf(loopback.world).map(({ username }) => username);
      throw new Refused(`Nobody here is called '${name}'. There are: ${there.join(', ')}.`);
    }
    if (!Object.values<string>(Locale).includes(locale))
      throw new Refused(`Discord has no language '${locale}'. Expected one such as en-US.`);
    const tour = await context.tour(locale);
    stop();
    stop = follow(loopback, user, tell);
    me = { name, locale };
    const { world } = loopback;
    return {
      server: serverView(loopback, user),
      messages: [...world.messages.values()].filter((message) => seesMessage(world, user, message)),
      knowledge: context.knowledge(),
      tour,
    };
  }

  async function answer(wanted: Request): Promise<Answers[Request['do']]> {
    if (wanted.do === 'be') return be(wanted.user, wanted.locale);
    if (!me) throw new Refused('Say first who you are.');
    return await obey(loopback, loopback.person(me.name), me.locale, wanted);
  }

  return {
    async take(text) {
      const sent = parsed(text);
      const { data, error } = asked.safeParse(sent);
      if (!data) {
        const number = numbered.safeParse(sent).data?.number ?? 0;
        return tell({ kind: 'refused', number, why: `The playground cannot read this: ${faultOf(error)}` });
      }
      const { number } = data;
      try {
        tell({ kind: 'answer', number, answer: await answer(data.request) });
      } catch (err) {
        if (!(err instanceof Refused)) log.error({ err }, 'the playground failed at what a page asked for');
        tell({ kind: 'refused', number, why: err instanceof Refused ? err.message : FAILED });
      }
    },
    end: () => stop(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every fault of a request, with where it is, on one line. */
function faultOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [...path, message].join(' ')).join('; ');
}
