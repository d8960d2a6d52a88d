import type { APIAllowedMentions } from 'discord-api-types/v10';

/** Whom a message pings. */
export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/**
 * What a message without `allowed_mentions` may ping: a normal message all three,
 * an interaction response or a webhook's message users only (resources/message#allowed-mentions-object).
 */
export const defaultParse = {
  message: ['users', 'roles', 'everyone'],
  webhook: ['users'],
} as const;

/**
 * Whom texts ping. It assumes the worst: a mention counts wherever it stands, escaped or in code too.
 * @param mayEveryone The author has MENTION_EVERYONE.
 */
export function pings(
  texts: readonly string[],
  allowed: APIAllowedMentions | undefined,
  defaults: readonly string[],
  mayEveryone: boolean,
): Pings {
  const parse: readonly string[] = allowed ? (allowed.parse ?? []) : defaults;
  const text = texts.join('\n');
  const ids = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])),
  ];
  const users = ids(/<@!?(\d+)>/g);
  const roles = ids(/<@&(\d+)>/g);
  return {
    users: parse.includes('users') ? users : users.filter((id) => allowed?.users?.includes(id)),
    roles: parse.includes('roles') ? roles : roles.filter((id) => allowed?.roles?.includes(id)),
    everyone: mayEveryone && parse.includes('everyone') && /@(everyone|here)/.test(text),
  };
}

/** True when a reply pings the author of the message that it answers: without `allowed_mentions` it does. */
export function pingsReplied(allowed: APIAllowedMentions | undefined): boolean {
  return allowed ? allowed.replied_user === true : true;
}

interface TextCarrier {
  readonly type: number;
  readonly content?: unknown;
  readonly components?: unknown;
}

/** Texts of all TextDisplays (type 10) in a tree of components, in reading order. */
export function textDisplays(components: unknown): string[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component: TextCarrier) => {
    const own = component.type === 10 && typeof component.content === 'string' ? [component.content] : [];
    return [...own, ...textDisplays(component.components)];
  });
}
