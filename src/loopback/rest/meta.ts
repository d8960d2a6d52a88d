import { ApplicationFlags } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { apiUser } from '../world/payloads.ts';
import type { App, RestContext } from './context.ts';

/** Who the bot is, and where the gateway is. */
export function metaRoutes(app: App, { world, gatewayUrl, messageContent }: RestContext): void {
  const application = {
    id: world.bot.id,
    name: world.bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: messageContent ? ApplicationFlags.GatewayMessageContentLimited : 0,
    bot: apiUser(world.bot),
    integration_types_config: { 0: {} },
  };
  app.get('/gateway', (c) => c.json({ url: gatewayUrl() }));
  app.get('/gateway/bot', (c) =>
    c.json({
      url: gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 },
    }),
  );
  app.get('/applications/@me', (c) => c.json(application));
  app.get('/oauth2/applications/@me', (c) => c.json(application));
  app.get('/users/:user', (c) => {
    const id = c.req.param('user');
    const user = world.users.get(id === '@me' ? world.bot.id : id);
    if (!user) throw refusal(10013);
    return c.json(apiUser(user));
  });
}
