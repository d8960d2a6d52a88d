import { type APIAllowedMentions, EmbedType, MessageFlags } from 'discord-api-types/v10';
import { DiscordError, refusal } from '../errors.ts';
import type { Message } from '../world/types.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { createForm, type Form, isRecord, type Json } from './form.ts';

/** Where a message body comes from; each place knows its own keys and flags. */
export type BodyKind = 'create' | 'edit' | 'callback' | 'webhook' | 'webhookEdit';

/** A checked message body; what the body leaves out is undefined, a null is kept as empty. */
export interface MessageBody {
  readonly content?: string;
  readonly embeds?: Message['embeds'];
  readonly components?: NonNullable<Message['components']>;
  readonly attachments?: Message['attachments'];
  readonly flags?: number;
  readonly tts?: boolean;
  readonly nonce?: string | number;
  readonly enforceNonce: boolean;
  readonly allowedMentions?: APIAllowedMentions;
  readonly reference?: { id: string; required: boolean };
}

/** Keys of every message body; discord.js sends `tts` and `enforce_nonce` everywhere, edits included. */
const common = [
  'content',
  'embeds',
  'components',
  'allowed_mentions',
  'flags',
  'attachments',
  'tts',
  'nonce',
];
const everywhere = [...common, 'enforce_nonce', 'poll', 'shared_client_theme'];
const keys: Record<BodyKind, readonly string[]> = {
  create: [...everywhere, 'message_reference', 'sticker_ids'],
  edit: [...everywhere, 'message_reference', 'sticker_ids'],
  callback: everywhere,
  webhook: [...everywhere, 'username', 'avatar_url', 'thread_name', 'applied_tags'],
  webhookEdit: everywhere,
};

const V2 = MessageFlags.IsComponentsV2;
const base = MessageFlags.SuppressEmbeds | V2;
const settable: Record<BodyKind, number> = {
  create: base | MessageFlags.SuppressNotifications | MessageFlags.IsVoiceMessage,
  edit: base,
  callback: base | MessageFlags.Ephemeral | MessageFlags.SuppressNotifications,
  webhook: base | MessageFlags.Ephemeral | MessageFlags.SuppressNotifications,
  webhookEdit: base,
};

/**
 * Checks a message body as Discord does.
 * @param before The message that the body edits.
 * @throws DiscordError 50035 with every fault, or 50006 when nothing is left to show.
 */
export function checkMessage(body: unknown, kind: BodyKind, before?: Message): MessageBody {
  if (!isRecord(body)) throw refusal(50109);
  const form = createForm();
  form.keys(body, keys[kind], []);
  form.text(body, 'content', [], { max: 2000 });
  form.boolean(body, 'tts', []);
  form.boolean(body, 'enforce_nonce', []);
  form.list(body, 'attachments', [], { max: 10 });
  checkNonce(form, body);
  checkFlags(form, body, kind, before);
  checkEmbeds(form, body);
  const isV2 = ((Number(body.flags ?? 0) | (before?.flags ?? 0)) & V2) !== 0;
  checkComponents(form, body, isV2);
  if (isV2) checkOnlyComponents(form, body, before);
  checkAllowedMentions(form, body);
  form.end();
  const checked = read(body);
  if (isEmpty(checked, before)) throw refusal(50006);
  return checked;
}

function checkNonce(form: Form, { nonce }: Json): void {
  const tooLong = typeof nonce === 'string' && nonce.length > 25;
  if (tooLong) form.issue(['nonce'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
}

function checkFlags(form: Form, body: Json, kind: BodyKind, before?: Message): void {
  form.integer(body, 'flags', [], { min: 0 });
  const { flags } = body;
  if (typeof flags !== 'number') return;
  // On an edit Discord takes a message's own flags back, and changes only those that can be changed.
  const refused = flags & ~(settable[kind] | (before?.flags ?? 0));
  if (refused) form.issue(['flags'], 'MESSAGE_FLAGS_INVALID', `Flags ${refused} cannot be set here.`);
  if (before && (before.flags ?? 0) & V2 && !(flags & V2)) {
    form.issue(['flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', 'IS_COMPONENTS_V2 cannot be removed.');
  }
}

/** With IS_COMPONENTS_V2 a message shows components only; an edit that adds the flag must empty the rest. */
function checkOnlyComponents(form: Form, body: Json, before?: Message): void {
  const filled = (value: unknown): boolean =>
    typeof value === 'string' || Array.isArray(value)
      ? value.length > 0
      : value !== undefined && value !== null;
  const left: Json = { content: before?.content, embeds: before?.embeds, ...body };
  for (const key of ['content', 'embeds', 'sticker_ids', 'poll']) {
    if (!filled(left[key])) continue;
    const text = `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    form.issue([key], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', text);
  }
}

function checkAllowedMentions(form: Form, body: Json): void {
  const allowed = body.allowed_mentions;
  if (allowed === undefined || allowed === null) return;
  const path = ['allowed_mentions'];
  if (!isRecord(allowed)) {
    form.issue(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  form.keys(allowed, ['parse', 'users', 'roles', 'replied_user'], path);
  form.boolean(allowed, 'replied_user', path);
  const parse = form.list(allowed, 'parse', path, { max: 3 });
  for (const [index, value] of parse.entries()) {
    if (['users', 'roles', 'everyone'].includes(String(value))) continue;
    form.issue(
      [...path, 'parse', index],
      'BASE_TYPE_CHOICES',
      `Value must be one of ('users', 'roles', 'everyone').`,
    );
  }
  for (const key of ['users', 'roles']) {
    const ids = form.list(allowed, key, path, { max: 100 });
    if (ids.length === 0 || !parse.includes(key)) continue;
    const text = `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`;
    form.issue(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', text);
  }
}

function read(body: Json): MessageBody {
  const reference = isRecord(body.message_reference) ? body.message_reference : undefined;
  const given = <T>(key: string, empty: T): T | undefined =>
    body[key] === undefined ? undefined : ((body[key] ?? empty) as T);
  return {
    content: given('content', '')?.trim(),
    embeds: given<Message['embeds']>('embeds', [])?.map((embed) => ({ ...embed, type: EmbedType.Rich })),
    components: given<NonNullable<Message['components']>>('components', []),
    attachments: given<Message['attachments']>('attachments', []),
    flags: given('flags', 0),
    tts: given('tts', false),
    enforceNonce: body.enforce_nonce === true,
    nonce: given<string | number | undefined>('nonce', undefined),
    allowedMentions: (body.allowed_mentions ?? undefined) as APIAllowedMentions | undefined,
    ...(reference
      ? { reference: { id: String(reference.message_id), required: reference.fail_if_not_exists !== false } }
      : {}),
  };
}

function isEmpty(body: MessageBody, before?: Message): boolean {
  const text = body.content ?? before?.content ?? '';
  const lists = [
    body.embeds ?? before?.embeds,
    body.components ?? before?.components,
    body.attachments ?? before?.attachments,
  ];
  return text === '' && lists.every((list) => !list || list.length === 0);
}

/** Flags of a message after an edit: SUPPRESS_EMBEDS comes and goes, IS_COMPONENTS_V2 only comes, others stay. */
export function editedFlags(before: Message, given: number | undefined): number {
  const now = before.flags ?? 0;
  return given === undefined ? now : (now & ~MessageFlags.SuppressEmbeds) | (given & base);
}

/** 50035 for a reply to a message that is not there. */
export function unknownReference(): DiscordError {
  const detail = { code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' };
  return new DiscordError(400, 50035, 'Invalid Form Body', { message_reference: { _errors: [detail] } });
}
