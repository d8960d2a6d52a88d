import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { DiscordError, refusal } from '../errors.ts';
import { createForm } from '../rules/form.ts';
import { checkMessage, editedFlags, type MessageBody, unknownReference } from '../rules/message.ts';
import { asAppSees } from '../visibility.ts';
import type { MessageDraft } from '../world/messages.ts';
import { isWritten } from '../world/payloads.ts';
import { has } from '../world/permissions.ts';
import type { Channel, Message } from '../world/types.ts';
import { channelOf, messageOf, need, needActive, needSend } from './access.ts';
import type { App, RestContext } from './context.ts';

export function messageRoutes(app: App, { world, messageContent }: RestContext): void {
  const shown = (message: Message) => asAppSees(world, message, messageContent);

  /** The message that a body answers; undefined when there is none and none is demanded. */
  function referenced(channel: Channel, body: MessageBody): Message | undefined {
    if (!body.reference) return undefined;
    if (!has(world.permissions(world.bot.id, channel), P.ReadMessageHistory)) throw refusal(160002);
    const message = world.messages.get(body.reference.id);
    const found = message && !message.ephemeral && message.channel_id === channel.id ? message : undefined;
    if (!found && body.reference.required) throw unknownReference();
    if (found && !isWritten(found)) {
      const detail = {
        code: 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE',
        message: 'Cannot reply to a system message',
      };
      throw new DiscordError(400, 50035, 'Invalid Form Body', { message_reference: { _errors: [detail] } });
    }
    return found;
  }

  /** Without EMBED_LINKS embeds fall away; when nothing else is there, the permission is missed. */
  function allowedEmbeds(channel: Channel, body: MessageBody): Message['embeds'] {
    if (has(world.permissions(world.bot.id, channel), P.EmbedLinks)) return body.embeds ?? [];
    if (body.embeds?.length && !body.content && !body.components?.length) throw refusal(50013);
    return [];
  }

  app.get('/channels/:channel/messages', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    if (!has(world.permissions(world.bot.id, channel), P.ReadMessageHistory)) return c.json([]);
    return c.json(page(world.messagesIn(channel), c.req.query()).map(shown));
  });

  app.get('/channels/:channel/messages/:message', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    need(world, channel, P.ReadMessageHistory);
    return c.json(shown(messageOf(world, channel, c.req.param('message'))));
  });

  app.post('/channels/:channel/messages', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    needSend(world, channel);
    const body = checkMessage(c.get('request').body, 'create');
    const { reference: _, enforceNonce, ...rest } = body;
    const reference = referenced(channel, body);
    const same = world
      .messagesIn(channel)
      .find((one) => one.nonce === body.nonce && one.author.id === world.bot.id);
    if (enforceNonce && body.nonce !== undefined && same) return c.json(shown(same));
    const draft: MessageDraft = {
      ...rest,
      embeds: allowedEmbeds(channel, body),
      ...(reference ? { reference } : {}),
    };
    return c.json(shown(world.addMessage(channel, world.bot, draft)));
  });

  app.patch('/channels/:channel/messages/:message', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    const before = messageOf(world, channel, c.req.param('message'));
    if (before.author.id !== world.bot.id) throw refusal(50005);
    if (!isWritten(before)) throw refusal(50021);
    needActive(channel);
    const { reference: _, ...body } = checkMessage(c.get('request').body, 'edit', before);
    return c.json(
      shown(world.editMessage(before, { ...body, flags: editedFlags(before, body.flags), webhook: false })),
    );
  });

  app.delete('/channels/:channel/messages/:message', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    const message = messageOf(world, channel, c.req.param('message'));
    if (message.author.id !== world.bot.id) need(world, channel, P.ManageMessages);
    world.deleteMessage(message);
    return c.body(null, 204);
  });
}

/** One page of messages, newest first (resources/message#get-channel-messages). */
function page(messages: Message[], query: Record<string, string>): Message[] {
  const limit = Number(query.limit ?? 50);
  const form = createForm();
  form.integer({ limit }, 'limit', [], { min: 1, max: 100 });
  form.end();
  const newest = messages.toReversed();
  const { before, after, around } = query;
  if (before) return newest.filter(({ id }) => BigInt(id) < BigInt(before)).slice(0, limit);
  if (after) {
    const later = messages.filter(({ id }) => BigInt(id) > BigInt(after));
    return later.slice(0, limit).toReversed();
  }
  if (!around) return newest.slice(0, limit);
  const older = newest.filter(({ id }) => BigInt(id) < BigInt(around)).slice(0, Math.floor(limit / 2));
  const rest = messages.filter(({ id }) => BigInt(id) >= BigInt(around)).slice(0, Math.ceil(limit / 2));
  return [...rest.toReversed(), ...older];
}
