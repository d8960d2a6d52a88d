import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { refusal, under } from '../errors.ts';
import { createForm, isRecord, type Json } from '../rules/form.ts';
import { checkMessage } from '../rules/message.ts';
import { asAppSees } from '../visibility.ts';
import { apiChannel } from '../world/payloads.ts';
import type { Channel } from '../world/types.ts';
import { channelOf, messageOf, need, needActive } from './access.ts';
import type { App, BotRequest, RestContext } from './context.ts';

const keys = [
  'name',
  'auto_archive_duration',
  'rate_limit_per_user',
  'type',
  'invitable',
  'message',
  'applied_tags',
];

export function threadRoutes(app: App, { world, messageContent }: RestContext): void {
  function read({ body }: BotRequest): Json & { name: string } {
    if (!isRecord(body)) throw refusal(50109);
    const form = createForm();
    form.keys(body, keys, []);
    form.text(body, 'name', [], { min: 1, max: 100, required: true });
    form.integer(body, 'type', [], { min: 10, max: 12 });
    form.end();
    return { ...body, name: String(body.name) };
  }

  app.post('/channels/:channel/messages/:message/threads', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    const message = messageOf(world, channel, c.req.param('message'));
    if (channel.thread) throw refusal(50024);
    need(world, channel, P.CreatePublicThreads);
    const { name } = read(c.get('request'));
    if (world.channels.has(message.id)) throw refusal(160004);
    const thread = world.startThread(channel, name, { owner: world.bot, messageId: message.id });
    return c.json(apiChannel(world, thread), 201);
  });

  app.post('/channels/:channel/threads', (c) => {
    const channel = channelOf(world, c.req.param('channel'));
    const body = read(c.get('request'));
    if (channel.thread) throw refusal(50024);
    if (channel.type === ChannelType.GuildForum) {
      need(world, channel, P.SendMessages);
      const { reference: _, ...first } = under('message', () => checkMessage(body.message, 'create'));
      const post = world.addThread(channel, body.name, { owner: world.bot });
      const message = world.addMessage(post, world.bot, { ...first, id: post.id });
      return c.json({ ...apiChannel(world, post), message: asAppSees(world, message, messageContent) }, 201);
    }
    const isPrivate = (body.type ?? ChannelType.PrivateThread) === ChannelType.PrivateThread;
    need(world, channel, isPrivate ? P.CreatePrivateThreads : P.CreatePublicThreads);
    const thread = world.startThread(channel, body.name, { owner: world.bot, private: isPrivate });
    return c.json(apiChannel(world, thread), 201);
  });

  // The client sends `@me` percent-encoded, which only a parameter decodes.
  const path = '/channels/:channel/thread-members/:user';
  function ownThread(channelId: string, user: string): Channel {
    const channel = channelOf(world, channelId);
    if (!channel.thread) throw refusal(50024);
    needActive(channel);
    if (user !== '@me' && user !== world.bot.id) need(world, channel, P.ManageThreads);
    if (user !== '@me' && !world.users.has(user)) throw refusal(10013);
    return channel;
  }

  app.put(path, (c) => {
    const user = c.req.param('user');
    const thread = ownThread(c.req.param('channel'), user);
    world.joinThread(thread, user === '@me' ? world.bot : user);
    return c.body(null, 204);
  });

  app.delete(path, (c) => {
    const user = c.req.param('user');
    const thread = ownThread(c.req.param('channel'), user);
    world.leaveThread(thread, user === '@me' ? world.bot : user);
    return c.body(null, 204);
  });
}
