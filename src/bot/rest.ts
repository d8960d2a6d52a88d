import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { Meters } from '../health/meters.ts';

/**
 * discord.js's own way to send a request, which tells of each that fails, also of those that are tried
 * again or that somebody expects to fail.
 */
export function countingErrors(meters: Meters): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const response = await DefaultRestOptions.makeRequest(url, init).catch((error: unknown) => {
      meters.discordError(codeIn(error) ?? 'network');
      throw error;
    });
    if (response.status < 400) return response;
    // A body can be read only once, so whoever asked gets a copy.
    const { status, statusText, headers } = response;
    const body = await response.text();
    meters.discordError(codeIn(parse(body)) ?? status);
    return new Response(body, { status, statusText, headers: [...headers] });
  };
}

/** Discord's code or the network's; Discord's 0 says no more than the status does. */
function codeIn(value: unknown): number | string | undefined {
  const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
  return (typeof code === 'number' || typeof code === 'string') && code !== 0 ? code : undefined;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
