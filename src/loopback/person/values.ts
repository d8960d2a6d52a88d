import { ApplicationCommandOptionType as T } from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import { apiChannel, apiMember, apiRole, apiUser, type Payload } from '../world/payloads.ts';
import type { CommandOption, Guild } from '../world/types.ts';
import type { World } from '../world/world.ts';
import type { TypedOption } from './slash.ts';

/** Records that option values point at, keyed by kind and id (`data.resolved`). */
export type Resolved = Record<string, Record<string, Payload>>;

/** Longest string that a person can type into an option. */
const maxText = 6000;

/**
 * The value that Discord sends for a typed option, by the option's type.
 * @param resolved Gets the users, roles and channels that the value points at.
 * @throws Refused when the client would not let the person send it.
 */
export function readValue(
  world: World,
  guild: Guild,
  typed: TypedOption,
  resolved: Resolved,
): string | number | boolean {
  const { option, text } = typed;
  if (option.choices) return choice(option, text);
  switch (option.type) {
    case T.String:
      return string(option, text);
    case T.Integer:
      return number(option, text, /^-?\d+$/, 'a whole number');
    case T.Number:
      return number(option, text, /^-?\d+(\.\d+)?$/, 'a number');
    case T.Boolean:
      if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
      return refuse(option, text, 'True or False');
    case T.User:
      return user(world, guild, option, text, resolved);
    case T.Role:
      return role(guild, option, text, resolved);
    case T.Mentionable:
      return /^(<@&|@&)/.test(text)
        ? role(guild, option, text, resolved)
        : user(world, guild, option, text, resolved);
    case T.Channel:
      return channel(world, guild, option, text, resolved);
    default:
      return refuse(option, text, 'a type that the loopback can type');
  }
}

function refuse(option: CommandOption, text: string, expected: string): never {
  throw new Refused(`Expected ${expected} for '${option.name}', got '${text}'.`);
}

function choice(option: CommandOption, text: string): string | number {
  const found = option.choices?.find(
    ({ name, value, name_localizations }) =>
      name === text || String(value) === text || Object.values(name_localizations ?? {}).includes(text),
  );
  if (found) return found.value;
  return refuse(option, text, `one of the choices (${option.choices?.map(({ name }) => name).join(', ')})`);
}

function string(option: CommandOption, text: string): string {
  const { min_length: least = 0, max_length: max = maxText } = option;
  const min = Math.max(least, option.required ? 1 : 0);
  if (text.length < min || text.length > max) {
    return refuse(option, text, `a text of ${min} to ${max} characters`);
  }
  return text;
}

function number(option: CommandOption, text: string, pattern: RegExp, expected: string): number {
  const { min_value: min = -(2 ** 53), max_value: max = 2 ** 53 } = option;
  const value = Number(text);
  if (!pattern.test(text) || value < min || value > max)
    return refuse(option, text, `${expected} from ${min} to ${max}`);
  return value;
}

function key(text: string): string {
  return text.replace(/^<(@!?|@&|#)(\d+)>$/, '$2').replace(/^(@&|@|#)/, '');
}

function user(world: World, guild: Guild, option: CommandOption, text: string, resolved: Resolved): string {
  const found = [...world.users.values()].find(({ id, username }) => [id, username].includes(key(text)));
  if (!found) return refuse(option, text, 'a user');
  add(resolved, 'users', found.id, { ...apiUser(found) });
  const member = guild.members.get(found.id);
  if (member) {
    const { user: _, deaf: __, mute: ___, ...partial } = apiMember(world, member);
    add(resolved, 'members', found.id, { ...partial, permissions: '0' });
  }
  return found.id;
}

function role(guild: Guild, option: CommandOption, text: string, resolved: Resolved): string {
  const found = [...guild.roles.values()].find(({ id, name }) => [id, name].includes(key(text)));
  if (!found) return refuse(option, text, 'a role');
  add(resolved, 'roles', found.id, apiRole(found));
  return found.id;
}

function channel(
  world: World,
  guild: Guild,
  option: CommandOption,
  text: string,
  resolved: Resolved,
): string {
  const found = [...world.channels.values()].find(
    (one) => one.guildId === guild.id && [one.id, one.name].includes(key(text)),
  );
  const types = option.channel_types;
  if (!found || (types && !types.includes(found.type)))
    return refuse(option, text, 'a channel of a fitting type');
  const app_permissions = world.permissions(world.bot, found).toString();
  add(resolved, 'channels', found.id, { ...apiChannel(world, found), app_permissions });
  return found.id;
}

function add(resolved: Resolved, kind: string, id: string, record: Payload): void {
  resolved[kind] = { ...resolved[kind], [id]: record };
}
