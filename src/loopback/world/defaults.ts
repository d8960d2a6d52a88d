import { PermissionFlagsBits as P } from 'discord-api-types/v10';

/** What @everyone may do in the default guild: a common public server, where people cannot pin. */
export const everyonePermissions =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.ReadMessageHistory |
  P.UseApplicationCommands |
  P.AddReactions |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.UseExternalEmojis;

export const moderatorPermissions = P.PinMessages | P.ManageMessages | P.ManageThreads | P.ManageGuild;

/** What the bot is invited with. */
export const botPermissions =
  P.ViewChannel | P.SendMessages | P.SendMessagesInThreads | P.ReadMessageHistory | P.PinMessages;
