import { Client, type ClientOptions, GatewayIntentBits, Partials } from 'discord.js';
import { type Loopback, type LoopbackOptions, startLoopback } from '../../src/loopback/loopback.ts';

export interface Setup {
  readonly loopback: Loopback;
  readonly client: Client<true>;
  close(): Promise<void>;
}

/** A loopback, and an unmodified discord.js client that is logged in to it. */
export async function start(
  options: LoopbackOptions = {},
  clientOptions: Partial<ClientOptions> = {},
  prepare: (loopback: Loopback) => void = () => undefined,
): Promise<Setup> {
  const loopback = await startLoopback(options);
  prepare(loopback);
  const client = createClient(loopback, clientOptions);
  await login(client, loopback);
  return {
    loopback,
    client: client as Client<true>,
    async close() {
      await client.destroy();
      await loopback.close();
    },
  };
}

export function createClient(loopback: Loopback, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: { api: loopback.api },
    // The default throttler takes about 5 s to identify again.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    waitGuildTimeout: 500,
    ...options,
  });
}

export async function login(client: Client, loopback: Loopback): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once('clientReady', () => resolve()));
  await client.login(loopback.token);
  await ready;
}
