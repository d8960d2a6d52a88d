import { type GuildMember, Options, type User } from 'discord.js';

/** Members that are kept of each server, and users of all; nothing is asked of them but who they are. */
const MEMBERS = 200;
const USERS = 1_000;

/**
 * What discord.js keeps in memory of what it has seen: with its own bounds, and bounds for members and users
 * too, of which it would keep everybody who ever wrote or pressed anything.
 */
export const boundedCache = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  GuildMemberManager: {
    maxSize: MEMBERS,
    keepOverLimit: ({ id, client }: GuildMember) => id === client.user.id,
  },
  UserManager: { maxSize: USERS, keepOverLimit: ({ id, client }: User) => id === client.user.id },
});
