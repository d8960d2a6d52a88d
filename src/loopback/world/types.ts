import type {
  APIMessage,
  ChannelType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
}

export interface Role {
  readonly id: string;
  readonly guildId: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly position: number;
  readonly mentionable: boolean;
  /** Set for the role that Discord makes with a bot (`tags.bot_id`). */
  readonly botId: string | null;
}

export interface Member {
  readonly userId: string;
  readonly guildId: string;
  readonly roles: readonly string[];
  readonly joinedAt: string;
}

/** Permissions that a channel gives or takes; `type` 0 is a role (@everyone has the guild's id), 1 a member. */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** What only a thread has. */
export interface ThreadState {
  readonly ownerId: string;
  readonly archived: boolean;
  readonly locked: boolean;
  readonly invitable: boolean;
  readonly members: readonly string[];
  readonly createdAt: string;
  readonly archivedAt: string;
}

/** A pin: when, and of which message. */
export interface Pin {
  readonly messageId: string;
  readonly pinnedAt: string;
}

/** A channel, a forum or a thread. */
export interface Channel {
  readonly id: string;
  readonly guildId: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly position: number;
  readonly parentId: string | null;
  readonly overwrites: readonly Overwrite[];
  readonly thread: ThreadState | null;
  /** Newest first, as Discord lists them. */
  readonly pins: readonly Pin[];
}

export interface AuditLogEntry {
  readonly id: string;
  readonly userId: string;
  readonly actionType: number;
  readonly targetId: string | null;
  readonly reason: string | undefined;
  readonly options: Record<string, string> | undefined;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: ReadonlyMap<string, Role>;
  readonly members: ReadonlyMap<string, Member>;
  /** Newest last. */
  readonly auditLog: readonly AuditLogEntry[];
}

/**
 * A message as Discord's API has it, and what the API does not say. It is a snapshot:
 * a change of the message makes a new object under the same id.
 */
export interface Message extends APIMessage {
  guild_id: string;
  /** Only the user `viewer` sees it, and no channel lists it. */
  ephemeral: boolean;
  viewer: string | null;
  /** Ids of the users whom the text itself mentions; `mentions` has those pinged by a reply too. */
  named: readonly string[];
}

/** An option of a command, of any type, as the API has it. */
export interface CommandOption {
  type: number;
  name: string;
  name_localizations?: Record<string, string> | null;
  description: string;
  description_localizations?: Record<string, string> | null;
  required?: boolean;
  choices?: CommandChoice[];
  options?: CommandOption[];
  channel_types?: number[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  autocomplete?: boolean;
}

export interface CommandChoice {
  name: string;
  name_localizations?: Record<string, string> | null;
  value: string | number;
}

/** An application command; `guild_id` is absent from a global one. */
export interface Command {
  id: string;
  application_id: string;
  guild_id?: string;
  version: string;
  type: number;
  name: string;
  name_localizations: Record<string, string> | null;
  description: string;
  description_localizations: Record<string, string> | null;
  options?: CommandOption[];
  default_member_permissions: string | null;
  nsfw: boolean;
  contexts?: number[] | null;
  integration_types?: number[];
}

/** An interaction on its way, and what the bot has made of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: string;
  readonly guildId: string;
  readonly channelId: string;
  /** Name of the command with its subcommand's, for the metadata of the answer. */
  readonly commandName: string | undefined;
  readonly commandType: number | undefined;
  /** Type of the option that autocomplete is for. */
  readonly focusedType: number | undefined;
  /** Message that carries the pressed component. */
  readonly sourceId: string | undefined;
  readonly createdAt: number;
  /** The callback's type; undefined while Discord waits for it. */
  readonly callback: InteractionResponseType | undefined;
  /** What `@original` means. */
  readonly originalId: string | undefined;
  /** Set by the callback, and by a deferral for the messages to come. */
  readonly ephemeral: boolean;
  readonly choices: readonly CommandChoice[] | undefined;
  readonly modal: Record<string, unknown> | undefined;
  /** Messages made or changed by the webhook after the callback, in order. */
  readonly results: readonly string[];
}
