import { PermissionFlagsBits as P, PermissionsBitField } from 'discord.js';

/** What the bot needs in a channel to pin there. */
export const PIN: readonly bigint[] = [P.ViewChannel, P.ReadMessageHistory, P.PinMessages];

/** Everything that the bot needs: what it is invited with. */
export const PERMISSIONS: readonly bigint[] = [...PIN, P.SendMessages, P.SendMessagesInThreads];

/** Where an administrator adds the bot to a server, with the permissions it needs and no others. */
export function inviteLink(applicationId: string): string {
  const permissions = PermissionsBitField.resolve(PERMISSIONS);
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`;
}
