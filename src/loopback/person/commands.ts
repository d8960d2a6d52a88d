import { ChannelType, InteractionType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import { apiMessage, type Payload } from '../world/payloads.ts';
import { has } from '../world/permissions.ts';
import type { ChannelRef } from '../world/state.ts';
import type { Channel, Command, CommandChoice, Message } from '../world/types.ts';
import { type Invocation, readInvocation } from './invocation.ts';
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

export interface TypingUse extends CommandUse {
  /** Base name of the option that is typed into; default the last that is there, or the first to fill. */
  readonly focused?: string;
}

/** What a person does with application commands. */
export interface UsesCommands {
  /** The commands that the client offers in a channel, the ones of the guild first. */
  offers(channel: ChannelRef, options?: CommandUse): readonly Command[];
  /**
   * Runs what is typed, e.g. `/kursk ask how many tanks?`, or picked. Resolves with the answer that the person
   * sees.
   */
  runs(channel: ChannelRef, command: string | Invocation, options?: CommandUse): Promise<Message>;
  /** Types without sending; resolves with the choices offered for one option. */
  types(
    channel: ChannelRef,
    command: string | Invocation,
    options?: TypingUse,
  ): Promise<readonly CommandChoice[]>;
  /** Uses a command of a message's Apps menu, by its name or id. */
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

  function read(input: string | Invocation, channel: Channel, use: CommandUse): Typed {
    const commands = offered(channel, use);
    return typeof input === 'string'
      ? readSlash(input, commands, self.locale())
      : readInvocation(input, commands);
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
    async runs(ref, input, use = {}) {
      const channel = enter(ref);
      const typed = read(input, channel, use);
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
    async types(ref, input, use = {}) {
      const channel = enter(ref);
      const typed = read(input, channel, use);
      const first = typed.known.find((option) => option.required) ?? typed.known[0];
      const given = typed.given.length === 0 && first ? [{ option: first, text: '' }] : typed.given;
      const open =
        use.focused === undefined ? given.at(-1) : given.find(({ option }) => option.name === use.focused);
      if (!open) throw new Refused(`/${typed.command.name} has no option that is typed into here.`);
      if (!open.option.autocomplete) {
        if (open.option.choices) return open.option.choices;
        throw new Refused(`'${open.option.name}' has neither autocomplete nor choices.`);
      }
      const resolved: Resolved = {};
      const guild = world.guild(channel.guildId);
      // A field that is open but empty is not sent, unless it is the one.
      const sent = given.filter((one) => one === open || one.text !== '');
      const leaf = sent.map((one) => {
        const { type, name } = one.option;
        if (one === open) return { type, name, value: one.text, focused: true };
        return { type, name, value: readValue(world, guild, one, resolved) };
      });
      const type = InteractionType.ApplicationCommandAutocomplete;
      const focusedType = open.option.type;
      const start = { ...self.base(), channel, type, focusedType, data: data(typed, leaf, resolved) };
      const answered = await firstResponse(world, startInteraction(world, start), deadline);
      return answered.choices ?? [];
    },
    async uses(wanted, message, use = {}) {
      const channel = enter(message.channel_id);
      const target = self.current(message);
      const command = offered(channel, use).find(
        (one) => one.type === 3 && [...names(one, self.locale()), one.id].includes(wanted),
      );
      if (!command) {
        const named = world.commands.get(wanted)?.name ?? wanted;
        throw new Refused(`No '${named}' among the Apps of this message for ${user.username}.`);
      }
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
