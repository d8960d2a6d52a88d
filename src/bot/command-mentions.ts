import {
  ApplicationCommandType,
  type Client,
  chatInputApplicationCommandMention,
  inlineCode,
} from 'discord.js';
import type { CommandMention } from '../reply/help.ts';

/** Names commands so that they can be pressed, where Discord has told their ids, and else as they are typed. */
export function commandMentions({ application }: Client<true>, guildId: string | null): CommandMention {
  return (name, subcommand) => {
    const twins = application.commands.cache.filter(
      (command) => command.name === name && command.type === ApplicationCommandType.ChatInput,
    );
    const command =
      twins.find((twin) => twin.guildId === guildId) ?? twins.find((twin) => twin.guildId === null);
    if (!command) return inlineCode(['/', name, subcommand ? ` ${subcommand}` : ''].join(''));
    return subcommand
      ? chatInputApplicationCommandMention(name, subcommand, command.id)
      : chatInputApplicationCommandMention(name, command.id);
  };
}
