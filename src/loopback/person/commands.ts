import { ChannelType, InteractionType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import { apiMessage, type Payload } from '../world/payloads.ts';
import { has } from '../world/permissions.ts';
import type { ChannelRef } from '../world/state.ts';
import type { Channel, Command, CommandChoice, CommandOption, Message } from '../world/types.ts';
import { startInteraction } from './payload.ts';
import type { Self } from './self.ts';
import { names, readSlash, type Typed } from './slash.ts';
import { type Resolved, readValue } from './values.ts';
import { firstResponse, outcome } from './wait.ts';

export interface CommandUse {
  /**
   * Skips the command's `default_member_permissions`: a server's admins can open a command to anybody
   * under Server Settings > Integrations.
   */
  readonly force?: boolean;
}

/** What a person does with application commands. */
export interface UsesCommands {
  /** The commands that the client offers in a channel, the ones of the guild first. */
  offers(channel: ChannelRef, options?: CommandUse): readonly Command[];
  /** Runs what is typed, e.g. `/kursk ask how many tanks?`. Resolves with the answer that the person sees. */
  runs(channel: ChannelRef, text: string, options?: CommandUse): Promise<Message>;
  /** Types without sending; resolves with the choices offered for the last option typed. */
  types(channel: ChannelRef, text: string, options?: CommandUse): Promise<readonly CommandChoice[]>;
  /** Uses a command of a message's Apps menu, by its name there. */
  uses(command: string, message: Message, options?: CommandUse): Promise<Message>;
}

type SentOption = {
  type: number;
  name: string;
  value?: string | number | boolean;
  focused?: boolean;
  options?: SentOption[];
};

export function usesCommands(self: Self): UsesCommands {
  const { world, user, deadline } = self;

  /** Commands that the person is offered in a channel; a guild's own come before global ones. */
  function offered(channel: Channel, { force = false }: CommandUse): Command[] {
    const permissions = world.permissions(user, channel);
    const inGuild = world.guild(channel.guildId).members.has(world.bot.id);
    const all = inGuild ? [...world.commands.values()] : [];
    return [
      ...all.filter((one) => one.guild_id === channel.guildId),
      ...all.filter((one) => one.guild_id === undefined && (one.contexts?.includes(0) ?? true)),
    ].filter(({ default_member_permissions: bits }) => {
      if (bits === null || force) return true;
      return has(permissions, bits === '0' ? P.Administrator : BigInt(bits));
    });
  }

  function enter(ref: ChannelRef): Channel {
    const channel = self.sight(ref);
    if (!has(world.permissions(user, channel), P.UseApplicationCommands)) {
      throw new Refused('You may not use application commands here (USE_APPLICATION_COMMANDS).', 50013);
    }
    if (channel.type === ChannelType.GuildForum) throw new Refused('A forum takes posts, not commands.');
    if (channel.thread?.archived)
      throw new Refused('This thread is archived: commands cannot be used in it.', 50083);
    return channel;
  }

  function data({ command, way }: Typed, leaf: SentOption[], resolved: Resolved): Payload {
    const options = way
      .toReversed()
      .reduce<SentOption[]>(
        (inner, { type, name }) => [
          { type, name, ...(inner.length > 0 ? { options: inner } : { options: [] }) },
        ],
        leaf,
      );
    return {
      id: command.id,
      name: command.name,
      type: command.type,
      ...(command.guild_id ? { guild_id: command.guild_id } : {}),
      ...(options.length > 0 ? { options } : {}),
      ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    };
  }

  return {
    offers: (ref, use = {}) => offered(enter(ref), use),
    async runs(ref, text, use = {}) {
      const channel = enter(ref);
      const typed = readSlash(text, offered(channel, use), self.locale());
      const missing = typed.known.find(
        (one) => one.required && !typed.given.some(({ option }) => option === one),
      );
      if (missing) throw new Refused(`'${missing.name}' is required: ${missing.description}`);
      const resolved: Resolved = {};
      const guild = world.guild(channel.guildId);
      const leaf = typed.given.map((given) => {
        const { type, name } = given.option;
        return { type, name, value: readValue(world, guild, given, resolved) };
      });
      const type = InteractionType.ApplicationCommand;
      const started = startInteraction(world, {
        ...self.base(),
        channel,
        type,
        data: data(typed, leaf, resolved),
      });
      return await outcome(world, started, deadline);
    },
    async types(ref, text, use = {}) {
      const channel = enter(ref);
      const typed = readSlash(text, offered(channel, use), self.locale());
      const first: CommandOption | undefined =
        typed.known.find((option) => option.required) ?? typed.known[0];
      const last = typed.given.at(-1) ?? (first ? { option: first, text: '' } : undefined);
      if (!last?.option.autocomplete) {
        if (last?.option.choices) return last.option.choices;
        throw new Refused(`'${last?.option.name ?? text}' has neither autocomplete nor choices.`);
      }
      const resolved: Resolved = {};
      const guild = world.guild(channel.guildId);
      const others = typed.given.slice(0, -1).map((given) => {
        const { type, name } = given.option;
        return { type, name, value: readValue(world, guild, given, resolved) };
      });
      const { type: focusedType, name } = last.option;
      const leaf = [...others, { type: focusedType, name, value: last.text, focused: true }];
      const type = InteractionType.ApplicationCommandAutocomplete;
      const start = { ...self.base(), channel, type, focusedType, data: data(typed, leaf, resolved) };
      const answered = await firstResponse(world, startInteraction(world, start), deadline);
      return answered.choices ?? [];
    },
    async uses(wanted, message, use = {}) {
      const channel = enter(message.channel_id);
      const target = self.current(message);
      const command = offered(channel, use).find(
        (one) => one.type === 3 && names(one, self.locale()).includes(wanted),
      );
      if (!command) throw new Refused(`No '${wanted}' among the Apps of this message for ${user.username}.`);
      const resolved = { messages: { [target.id]: apiMessage(target) } };
      const { id, name, type: commandType, guild_id } = command;
      const inner = {
        id,
        name,
        type: commandType,
        target_id: target.id,
        resolved,
        ...(guild_id ? { guild_id } : {}),
      };
      const type = InteractionType.ApplicationCommand;
      return await outcome(
        world,
        startInteraction(world, { ...self.base(), channel, type, data: inner }),
        deadline,
      );
    },
  };
}
