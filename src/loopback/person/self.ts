import type { ChannelRef } from '../world/state.ts';
import type { Channel, Message, User } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** What the parts of a person share. */
export interface Self {
  readonly world: World;
  readonly user: User;
  readonly deadline: number;
  locale(): string;
  base(): { user: User; locale: string };
  /** A channel that the person can view. @throws Refused */
  sight(channel: ChannelRef): Channel;
  /** A message as it is now. @throws Refused when it is gone or not for this person's eyes */
  current(message: Message): Message;
}
