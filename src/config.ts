import { z } from 'zod';
import { shardCount, shardFaults, shardList } from './shards.ts';

/** What the environment says of how to run. */
export type Config = z.infer<typeof schema>;

/** Every fault of the environment, in words for the person who runs the bot; never holds a value that may be secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const PORT = 'expected a port, 0 to 65535; 0 takes any that is free';

const port = z
  .string()
  .regex(/^\d{1,5}$/, PORT)
  .transform(Number)
  .refine((number) => number <= 65_535, PORT);

const schema = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w.-]+$/,
      'expected the token from the Bot page of your application: letters, digits, `.`, `-`, `_`',
    )
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'expected the id of a server, 17 to 20 digits')
    .optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address such as https://discord.com/api' })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://discord.com/api'),
  KNOWLEDGE_DIR: z.string().default('knowledge'),
  INDEX_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(levels, `expected one of ${levels.join(', ')}`).optional(),
  PLAYGROUND_PORT: port.default(3600),
  HEALTH_PORT: port.optional(),
  HEALTH_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'expected an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all')
    .default('127.0.0.1'),
  SHARDS: shardList.optional(),
  SHARD_COUNT: shardCount.optional(),
});

/** The keys that the configuration reads, all of them. */
export const configKeys: readonly string[] = Object.keys(schema.shape);

/**
 * Reads the configuration. A key that is empty counts as not set, as in an unfilled `.env`.
 * @throws ConfigError with all faults at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = configKeys.flatMap((key) => {
    const value = environment[key]?.trim();
    return value ? [[key, value] as const] : [];
  });
  const given: Record<string, string> = Object.fromEntries(set);
  const { data, error } = schema.safeParse(given);
  const faults = [
    ...(error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...shardFaults(given),
  ];
  if (data && faults.length === 0) return data;
  throw new ConfigError(faults);
}
