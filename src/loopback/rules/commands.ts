import { ApplicationCommandType } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import type { Command, CommandOption } from '../world/types.ts';
import { createForm, type Form, isRecord, type Json, type Path } from './form.ts';
import { allNames, checkLocalizations, checkName } from './names.ts';
import { checkOptions } from './options.ts';

/** Characters of names, descriptions and values of one command, options and choices included. */
const maxTotal = 8000;

const guildKeys = [
  'id',
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'default_member_permissions',
  'default_permission',
  'nsfw',
  'handler',
];
const globalKeys = [...guildKeys, 'dm_permission', 'contexts', 'integration_types'];

/** A checked command, without what Discord adds to it. */
export type CommandBody = Omit<Command, 'id' | 'application_id' | 'guild_id' | 'version'>;

/** How many commands of a type a scope holds (interactions/application-commands#registering-a-command). */
export const maxCommands: Record<number, number> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
  [ApplicationCommandType.PrimaryEntryPoint]: 1,
};

/**
 * Checks the bodies of commands for one scope; a list's issues sit under its indexes.
 * @throws DiscordError 50035
 */
export function checkCommands(bodies: unknown, scope: 'global' | 'guild'): CommandBody[] {
  if (!Array.isArray(bodies)) throw refusal(50109);
  const form = createForm();
  const commands = bodies.flatMap((body, index) => check(form, body, scope, [index]));
  const seen = new Set<string>();
  for (const [index, command] of commands.entries()) {
    const keys = [...allNames(command)].map((name) => `${command.type} ${name}`);
    if (keys.some((key) => seen.has(key))) {
      const text = 'Application command names must be unique, localized ones too';
      form.issue([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', text);
    }
    for (const key of keys) seen.add(key);
  }
  form.end();
  return commands;
}

/** Checks the body of one command. @throws DiscordError 50035 */
export function checkCommand(body: unknown, scope: 'global' | 'guild'): CommandBody {
  const form = createForm();
  const command = check(form, body, scope, [])[0];
  form.end();
  if (!command) throw refusal(50109);
  return command;
}

function check(form: Form, body: unknown, scope: 'global' | 'guild', path: Path): CommandBody[] {
  if (!isRecord(body)) {
    form.issue(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return [];
  }
  const type = body.type ?? ApplicationCommandType.ChatInput;
  form.keys(body, scope === 'guild' ? guildKeys : globalKeys, path);
  form.integer(body, 'type', path, { min: 1, max: 4 });
  form.boolean(body, 'nsfw', path);
  if (type === ApplicationCommandType.ChatInput) {
    checkName(form, body, path);
    form.text(body, 'description', path, { min: 1, max: 100, required: true });
    checkLocalizations(form, body, 'description', path, (text) => text.length >= 1 && text.length <= 100);
    checkOptions(form, body, path, 0);
  } else {
    form.text(body, 'name', path, { min: 1, max: 32, required: true });
    checkLocalizations(form, body, 'name', path, (text) => text.length >= 1 && text.length <= 32);
    if (body.description) {
      const text = 'Context menu commands cannot have description';
      form.issue([...path, 'description'], 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION', text);
    }
    if (Array.isArray(body.options) && body.options.length > 0) {
      const text = 'Context menu commands cannot have options';
      form.issue([...path, 'options'], 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS', text);
    }
  }
  checkPlaces(form, body, path);
  const total = size(body);
  if (total > maxTotal) {
    const text = `Command exceeds maximum size (${maxTotal}), got ${total}.`;
    form.issue(path, 'APPLICATION_COMMAND_TOO_LARGE', text);
  }
  return [normal(body)];
}

function checkPlaces(form: Form, body: Json, path: Path): void {
  const permissions = body.default_member_permissions;
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    form.issue(
      [...path, 'default_member_permissions'],
      'NUMBER_TYPE_COERCE',
      'Must be a bit set as a string, or null.',
    );
  }
  for (const [key, max] of [
    ['contexts', 2],
    ['integration_types', 1],
  ] as const) {
    for (const [index, value] of form.list(body, key, path, { min: 1, max: max + 1 }).entries()) {
      if (typeof value === 'number' && value >= 0 && value <= max) continue;
      form.issue([...path, key, index], 'BASE_TYPE_CHOICES', `Value must be one of 0 to ${max}.`);
    }
  }
}

/** Characters that count towards the 8,000; of a text with localizations only the longest counts. */
function size(at: Json): number {
  const longest = (key: string): number => {
    const localized = isRecord(at[`${key}_localizations`])
      ? Object.values(at[`${key}_localizations`] as Json)
      : [];
    return Math.max(
      0,
      ...[at[key], ...localized].map((text) => (typeof text === 'string' ? text.length : 0)),
    );
  };
  const children = [at.options, at.choices].flatMap((list) =>
    Array.isArray(list) ? list.filter(isRecord) : [],
  );
  const own = longest('name') + longest('description') + longest('value');
  return children.reduce((sum, child) => sum + size(child), own);
}

function normal(body: Json): CommandBody {
  const command = structuredClone(body) as unknown as Partial<CommandBody>;
  return {
    type: command.type ?? ApplicationCommandType.ChatInput,
    name: String(command.name),
    name_localizations: command.name_localizations ?? null,
    description: command.description ?? '',
    description_localizations: command.description_localizations ?? null,
    ...(command.options ? { options: command.options.map(normalOption) } : {}),
    default_member_permissions:
      command.default_member_permissions === undefined || command.default_member_permissions === null
        ? null
        : String(command.default_member_permissions),
    nsfw: command.nsfw ?? false,
    ...('contexts' in body ? { contexts: command.contexts ?? null } : {}),
    ...(command.integration_types ? { integration_types: command.integration_types } : {}),
  };
}

/** Discord answers without an option's `required: false`. Empty lists come back as they were sent. */
function normalOption({ required, options, ...rest }: CommandOption): CommandOption {
  return {
    ...rest,
    ...(required ? { required } : {}),
    ...(options ? { options: options.map(normalOption) } : {}),
  };
}
