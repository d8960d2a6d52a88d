/** First millisecond of Discord's ids: 2015-01-01T00:00:00Z (reference#snowflakes). */
const discordEpoch = 1_420_070_400_000;

/**
 * Makes ids like Discord's: 18 or 19 digits, ever growing, with the time of their making in the upper bits.
 * Two ids of one millisecond differ in the lower 22 bits.
 */
export function snowflakes(now: () => number = Date.now): () => string {
  let last = 0n;
  return () => {
    const id = BigInt(now() - discordEpoch) << 22n;
    last = id > last ? id : last + 1n;
    return last.toString();
  };
}
