import { type Channel, type Loopback, type Message, type Person, Refused } from '../loopback/loopback.ts';
import type { Answers } from './protocol.ts';
import type { Request } from './requests.ts';

/** What a person can ask for; who that person is has been said. */
export type Action = Exclude<Request, { do: 'be' }>;

/**
 * Does what a person asks for at a client in this language.
 * @throws Refused with the reason, where Discord's client or server would not do it
 */
export async function obey(
  { world }: Loopback,
  person: Person,
  locale: string,
  action: Action,
): Promise<Answers[Action['do']]> {
  const channel = (id: string): Channel => {
    const found = world.channels.get(id);
    if (found) return found;
    throw new Refused('This channel is not there any more.', 10003);
  };
  const message = (id: string): Message => {
    const found = world.messages.get(id);
    if (found) return found;
    throw new Refused('This message is not there any more.', 10008);
  };
  // The same person may be at two clients, in two languages. All that depends on it is read before the first wait.
  person.locale = locale;

  switch (action.do) {
    case 'write': {
      const reply = action.replyTo === undefined ? {} : { replyTo: message(action.replyTo) };
      return { message: person.writes(channel(action.channel), action.text, reply).id };
    }
    case 'edit':
      person.edits(message(action.message), action.text);
      return null;
    case 'delete':
      person.deletes(message(action.message));
      return null;
    case 'pin':
      person.pins(message(action.message));
      return null;
    case 'unpin':
      person.unpins(message(action.message));
      return null;
    case 'dismiss':
      person.dismisses(message(action.message));
      return null;
    case 'run':
      return { message: (await person.runs(channel(action.channel), action.invocation)).id };
    case 'type':
      return await person.types(channel(action.channel), action.invocation, { focused: action.focused });
    case 'use':
      return { message: (await person.uses(action.command, message(action.message))).id };
    case 'press':
      return { message: (await person.presses(message(action.message), action.customId)).id };
    case 'thread': {
      const from = action.message === undefined ? channel(action.channel) : message(action.message);
      return {
        channel: person.startsThread(from, action.name, { private: action.private ?? false }).id,
      };
    }
    case 'post':
      return { channel: person.posts(channel(action.forum), action.title, action.text).thread.id };
  }
}
