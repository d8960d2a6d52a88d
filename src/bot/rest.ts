import type { RESTOptions } from 'discord.js';
import type { Meters } from '../health/meters.ts';

/** Sends a request, as discord.js lets a bot do it in its own way. */
export type Send = RESTOptions['makeRequest'];

/** Tells of each request that fails, also of those that are tried again or that somebody expects to fail. */
export function countingErrors(send: Send, meters: Meters): Send {
  return async (url, init) => {
    const answer = await send(url, init).catch((error: unknown) => {
      meters.discordError(isAbort(error) ? 'timeout' : (codeIn(error) ?? 'network'));
      throw error;
    });
    if (answer.status < 400) return answer;
    const { code, response } = await refusalIn(answer);
    meters.discordError(code ?? answer.status);
    return response;
  };
}

/** Discord's code in a response that refuses something, and a copy to hand on: a body can be read only once. */
export async function refusalIn(
  answer: Awaited<ReturnType<Send>>,
): Promise<{ code: number | string | undefined; response: Response }> {
  const { status, statusText, headers } = answer;
  const body = await answer.text();
  return {
    code: codeIn(parse(body)),
    response: new Response(body, { status, statusText, headers: [...headers] }),
  };
}

/** Whether a request was given up for the time that it took. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
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
