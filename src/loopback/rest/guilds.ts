import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { apiChannel, apiGuild, apiMember, apiRole, apiUser } from '../world/payloads.ts';
import { guildPermissions, has } from '../world/permissions.ts';
import { canView } from '../world/view.ts';
import { guildOf } from './access.ts';
import type { App, RestContext } from './context.ts';

export function guildRoutes(app: App, { world }: RestContext): void {
  app.get('/guilds/:guild', (c) => c.json(apiGuild(guildOf(world, c.req.param('guild')))));

  app.get('/guilds/:guild/roles', (c) => {
    const { roles } = guildOf(world, c.req.param('guild'));
    return c.json([...roles.values()].map(apiRole));
  });

  // Channels that the bot cannot view are left out (discord-api-docs#8454).
  app.get('/guilds/:guild/channels', (c) => {
    const guild = guildOf(world, c.req.param('guild'));
    const channels = [...world.channels.values()].filter((one) => one.guildId === guild.id && !one.thread);
    return c.json(
      channels.filter((one) => canView(world, world.bot.id, one)).map((one) => apiChannel(world, one)),
    );
  });

  app.get('/guilds/:guild/threads/active', (c) => {
    const guild = guildOf(world, c.req.param('guild'));
    const threads = [...world.channels.values()].filter(
      (one) =>
        one.guildId === guild.id && one.thread?.archived === false && canView(world, world.bot.id, one),
    );
    return c.json({ threads: threads.map((one) => apiChannel(world, one)), members: [] });
  });

  app.get('/guilds/:guild/members/:user', (c) => {
    const guild = guildOf(world, c.req.param('guild'));
    const member = guild.members.get(c.req.param('user'));
    if (!member) throw refusal(10007);
    return c.json(apiMember(world, member));
  });

  app.get('/guilds/:guild/audit-logs', (c) => {
    const guild = guildOf(world, c.req.param('guild'));
    if (!has(guildPermissions(guild, world.bot.id), P.ViewAuditLog)) throw refusal(50013);
    const type = c.req.query('action_type');
    const entries = guild.auditLog
      .filter((entry) => type === undefined || entry.actionType === Number(type))
      .toReversed()
      .slice(0, Number(c.req.query('limit') ?? 50));
    const users = [...new Set(entries.map((entry) => entry.userId))].map((id) => apiUser(world.user(id)));
    return c.json({
      audit_log_entries: entries.map((entry) => ({
        id: entry.id,
        user_id: entry.userId,
        target_id: entry.targetId,
        action_type: entry.actionType,
        ...(entry.reason === undefined ? {} : { reason: entry.reason }),
        ...(entry.options === undefined ? {} : { options: entry.options }),
      })),
      users,
      application_commands: [],
      auto_moderation_rules: [],
      guild_scheduled_events: [],
      integrations: [],
      threads: [],
      webhooks: [],
    });
  });
}
