import type {
  APIApplicationCommand,
  ApplicationCommand,
  Client,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Logger } from 'pino';

type CommandData = RESTPostAPIApplicationCommandsJSONBody;

/**
 * Makes Discord's commands the bot's, and writes only where they differ. The whole list goes in one
 * request: it takes effect in one step, and Discord counts only names that are new against its limit of
 * 200 creations a day.
 * @param guildId the one server that shall have the commands; without it, all have them
 */
export async function syncCommands(
  client: Client<true>,
  commands: readonly CommandData[],
  guildId: string | undefined,
  log: Logger,
): Promise<void> {
  if (guildId === undefined) {
    await write(client, commands, undefined, log);
    return;
  }
  // A server would show a command twice that it has of its own and globally.
  await write(client, commands.map(forGuild), guildId, log);
  await write(client, [], undefined, log);
}

/**
 * Whether a server shows exactly these commands, its own or the global ones, and none twice. Writes nothing.
 * @param guildId the server that asks
 */
export async function areInSync(
  client: Client<true>,
  commands: readonly CommandData[],
  guildId: string,
): Promise<boolean> {
  const [own, global] = await Promise.all([fetchCommands(client, guildId), fetchCommands(client, undefined)]);
  return (
    (own.length === 0 && isSame(global, commands)) ||
    (global.length === 0 && isSame(own, commands.map(forGuild)))
  );
}

async function fetchCommands(
  client: Client<true>,
  guildId: string | undefined,
): Promise<readonly ApplicationCommand[]> {
  const there = await client.application.commands.fetch({
    ...(guildId && { guildId }),
    withLocalizations: true,
  });
  return [...there.values()];
}

async function write(
  client: Client<true>,
  commands: readonly CommandData[],
  guildId: string | undefined,
  log: Logger,
): Promise<void> {
  const scope = guildId ?? 'global';
  if (isSame(await fetchCommands(client, guildId), commands)) {
    log.debug({ scope, commands: commands.length }, 'commands are in sync');
    return;
  }
  if (guildId) await client.application.commands.set(commands, guildId);
  else await client.application.commands.set(commands);
  log.info({ scope, commands: commands.map(({ name }) => name) }, 'commands written');
}

function isSame(there: readonly ApplicationCommand[], commands: readonly CommandData[]): boolean {
  return (
    there.length === commands.length &&
    commands.every((command) => {
      const twin = there.find(({ name, type }) => name === command.name && type === (command.type ?? 1));
      // It reads what is sent to Discord as well; only its type does not say so.
      return twin?.equals(command as APIApplicationCommand, true) ?? false;
    })
  );
}

/** A server's own commands have neither contexts nor installation types. */
function forGuild({ contexts: _, integration_types: __, ...command }: CommandData): CommandData {
  return command;
}
