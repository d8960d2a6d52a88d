import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

/** Where every command is offered: in servers that have added the bot, and not in direct messages. */
export const inServers = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
