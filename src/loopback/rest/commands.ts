import { refusal } from '../errors.ts';
import { type CommandBody, checkCommand, checkCommands, maxCommands } from '../rules/commands.ts';
import { isRecord } from '../rules/form.ts';
import type { Command } from '../world/types.ts';
import { guildOf } from './access.ts';
import type { App, RestContext } from './context.ts';
import { withoutLocalizations } from './localizations.ts';

/** Commands that a scope may create in a day, counted by new names (interactions/application-commands). */
const maxCreates = 200;

export function commandRoutes(app: App, { world }: RestContext): void {
  const creates = new Map<string, number>();
  const of = (guildId: string | undefined): Command[] =>
    [...world.commands.values()].filter((command) => command.guild_id === guildId);
  const twin = (guildId: string | undefined, { type, name }: CommandBody): Command | undefined =>
    of(guildId).find((command) => command.type === type && command.name === name);

  /** @throws DiscordError 20012 for another app, 10004 or 50001 for a guild without the bot */
  function scope(application: string | undefined, guildId: string | undefined): 'global' | 'guild' {
    if (application !== world.bot.id) throw refusal(20012);
    if (guildId !== undefined) guildOf(world, guildId);
    return guildId === undefined ? 'global' : 'guild';
  }

  function command(guildId: string | undefined, id: string | undefined): Command {
    const found = world.commands.get(id ?? '');
    if (!found || found.guild_id !== guildId) throw refusal(10063);
    return found;
  }

  /** A new record, or the one there with changes; the version changes when anything else does. */
  function store(guildId: string | undefined, body: CommandBody, before: Command | undefined): Command {
    const defaults =
      guildId === undefined ? { contexts: null, integration_types: [0] } : { guild_id: guildId };
    const identity = { id: before?.id ?? world.newId(), application_id: world.bot.id };
    const next = { ...identity, ...defaults, ...body, version: before?.version ?? world.newId() };
    const same = before !== undefined && JSON.stringify(next) === JSON.stringify(before);
    const stored = same ? next : { ...next, version: world.newId() };
    world.commands.set(stored.id, stored);
    return stored;
  }

  function countCreates(guildId: string | undefined, fresh: number): void {
    const key = guildId ?? 'global';
    const total = (creates.get(key) ?? 0) + fresh;
    if (total > maxCreates) throw refusal(30034);
    creates.set(key, total);
  }

  function checkCount(commands: readonly CommandBody[]): void {
    for (const [type, max] of Object.entries(maxCommands)) {
      if (commands.filter((one) => one.type === Number(type)).length > max) throw refusal(30032);
    }
  }

  for (const base of ['/applications/:app/commands', '/applications/:app/guilds/:guild/commands'] as const) {
    app.get(base, (c) => {
      const guildId = c.req.param('guild');
      scope(c.req.param('app'), guildId);
      const full = c.req.query('with_localizations') === 'true';
      return c.json(of(guildId).map((one) => (full ? one : withoutLocalizations(one))));
    });

    app.put(base, (c) => {
      const guildId = c.req.param('guild');
      const bodies = checkCommands(c.get('request').body, scope(c.req.param('app'), guildId));
      checkCount(bodies);
      const twins = bodies.map((body) => twin(guildId, body));
      countCreates(guildId, twins.filter((one) => !one).length);
      for (const { id } of of(guildId)) world.commands.delete(id);
      const stored = bodies.map((body, index) => store(guildId, body, twins[index]));
      world.emit('commandsUpdate');
      return c.json(stored);
    });

    app.post(base, (c) => {
      const guildId = c.req.param('guild');
      const body = checkCommand(c.get('request').body, scope(c.req.param('app'), guildId));
      const before = twin(guildId, body);
      if (!before) {
        checkCount([...of(guildId), body]);
        countCreates(guildId, 1);
      }
      const stored = store(guildId, body, before);
      world.emit('commandsUpdate');
      return c.json(stored, before ? 200 : 201);
    });

    app.get(`${base}/:command`, (c) => {
      scope(c.req.param('app'), c.req.param('guild'));
      return c.json(command(c.req.param('guild'), c.req.param('command')));
    });

    app.patch(`${base}/:command`, (c) => {
      const guildId = c.req.param('guild');
      const kind = scope(c.req.param('app'), guildId);
      const before = command(guildId, c.req.param('command'));
      const { body } = c.get('request');
      if (!isRecord(body)) throw refusal(50109);
      const { id: _, application_id: __, guild_id: ___, version: ____, ...rest } = before;
      const merged = checkCommand({ ...rest, ...body, type: before.type }, kind);
      const other = twin(guildId, merged);
      if (other && other.id !== before.id) throw refusal(40041);
      const stored = store(guildId, merged, before);
      world.emit('commandsUpdate');
      return c.json(stored);
    });

    app.delete(`${base}/:command`, (c) => {
      scope(c.req.param('app'), c.req.param('guild'));
      world.commands.delete(command(c.req.param('guild'), c.req.param('command')).id);
      world.emit('commandsUpdate');
      return c.body(null, 204);
    });
  }
}
