import dotenv from 'dotenv';
import { configKeys } from './config.ts';

/**
 * White space, in quotes or not, and possibly a comment. Docker's `--env-file` takes quotes and comments for a
 * part of the value.
 */
const BLANK = /^\s*(?:(['"`])\s*\1\s*)?(?:#.*)?$/;

/**
 * Adds the variables of `.env` that are not set yet to the environment. A blank key ends up as not set rather than
 * as an empty text, because discord.js reads `SHARD_COUNT` and others from `process.env` itself.
 *
 * Of the variables that were there before, only blank ones of Footnote's own are removed: to another program, such
 * as one that looks for `NO_COLOR`, an empty variable may have a meaning.
 */
export function loadEnvironment(environment = process.env): void {
  for (const key of configKeys) if (BLANK.test(environment[key] ?? '')) delete environment[key];
  // dotenv has removed quotes and comments already.
  const { parsed = {} } = dotenv.config({ quiet: true, processEnv: {} });
  for (const [key, value] of Object.entries(parsed)) if (value.trim() !== '') environment[key] ??= value;
}
