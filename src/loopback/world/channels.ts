import { ChannelType } from 'discord-api-types/v10';
import type { ChannelRef, GuildRef, State, UserRef } from './state.ts';
import type { Channel, Overwrite, ThreadState } from './types.ts';

export interface ChannelDraft {
  readonly type?: ChannelType;
  readonly guild?: GuildRef;
  readonly overwrites?: readonly Overwrite[];
}

export interface ThreadDraft {
  /** Default 'olga', the owner of the default guild. */
  readonly owner?: UserRef;
  readonly private?: boolean;
  readonly archived?: boolean;
  readonly locked?: boolean;
  /** A thread that grows from a message has the message's id. */
  readonly messageId?: string;
}

export interface ThreadChange {
  readonly name?: string;
  readonly archived?: boolean;
  readonly locked?: boolean;
}

/** Changes of channels and threads, without a check of anybody's permission. */
export interface ChannelChanges {
  addChannel(name: string, draft?: ChannelDraft): Channel;
  deleteChannel(channel: ChannelRef): void;
  /** Starts a thread in a text channel, or a post in a forum. */
  addThread(parent: ChannelRef, name: string, draft?: ThreadDraft): Channel;
  setThread(thread: ChannelRef, change: ThreadChange): Channel;
  archive(thread: ChannelRef, options?: { locked?: boolean }): Channel;
  joinThread(thread: ChannelRef, user: UserRef): void;
  leaveThread(thread: ChannelRef, user: UserRef): void;
}

export function channelChanges(state: State): ChannelChanges {
  function put(channel: Channel): Channel {
    state.channels.set(channel.id, channel);
    return channel;
  }

  function threadOf(ref: ChannelRef): { channel: Channel; thread: ThreadState } {
    const channel = state.channel(ref);
    if (channel.thread) return { channel, thread: channel.thread };
    throw new Error(`Expected a thread, got the channel #${channel.name}.`);
  }

  function setThread(ref: ChannelRef, { name, archived, locked }: ThreadChange): Channel {
    const { channel, thread } = threadOf(ref);
    const next = {
      ...thread,
      archived: archived ?? thread.archived,
      locked: locked ?? thread.locked,
      archivedAt:
        archived === undefined || archived === thread.archived ? thread.archivedAt : new Date().toISOString(),
    };
    const changed = put({ ...channel, name: name ?? channel.name, thread: next });
    state.emit('threadUpdate', changed);
    return changed;
  }

  return {
    setThread,
    archive: (thread, { locked } = {}) =>
      setThread(thread, { archived: true, ...(locked === undefined ? {} : { locked }) }),
    addChannel(name, draft = {}) {
      const guildId = state.guild(draft.guild).id;
      const channel = put({
        id: state.newId(),
        guildId,
        type: draft.type ?? ChannelType.GuildText,
        name,
        position: state.channels.size,
        parentId: null,
        overwrites: draft.overwrites ?? [],
        thread: null,
        pins: [],
      });
      state.emit('channelCreate', channel);
      return channel;
    },
    deleteChannel(ref) {
      const channel = state.channel(ref);
      state.channels.delete(channel.id);
      state.emit(channel.thread ? 'threadDelete' : 'channelDelete', channel);
    },
    addThread(parentRef, name, draft = {}) {
      const parent = state.channel(parentRef);
      const ownerId = state.user(draft.owner ?? state.guild(parent.guildId).ownerId).id;
      const now = new Date().toISOString();
      const thread = put({
        id: draft.messageId ?? state.newId(),
        guildId: parent.guildId,
        type: draft.private ? ChannelType.PrivateThread : ChannelType.PublicThread,
        name,
        position: 0,
        parentId: parent.id,
        overwrites: [],
        thread: {
          ownerId,
          archived: draft.archived ?? false,
          locked: draft.locked ?? false,
          invitable: true,
          members: [ownerId],
          createdAt: now,
          archivedAt: now,
        },
        pins: [],
      });
      state.emit('threadCreate', thread);
      return thread;
    },
    joinThread(ref, user) {
      const { channel, thread } = threadOf(ref);
      const { id } = state.user(user);
      if (thread.members.includes(id)) return;
      const joined = put({ ...channel, thread: { ...thread, members: [...thread.members, id] } });
      state.emit('threadMemberAdd', joined, id);
    },
    leaveThread(ref, user) {
      const { channel, thread } = threadOf(ref);
      const { id } = state.user(user);
      if (!thread.members.includes(id)) return;
      const members = thread.members.filter((member) => member !== id);
      state.emit('threadMemberRemove', put({ ...channel, thread: { ...thread, members } }), id);
    },
  };
}
