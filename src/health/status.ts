/** One connection to Discord's gateway. */
export interface Shard {
  readonly id: number;
  /** Whether it is connected and gets events. */
  readonly ready: boolean;
  /** The last heartbeat that was acknowledged; absent until the first one is. */
  readonly heartbeat?: {
    /** In milliseconds since 1970. */
    readonly acknowledgedAt: number;
    /** Milliseconds from the heartbeat to its acknowledgement. */
    readonly ping: number;
  };
}

/** How the bot is. */
export interface Status {
  /** Empty until the bot is connected. */
  readonly shards: readonly Shard[];
  readonly library: {
    readonly articles: number;
    /** Article files that are invalid: their last good version answers, or none. */
    readonly rejected: number;
  };
}

/** Whether the bot can answer whoever asks. */
export function isReady({ shards, library }: Status): boolean {
  return library.articles > 0 && shards.length > 0 && shards.every(({ ready }) => ready);
}

/** How the bot is, for people and their tools. */
export function reportOf(status: Status, version: string): object {
  const ready = isReady(status);
  return {
    status: ready ? (status.library.rejected > 0 ? 'degraded' : 'ok') : 'unavailable',
    ready,
    gateway: {
      ready: status.shards.length > 0 && status.shards.every(({ ready }) => ready),
      shards: status.shards.map(({ id, ready, heartbeat }) => ({
        id,
        ready,
        heartbeat: heartbeat
          ? {
              acknowledgedAt: new Date(heartbeat.acknowledgedAt).toISOString(),
              ageSeconds: (Date.now() - heartbeat.acknowledgedAt) / 1000,
              pingMilliseconds: heartbeat.ping,
            }
          : null,
      })),
    },
    library: status.library,
    version,
    uptimeSeconds: process.uptime(),
  };
}
