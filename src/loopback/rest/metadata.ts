import { InteractionType } from 'discord-api-types/v10';
import { apiUser, type Payload } from '../world/payloads.ts';
import type { Interaction } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** What a response tells of its interaction (resources/message#message-interaction-metadata-object). */
export function responseMetadata(world: World, interaction: Interaction): Payload {
  const user = apiUser(world.user(interaction.userId));
  const { id, type, commandName, sourceId } = interaction;
  const metadata = {
    id,
    type,
    user,
    authorizing_integration_owners: { 0: interaction.guildId },
    ...(commandName ? { name: commandName } : {}),
    ...(sourceId ? { interacted_message_id: sourceId } : {}),
  };
  const old = { id, type, name: commandName, user };
  return {
    interaction_metadata: metadata,
    ...(type === InteractionType.ApplicationCommand ? { interaction: old } : {}),
  };
}
