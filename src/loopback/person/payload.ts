import { randomBytes } from 'node:crypto';
import { type InteractionType, ApplicationCommandOptionType as T } from 'discord-api-types/v10';
import { apiChannel, apiMember, apiMessage, type Payload } from '../world/payloads.ts';
import type { Channel, Interaction, Message, User } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** What a person starts: who, where, with which kind of interaction and with what data. */
export interface Start {
  readonly type: InteractionType;
  readonly user: User;
  readonly channel: Channel;
  readonly locale: string;
  readonly data: Payload;
  readonly source?: Message;
  readonly focusedType?: number;
}

/** Bytes that the app may attach, on a server without boosts. */
const attachmentSizeLimit = 10 * 1024 * 1024;

/** Makes an interaction and gives it to the bot. */
export function startInteraction(world: World, start: Start): Interaction {
  const { type, user, channel, locale, data, source } = start;
  const guild = world.guild(channel.guildId);
  const member = guild.members.get(user.id);
  if (!member) throw new Error(`Expected '${user.username}' to be a member of '${guild.name}'.`);
  const id = world.newId();
  const interaction: Interaction = {
    id,
    // Whoever has it may answer without the bot's token, so nobody may guess it.
    token: randomBytes(24).toString('base64url'),
    type,
    userId: user.id,
    guildId: guild.id,
    channelId: channel.id,
    commandName: fullName(data),
    commandType: typeof data.type === 'number' ? data.type : undefined,
    focusedType: start.focusedType,
    sourceId: source?.id,
    createdAt: Date.now(),
    callback: undefined,
    originalId: undefined,
    ephemeral: false,
    choices: undefined,
    modal: undefined,
    results: [],
  };
  const permissions = world.permissions(user, channel).toString();
  world.putInteraction(interaction);
  world.emit('interaction', interaction, {
    version: 1,
    id,
    application_id: world.bot.id,
    token: interaction.token,
    type,
    data,
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    channel_id: channel.id,
    // The real name, even of a channel that the bot may not view (discord-api-docs#8454).
    channel: { ...apiChannel(world, channel), permissions },
    member: { ...apiMember(world, member), permissions },
    locale,
    guild_locale: guild.locale,
    app_permissions: world.permissions(world.bot, channel).toString(),
    entitlements: [],
    authorizing_integration_owners: { 0: guild.id },
    context: 0,
    attachment_size_limit: attachmentSizeLimit,
    ...(source ? { message: apiMessage(source) } : {}),
  });
  return interaction;
}

/** A command's name with those of its subcommand group and subcommand, as messages tell it. */
function fullName({ name, options }: Payload): string | undefined {
  if (typeof name !== 'string') return undefined;
  const [first] = Array.isArray(options) ? (options as Payload[]) : [];
  const isWay = first?.type === T.Subcommand || first?.type === T.SubcommandGroup;
  return isWay ? `${name} ${fullName(first)}` : name;
}
