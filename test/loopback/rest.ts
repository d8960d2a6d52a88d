import type { Loopback } from '../../src/loopback/loopback.ts';

/** An answer of the loopback, read whole. */
export interface Answer {
  readonly status: number;
  readonly body: { code?: number; errors?: unknown; id?: string; [key: string]: unknown };
  readonly type: string | null;
}

/** Asks the loopback over REST as a bot would, without a library between. */
export async function ask(loopback: Loopback, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${loopback.api}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${loopback.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? {} : JSON.parse(text),
    type: response.headers.get('content-type'),
  };
}

/** All `path: CODE` of a form error, in order. */
export function codesOf(errors: unknown, path = ''): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]) => {
    if (key !== '_errors') return codesOf(value, path ? `${path}.${key}` : key);
    return (value as { code: string }[]).map(({ code }) => `${path}: ${code}`);
  });
}
