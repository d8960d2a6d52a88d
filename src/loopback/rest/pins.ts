import { AuditLogEvent, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { createForm } from '../rules/form.ts';
import { asAppSees } from '../visibility.ts';
import { isWritten } from '../world/payloads.ts';
import { has } from '../world/permissions.ts';
import { maxPins } from '../world/pins.ts';
import type { Channel, Message } from '../world/types.ts';
import { channelOf, need, needActive } from './access.ts';
import type { App, BotRequest, RestContext } from './context.ts';

/** The routes of 2025-06-25; the older `/channels/:channel/pins` are deprecated and not here. */
export function pinRoutes(app: App, { world, messageContent }: RestContext): void {
  app.get('/channels/:channel/messages/pins', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    const limit = Number(c.req.query('limit') ?? 50);
    const form = createForm();
    form.integer({ limit }, 'limit', [], { min: 1, max: 50 });
    form.end();
    if (!has(world.permissions(world.bot.id, channel), P.ReadMessageHistory)) {
      return c.json({ items: [], has_more: false });
    }
    const before = c.req.query('before');
    const pins = channel.pins.filter((pin) => !before || pin.pinnedAt < new Date(before).toISOString());
    const items = pins.slice(0, limit).flatMap(({ messageId, pinnedAt }) => {
      const message = world.messages.get(messageId);
      return message ? [{ pinned_at: pinnedAt, message: asAppSees(world, message, messageContent) }] : [];
    });
    return c.json({ items, has_more: pins.length > limit });
  });

  function target(channelId: string, id: string): { channel: Channel; message: Message } {
    const channel = channelOf(world, channelId);
    const message = world.messages.get(id);
    if (!message || message.ephemeral) throw refusal(10008);
    if (message.channel_id !== channel.id) throw refusal(50019);
    need(world, channel, P.PinMessages);
    if (!isWritten(message)) throw refusal(50021);
    needActive(channel);
    return { channel, message };
  }

  function log(request: BotRequest, channel: Channel, message: Message, actionType: number): void {
    world.addAuditLogEntry(world.guild(channel.guildId), {
      userId: world.bot.id,
      actionType,
      targetId: message.author.id,
      reason: request.auditLogReason,
      options: { channel_id: channel.id, message_id: message.id },
    });
  }

  app.put('/channels/:channel/messages/pins/:message', (c) => {
    const { channel, message } = target(c.req.param('channel'), c.req.param('message'));
    if (message.pinned) return c.body(null, 204);
    if (channel.pins.length >= maxPins) throw refusal(30003);
    log(c.get('request'), channel, message, AuditLogEvent.MessagePin);
    world.pin(message, world.bot);
    return c.body(null, 204);
  });

  app.delete('/channels/:channel/messages/pins/:message', (c) => {
    const { channel, message } = target(c.req.param('channel'), c.req.param('message'));
    if (!message.pinned) return c.body(null, 204);
    log(c.get('request'), channel, message, AuditLogEvent.MessageUnpin);
    world.unpin(message);
    return c.body(null, 204);
  });
}
