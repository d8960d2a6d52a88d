import { ChannelType } from 'discord-api-types/v10';
import { moderatorPermissions } from './defaults.ts';
import type { World } from './world.ts';

/** The default server: olga owns it, mona moderates it, alice and bob are in it. */
export function populate(world: World): void {
  world.addUser('olga');
  const guild = world.addGuild({ name: 'Loopback' });
  world.addRole('Moderator', { permissions: moderatorPermissions, mentionable: true, guild });
  world.addMember('alice', { guild });
  world.addMember('bob', { guild });
  world.addMember('mona', { guild, roles: ['Moderator'] });
  world.addChannel('general', { guild });
  world.addChannel('news', { guild });
  world.addChannel('questions', { guild, type: ChannelType.GuildForum });
}
