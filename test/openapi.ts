import { z } from 'zod';
import type { BotRequest } from '../src/loopback/loopback.ts';

type Schema = z.core.$ZodType;

// The package's types are TypeScript that our stricter compiler would take for a part of this project;
// a name that it cannot follow keeps them out.
const name: string = 'discord-api-spec';
const { pathsList }: { pathsList: Readonly<Record<string, readonly string[]>> } = await import(name);
const spec: Readonly<Record<`${string}Schema`, Schema>> = await import(`${name}/zod`);

/** @throws Error where Discord's description has no longer a schema of this name */
function schemaOf(title: string): Schema {
  const schema = spec[`${title}Schema`];
  if (!schema) throw new Error(`Expected discord-api-spec to describe ${title}, but it does not.`);
  return schema;
}

/** The bodies that Discord's OpenAPI description gives to the requests that a bot like this may send. */
const bodies: readonly (readonly [request: RegExp, schema: (body: unknown) => Schema | undefined])[] = [
  [/^POST \/channels\/\d+\/messages$/, () => schemaOf('MessageCreateRequest')],
  [/^PATCH \/channels\/\d+\/messages\/\d+$/, () => schemaOf('MessageEditRequestPartial')],
  [/^PATCH \/channels\/\d+$/, () => schemaOf('UpdateThreadRequestPartial')],
  [
    /^PUT \/applications\/\d+\/(guilds\/\d+\/)?commands$/,
    () => z.array(schemaOf('ApplicationCommandUpdateRequest')),
  ],
  [/^POST \/interactions\/\d+\/[^/]+\/callback$/, (body) => callback(body)],
  [/^PATCH \/webhooks\/\d+\/[^/]+\/messages\/[^/]+$/, () => schemaOf('IncomingWebhookUpdateRequestPartial')],
  [/^POST \/webhooks\/\d+\/[^/]+$/, () => schemaOf('IncomingWebhookRequestPartial')],
];

/** The description offers a choice of all callbacks; the one that is meant gives the better errors. */
function callback(body: unknown): Schema | undefined {
  const byType: Readonly<Record<number, Schema>> = {
    4: schemaOf('CreateMessageInteractionCallbackRequest'),
    5: schemaOf('CreateMessageInteractionCallbackRequest'),
    6: schemaOf('UpdateMessageInteractionCallbackRequest'),
    7: schemaOf('UpdateMessageInteractionCallbackRequest'),
    8: schemaOf('ApplicationCommandAutocompleteCallbackRequest'),
  };
  return byType[(body as { type?: number })?.type ?? 0];
}

/** Keys that Discord takes although its description does not name them; discord.js sends them always. */
const UNNAMED = new Set(['enforce_nonce', 'nsfw', 'tts', 'dm_permission']);

const paths = Object.fromEntries(
  Object.entries(pathsList).map(([method, list]) => [
    method.toUpperCase(),
    list.map((path) => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`)),
  ]),
);

/** Holds a request against Discord's own description of its API; what does not fit, in words. */
export function checkRequest({ method, path, body }: BotRequest): string[] {
  if (!paths[method]?.some((known) => known.test(path))) return [`Discord has no route ${method} ${path}`];
  const entry = bodies.find(([request]) => request.test(`${method} ${path}`));
  if (!entry) return body === undefined ? [] : [`no schema is known for the body of ${method} ${path}`];
  const schema = entry[1](body);
  if (!schema) return [`the body of ${method} ${path} has an unknown type`];
  const json = described(body);
  const result = z.safeParse(schema, json);
  if (!result.success)
    return result.error.issues.map((issue) => `${method} ${path}: ${JSON.stringify(issue)}`);
  return unknownKeys(json, result.data, '').map((key) => `${method} ${path}: unknown key ${key}`);
}

/** The description has these permissions as a number; the documentation and Discord itself, as a text. */
function described(body: unknown): unknown {
  const text = JSON.stringify(body, (key, value) =>
    key === 'default_member_permissions' && value ? Number(value) : value,
  );
  return text === undefined ? undefined : JSON.parse(text);
}

/** Keys of `given` that the schema dropped. */
function unknownKeys(given: unknown, taken: unknown, at: string): string[] {
  if (typeof given !== 'object' || given === null || typeof taken !== 'object' || taken === null) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const known = (taken as Record<string, unknown>)[key];
    if (!(key in taken)) return UNNAMED.has(key) ? [] : [`${at}.${key}`];
    return unknownKeys(value, known, `${at}.${key}`);
  });
}
