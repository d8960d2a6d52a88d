import {
  Client,
  DefaultRestOptions,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Partials,
  RESTJSONErrorCodes,
  Status,
  type WebSocketShard,
} from 'discord.js';
import type { Shard } from '../health/status.ts';
import { passagesIn } from '../knowledge/article.ts';
import { countRejected } from '../knowledge/load.ts';
import { textFor } from '../reply/text/index.ts';
import { refusedWith } from './boundary.ts';
import { boundedCache } from './cache.ts';
import { commandsOf, type Serving, type ServingEvent } from './command.ts';
import { createCooldown } from './cooldown.ts';
import { serveInteractions } from './interactions.ts';
import { knownPins, type Place } from './known-pins.ts';
import { localeOf } from './locale.ts';
import { serveMentions } from './mentions.ts';
import { inviteLink } from './permissions.ts';
import { countingErrors } from './rest.ts';
import { syncCommands } from './sync.ts';
import { withTimeouts } from './timeouts.ts';

export interface BotOptions extends Serving {
  readonly token: string;
  /** Address of Discord's API without a version, such as `https://discord.com/api`. */
  readonly api: string;
  /** The one server that gets the commands; without it, all do. */
  readonly guildId?: string | undefined;
  /** The part of the bot that runs here; without it, all of it does, in as many shards as Discord asks for. */
  readonly part?: Part | undefined;
}

/** Some of the shards that a bot of many servers is divided into (topics/gateway#sharding). */
export interface Part {
  readonly shards: readonly number[];
  /** How many shards there are on all machines together. */
  readonly count: number;
}

export interface Bot {
  /** The name that Discord shows. */
  readonly name: string;
  /** Resolves, with the reason, when the connection has ended and will not come back. */
  readonly lost: Promise<string>;
  /** Serves this from now on, and then brings the commands up to date; a failure of that leaves the old ones. */
  serve(serving: Serving): Promise<void>;
  /** How its connections are. */
  shards(): readonly Shard[];
  /** Leaves Discord; what was being answered is not waited for. */
  stop(): Promise<void>;
}

/** The start failed for a reason that the person who runs the bot can mend. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * A server that stays unavailable would hold back every event for this long, in milliseconds; Discord
 * waits 3 seconds for an answer.
 */
const WAIT_FOR_GUILDS = 1_000;

/**
 * Connects to Discord, brings its commands up to date and serves whoever asks.
 * @throws StartError where token, server or network refuse
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, api, guildId, part } = options;
  const { log, meters, store } = options.services;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    // Without it, discord.js drops what happens in channels and threads that it has not seen before.
    // The same for messages: an answer follows its question, however long ago that was asked.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    waitGuildTimeout: WAIT_FOR_GUILDS,
    makeCache: boundedCache,
    // What `src/reply/` makes is as Discord wants it; discord.js would look at the name of every key.
    jsonTransformer: (body) => body,
    rest: { api, makeRequest: withTimeouts(countingErrors(DefaultRestOptions.makeRequest, meters)) },
    ...(part ? { shards: [...part.shards], shardCount: part.count } : { shards: 'auto' }),
  });

  let serving: Serving = options;
  const take = (next: Serving) => {
    serving = next;
    const { library, problems } = next.services;
    meters.library(library.articles.size, passagesIn(library), countRejected(problems));
  };
  take(options);

  let leaving = false;
  const leave = () => {
    leaving = true;
    return client.destroy();
  };

  client.on(Events.Error, (err) => log.error({ err }, 'discord.js reports an error'));
  client.on(Events.ShardError, (err, shard) => log.warn({ err, shard }, 'the connection reports an error'));
  client.on(Events.Warn, (warning) => log.warn(warning));
  client.on(Events.ShardReconnecting, (shard) => {
    if (leaving) return;
    meters.gateway('reconnect');
    log.info({ shard }, 'connection lost, reconnecting');
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    meters.gateway('resume');
    log.info({ shard, replayed }, 'connection resumed');
  });
  const pinLink = knownPins(client, store.pins, log);
  /** What is served, by services that know a language, and what is pinned where it takes place. */
  const servingAt = ({ channelId, guildId }: Place, locale: string): ServingEvent => ({
    ...serving,
    services: {
      ...serving.services,
      text: textFor(locale),
      pinLink: (passage) => pinLink({ channelId, guildId }, passage),
    },
  });
  const cooldown = createCooldown();
  client.on(
    Events.InteractionCreate,
    serveInteractions((interaction) => servingAt(interaction, interaction.locale), cooldown),
  );
  const mentions = serveMentions(
    (message) => servingAt(message, localeOf(message)).services,
    store,
    cooldown,
  );
  client.on(Events.MessageCreate, mentions.asked);
  client.on(Events.MessageUpdate, (_, message) => mentions.edited(message));
  client.on(Events.MessageDelete, mentions.deleted);
  client.on(Events.MessageBulkDelete, async (messages) => {
    for (const message of messages.values()) await mentions.deleted(message);
  });

  const lost = new Promise<string>((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) =>
      resolve(`Discord closed the connection for good (code ${code})`),
    );
    client.on(Events.Invalidated, () => resolve('Discord declared the session invalid'));
  });
  try {
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(token);
    const here = await Promise.race([ready, lost.then((why) => Promise.reject(new StartError(why)))]);
    const sync = async ({ invocable }: Serving) => {
      // One machine of several writes them: Discord counts every write, and two at once could cross.
      if (part && !part.shards.includes(0)) return;
      await syncCommands(here, commandsOf(invocable), guildId, log);
    };
    await sync(serving);
    const invite = inviteLink(here.application.id);
    log.info(
      { user: here.user.tag, guilds: here.guilds.cache.size, shards: here.options.shards, invite },
      'connected',
    );
    return {
      name: here.user.displayName,
      lost,
      serve: (next) => {
        take(next);
        return sync(next);
      },
      shards: () => here.ws.shards.map(conditionOf),
      stop: leave,
    };
  } catch (error) {
    await leave();
    throw error instanceof StartError
      ? error
      : new StartError(reasonOf(error, api, guildId), { cause: error });
  }
}

function conditionOf({ id, status, ping, lastPingTimestamp }: WebSocketShard): Shard {
  const acknowledged = lastPingTimestamp > 0;
  return {
    id,
    ready: status === Status.Ready,
    // discord.js keeps when the heartbeat was sent.
    ...(acknowledged && { heartbeat: { acknowledgedAt: lastPingTimestamp + ping, ping } }),
  };
}

function reasonOf(error: unknown, api: string, guildId: string | undefined): string {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return 'Discord does not accept DISCORD_TOKEN. Expected the token from the Bot page of your application; reset it there if in doubt.';
  if (refusedWith(error, RESTJSONErrorCodes.MissingAccess, RESTJSONErrorCodes.UnknownGuild))
    return `Discord does not let the bot put commands into the server DISCORD_GUILD_ID=${guildId}. Expected the id of a server that the bot has been added to.`;
  const why = error instanceof Error ? error.message : String(error);
  // The address may hold a password.
  const { origin, pathname } = new URL(api);
  return `Discord cannot be reached at ${origin}${pathname} (${why}). Expected DISCORD_API_URL to be a Discord API's address without a version, such as https://discord.com/api.`;
}
