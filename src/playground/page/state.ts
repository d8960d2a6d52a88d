import type { Message } from '../../loopback/world/types.ts';
import type { ChannelView, Knowledge, ServerView, Snapshot, Told, Tour } from '../protocol.ts';

/** What one person sees of the server. A change makes a new one. */
export interface PageState {
  readonly server: ServerView;
  /** By id, oldest first. */
  readonly messages: ReadonlyMap<string, Message>;
  readonly knowledge: Knowledge;
  readonly tour: Tour;
  /** What the bot sent and Discord would not have taken. */
  readonly faults: readonly string[];
}

export function stateOf({ server, messages, knowledge, tour }: Snapshot): PageState {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return { server, messages: byId, knowledge, tour, faults: [] };
}

/** The state after something was told; the same one where that changes nothing. */
export function withNews(state: PageState, told: Told): PageState {
  switch (told.kind) {
    case 'message':
      return { ...state, messages: new Map(state.messages).set(told.message.id, told.message) };
    case 'gone':
      return { ...state, messages: new Map([...state.messages].filter(([id]) => id !== told.id)) };
    case 'server':
      return { ...state, server: told.server };
    case 'knowledge':
      return { ...state, knowledge: told.knowledge };
    case 'fault':
      return { ...state, faults: [...state.faults, told.fault] };
    default:
      return state;
  }
}

export function messagesOf(state: PageState, { id }: ChannelView): Message[] {
  return [...state.messages.values()].filter((message) => message.channel_id === id);
}

/** The channel of an id, or else the first one that messages are written in. */
export function channelOf({ channels }: ServerView, id: string | undefined): ChannelView | undefined {
  return channels.find((channel) => channel.id === id) ?? channels.find(({ kind }) => kind === 'text');
}

/** Channels and forums in order, each with the threads that are open, or that the person is in just now. */
export function channelTree(
  { channels }: ServerView,
  current: ChannelView | undefined,
): { readonly channel: ChannelView; readonly threads: readonly ChannelView[] }[] {
  return channels
    .filter(({ kind }) => kind !== 'thread')
    .map((channel) => ({
      channel,
      threads: channels.filter(
        ({ id, parentId, archived }) => parentId === channel.id && (!archived || id === current?.id),
      ),
    }));
}

/** A message's text as its author typed it: with the names of people and roles, in place of their ids. */
export function asTyped(content: string, server: ServerView): string {
  return content.replace(/<@(&?)!?(\d+)>/g, (mention, role: string, id: string) => {
    const name = nameOf(server, id);
    return name === undefined ? mention : `@${role}${name}`;
  });
}

/** Name of a user, a role or a channel by its id. */
export function nameOf({ people, bot, roles, channels }: ServerView, id: string): string | undefined {
  const person = [bot, ...people].find((each) => each.id === id);
  return person?.name ?? [...roles, ...channels].find((each) => each.id === id)?.name;
}
