import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { createForm, isRecord, type Json } from '../rules/form.ts';
import { apiChannel } from '../world/payloads.ts';
import { has } from '../world/permissions.ts';
import type { Channel } from '../world/types.ts';
import { channelOf, need, needActive, needSend } from './access.ts';
import type { App, RestContext } from './context.ts';

const threadKeys = [
  'name',
  'archived',
  'locked',
  'auto_archive_duration',
  'invitable',
  'rate_limit_per_user',
  'flags',
  'applied_tags',
];

export function channelRoutes(app: App, { world }: RestContext): void {
  app.get('/channels/:channel', (c) => c.json(apiChannel(world, channelOf(world, c.req.param('channel')))));

  app.post('/channels/:channel/typing', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    needSend(world, channel);
    world.emit('typing', channel, world.bot.id);
    return c.body(null, 204);
  });

  /** Who may change a thread, and what of an archived one (resources/channel#modify-channel). */
  function permit(channel: Channel, body: Json): void {
    const { thread } = channel;
    const moderates = has(world.permissions(world.bot.id, channel), P.ManageThreads);
    if (!thread || moderates) return;
    if (body.archived === false) {
      const others = Object.keys(body).some((key) => key !== 'archived' && body[key] !== undefined);
      if (thread.locked || others) throw refusal(50013);
      need(world, channel, P.SendMessages);
      return;
    }
    const owns = thread.ownerId === world.bot.id;
    if (!owns || body.locked !== undefined || thread.locked) throw refusal(50013);
  }

  app.patch('/channels/:channel', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    const { body } = c.get('request');
    if (!isRecord(body)) throw refusal(50109);
    if (!channel.thread) {
      need(world, channel, P.ManageChannels);
      throw refusal(50024);
    }
    const form = createForm();
    form.keys(body, threadKeys, []);
    form.text(body, 'name', [], { min: 1, max: 100 });
    form.boolean(body, 'archived', []);
    form.boolean(body, 'locked', []);
    form.end();
    permit(channel, body);
    if (body.archived !== false) needActive(channel);
    const { name, archived, locked } = body as { name?: string; archived?: boolean; locked?: boolean };
    const change = Object.fromEntries(
      Object.entries({ name, archived, locked }).filter(([, value]) => value !== undefined),
    );
    return c.json(apiChannel(world, world.setThread(channel, change)));
  });
}
