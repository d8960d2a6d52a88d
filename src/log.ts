import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import pretty from 'pino-pretty';

/** The part of an interaction's address that lets whoever has it answer for 15 minutes. */
const INTERACTION_TOKEN = /\/((?:interactions|webhooks)\/\d+)\/[^/"\s\\]+/g;

/**
 * Makes the log: one JSON object a line, or lines for people where `to` is a terminal.
 * @param secrets texts that no line may hold, whatever puts them there
 */
export function createLog(
  level: string,
  secrets: readonly string[],
  to: DestinationStream & { readonly isTTY?: boolean } = process.stdout,
): Logger {
  const hide = (line: string) =>
    secrets
      .filter((secret) => secret !== '')
      .reduce((text, secret) => text.replaceAll(secret, '[secret]'), line)
      .replace(INTERACTION_TOKEN, '/$1/[token]');
  return pino(
    { level, base: null, hooks: { streamWrite: hide }, serializers: { err: withoutRequest } },
    to.isTTY ? pretty({ destination: to, colorize: true, sync: true }) : to,
  );
}

/** discord.js puts what was sent into its errors, and that may repeat what somebody has asked. */
function withoutRequest(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown;
  return { ...stdSerializers.err(thrown), requestBody: undefined };
}
