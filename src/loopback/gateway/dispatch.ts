import { ChannelType, GatewayIntentBits as I, PermissionFlagsBits } from 'discord-api-types/v10';
import { asAppSees } from '../visibility.ts';
import { apiChannel, apiMember, apiRole, apiThreadMember, type Payload } from '../world/payloads.ts';
import { guildPermissions, has } from '../world/permissions.ts';
import type { Channel, Message } from '../world/types.ts';
import { canView } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { channelForBot, guildCreate, messageExtras, shardOf, threadsForBot } from './guild.ts';
import type { Session } from './session.ts';

/** Turns what happens in the world into gateway events for the sessions that may hear of it. Ends with the result. */
export function dispatchWorld(world: World, sessions: Map<string, Session>): () => void {
  const viewable = createViewable(world);
  const inside = (guildId: string): boolean => world.guilds.get(guildId)?.members.has(world.bot.id) ?? false;
  const sees = (channel: Channel): boolean => canView(world, world.bot.id, channel);

  function send(guildId: string, intent: number, name: string, data: Payload): void {
    if (!inside(guildId)) return;
    for (const session of sessions.values()) {
      if (shardOf(guildId, session.shard[1]) !== session.shard[0]) continue;
      if (intent === 0 || session.intents & intent) session.dispatch(name, data);
    }
  }

  /** After a change of roles, members or overwrites: the channels that came into view, or went out of it. */
  function refresh(guildId: string): void {
    for (const channel of viewable.changed(guildId)) {
      send(guildId, I.Guilds, 'CHANNEL_UPDATE', channelForBot(world, channel));
      if (!sees(channel)) continue;
      const threads = threadsForBot(world, guildId).filter((thread) => thread.parentId === channel.id);
      const data = { guild_id: guildId, channel_ids: [channel.id], threads: threads.map(full), members: [] };
      send(guildId, I.Guilds, 'THREAD_LIST_SYNC', data);
    }
  }

  const full = (channel: Channel): Payload => apiChannel(world, channel);

  function message(name: string, value: Message): void {
    const channel = world.channels.get(value.channel_id);
    if (!channel || !sees(channel) || !inside(value.guild_id)) return;
    for (const session of sessions.values()) {
      if (shardOf(value.guild_id, session.shard[1]) !== session.shard[0]) continue;
      if (!(session.intents & I.GuildMessages)) continue;
      const granted = (session.intents & I.MessageContent) !== 0;
      session.dispatch(name, { ...asAppSees(world, value, granted), ...messageExtras(world, value) });
    }
  }

  function thread(name: string, channel: Channel, extra: Payload = {}): void {
    if (sees(channel)) send(channel.guildId, I.Guilds, name, { ...full(channel), ...extra });
  }

  const removers = [
    world.on('interaction', (interaction, payload) =>
      send(interaction.guildId, 0, 'INTERACTION_CREATE', payload),
    ),
    world.on('messageCreate', (value) => message('MESSAGE_CREATE', value)),
    world.on('messageUpdate', (value) => message('MESSAGE_UPDATE', value)),
    world.on('messageDelete', ({ id, channel_id, guild_id }) => {
      const channel = world.channels.get(channel_id);
      if (channel && sees(channel))
        send(guild_id, I.GuildMessages, 'MESSAGE_DELETE', { id, channel_id, guild_id });
    }),
    world.on('messagesDelete', (messages) => {
      const [first] = messages;
      const channel = first && world.channels.get(first.channel_id);
      if (!channel || !sees(channel)) return;
      const ids = messages.map(({ id }) => id);
      send(channel.guildId, I.GuildMessages, 'MESSAGE_DELETE_BULK', {
        ids,
        channel_id: channel.id,
        guild_id: channel.guildId,
      });
    }),
    // The app's own ephemeral messages reach no gateway; it has them from REST.
    world.on('guildCreate', (guild) => {
      viewable.changed(guild.id);
      send(guild.id, I.Guilds, 'GUILD_CREATE', guildCreate(world, guild));
    }),
    world.on('guildDelete', (guild) => {
      for (const session of sessions.values()) {
        if (shardOf(guild.id, session.shard[1]) !== session.shard[0]) continue;
        if (session.intents & I.Guilds) session.dispatch('GUILD_DELETE', { id: guild.id });
      }
    }),
    world.on('roleCreate', (role) =>
      send(role.guildId, I.Guilds, 'GUILD_ROLE_CREATE', { guild_id: role.guildId, role: apiRole(role) }),
    ),
    world.on('roleUpdate', (role) => {
      send(role.guildId, I.Guilds, 'GUILD_ROLE_UPDATE', { guild_id: role.guildId, role: apiRole(role) });
      refresh(role.guildId);
    }),
    world.on('memberAdd', (member) => {
      const data = { ...apiMember(world, member), guild_id: member.guildId };
      send(member.guildId, I.GuildMembers, 'GUILD_MEMBER_ADD', data);
    }),
    world.on('memberUpdate', (member) => {
      // An app hears of its own member whatever its intents.
      const intent = member.userId === world.bot.id ? 0 : I.GuildMembers;
      const data = { ...apiMember(world, member), guild_id: member.guildId };
      send(member.guildId, intent, 'GUILD_MEMBER_UPDATE', data);
      if (intent === 0) refresh(member.guildId);
    }),
    world.on('channelCreate', (channel) => {
      viewable.changed(channel.guildId);
      send(channel.guildId, I.Guilds, 'CHANNEL_CREATE', channelForBot(world, channel));
    }),
    world.on('channelUpdate', (channel) => {
      if (viewable.has(channel) === sees(channel)) {
        send(channel.guildId, I.Guilds, 'CHANNEL_UPDATE', channelForBot(world, channel));
      }
      refresh(channel.guildId);
    }),
    world.on('channelDelete', (channel) => send(channel.guildId, I.Guilds, 'CHANNEL_DELETE', full(channel))),
    world.on('threadCreate', (channel) => thread('THREAD_CREATE', channel, { newly_created: true })),
    world.on('threadUpdate', (channel) => thread('THREAD_UPDATE', channel)),
    world.on('threadDelete', ({ id, guildId, parentId, type }) =>
      send(guildId, I.Guilds, 'THREAD_DELETE', { id, guild_id: guildId, parent_id: parentId, type }),
    ),
    world.on('threadMemberAdd', (channel, userId) => {
      if (userId !== world.bot.id) return;
      if (channel.type === ChannelType.PrivateThread) thread('THREAD_CREATE', channel);
      const data = {
        id: channel.id,
        guild_id: channel.guildId,
        member_count: channel.thread?.members.length ?? 0,
      };
      const added_members = [apiThreadMember(channel, userId)];
      send(channel.guildId, I.Guilds, 'THREAD_MEMBERS_UPDATE', {
        ...data,
        added_members,
        removed_member_ids: [],
      });
    }),
    world.on('threadMemberRemove', (channel, userId) => {
      if (userId !== world.bot.id) return;
      const data = {
        id: channel.id,
        guild_id: channel.guildId,
        member_count: channel.thread?.members.length ?? 0,
      };
      send(channel.guildId, I.Guilds, 'THREAD_MEMBERS_UPDATE', { ...data, removed_member_ids: [userId] });
    }),
    world.on('pinsUpdate', (channel) => {
      if (!sees(channel)) return;
      const last_pin_timestamp = channel.pins[0]?.pinnedAt ?? null;
      const data = { guild_id: channel.guildId, channel_id: channel.id, last_pin_timestamp };
      send(channel.guildId, I.Guilds, 'CHANNEL_PINS_UPDATE', data);
    }),
    world.on('auditLogEntry', (guild, entry) => {
      if (!has(guildPermissions(guild, world.bot.id), PermissionFlagsBits.ViewAuditLog)) return;
      const { id, userId, targetId, actionType, reason, options } = entry;
      const data = { id, user_id: userId, target_id: targetId, action_type: actionType, reason, options };
      send(guild.id, I.GuildModeration, 'GUILD_AUDIT_LOG_ENTRY_CREATE', { ...data, guild_id: guild.id });
    }),
  ];
  return () => {
    for (const remove of removers) remove();
  };
}

/** Remembers which channels the bot could view, to tell of those for which that changed. */
function createViewable(world: World): {
  has(channel: Channel): boolean;
  changed(guildId: string): Channel[];
} {
  const seen = new Set<string>();
  const channels = (guildId: string): Channel[] =>
    [...world.channels.values()].filter((one) => one.guildId === guildId && !one.thread);
  function changed(guildId: string): Channel[] {
    return channels(guildId).filter((channel) => {
      const before = seen.has(channel.id);
      const now = canView(world, world.bot.id, channel);
      if (now) seen.add(channel.id);
      else seen.delete(channel.id);
      return before !== now;
    });
  }
  for (const id of world.guilds.keys()) changed(id);
  return { has: (channel) => seen.has(channel.id), changed };
}
