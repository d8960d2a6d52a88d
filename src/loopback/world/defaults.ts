import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { World } from './world.ts';

/** What @everyone may do in the default guild: a common public server, where people cannot pin. */
export const everyonePermissions =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.ReadMessageHistory |
  P.UseApplicationCommands |
  P.AddReactions |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.UseExternalEmojis;

export const moderatorPermissions = P.PinMessages | P.ManageMessages | P.ManageThreads | P.ManageGuild;

/** What the bot is invited with. */
export const botPermissions =
  P.ViewChannel | P.SendMessages | P.SendMessagesInThreads | P.ReadMessageHistory | P.PinMessages;

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
