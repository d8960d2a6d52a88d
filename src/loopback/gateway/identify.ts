import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';
import { isRecord } from '../rules/form.ts';

const known = Object.values(GatewayIntentBits).reduce<number>((all, bit) => all | Number(bit), 0);
const privileged = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences;

/** What a client asked for in IDENTIFY, or the close code that it gets for it. */
export type Identified = { intents: number; shard: readonly [number, number] } | { close: GatewayCloseCodes };

/** Checks an IDENTIFY (events/gateway-events#identify). */
export function readIdentify(data: unknown, token: string, messageContent: boolean): Identified {
  if (!isRecord(data)) return { close: GatewayCloseCodes.DecodeError };
  if (data.token !== token) return { close: GatewayCloseCodes.AuthenticationFailed };
  const { intents } = data;
  if (typeof intents !== 'number' || !Number.isInteger(intents) || intents & ~known || intents < 0) {
    return { close: GatewayCloseCodes.InvalidIntents };
  }
  const refused = messageContent ? privileged : privileged | GatewayIntentBits.MessageContent;
  if (intents & refused) return { close: GatewayCloseCodes.DisallowedIntents };
  const shard = data.shard === undefined ? [0, 1] : data.shard;
  if (!Array.isArray(shard) || shard.length !== 2) return { close: GatewayCloseCodes.InvalidShard };
  const [id, count] = shard.map(Number);
  if (id === undefined || count === undefined || !(id >= 0 && id < count)) {
    return { close: GatewayCloseCodes.InvalidShard };
  }
  return { intents, shard: [id, count] };
}
