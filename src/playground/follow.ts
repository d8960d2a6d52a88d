import type { Loopback, Message, User, WorldEvents } from '../loopback/loopback.ts';
import type { Told } from './protocol.ts';
import { seesMessage, serverView, visibleChannels } from './view.ts';

/** What changes more than messages. */
const CHANGES: readonly (keyof WorldEvents)[] = [
  'roleCreate',
  'roleUpdate',
  'memberAdd',
  'memberUpdate',
  'channelCreate',
  'channelUpdate',
  'channelDelete',
  'threadCreate',
  'threadUpdate',
  'threadDelete',
  'threadMemberAdd',
  'threadMemberRemove',
  'pinsUpdate',
  'commandsUpdate',
];

/**
 * Tells of everything that a person may see of what happens, from now on. Changes of the server are gathered
 * into one, which comes before any message that rests on it.
 * @returns what ends it
 */
export function follow(loopback: Loopback, user: User, tell: (told: Told) => void): () => void {
  const { world } = loopback;
  const visible = () => new Set(visibleChannels(world, user).map(({ id }) => id));
  let known = visible();
  let waiting: NodeJS.Immediate | undefined;

  function tellServer(): void {
    clearImmediate(waiting);
    waiting = undefined;
    tell({ kind: 'server', server: serverView(loopback, user) });
    const before = known;
    known = visible();
    for (const message of world.messages.values())
      if (!before.has(message.channel_id) && seesMessage(world, user, message))
        tell({ kind: 'message', message });
  }
  const changed = (): void => {
    waiting ??= setImmediate(tellServer);
  };
  const came = (message: Message): void => {
    if (waiting) tellServer();
    if (seesMessage(world, user, message)) tell({ kind: 'message', message });
  };
  const went = (message: Message): void => {
    if (seesMessage(world, user, message)) tell({ kind: 'gone', id: message.id });
    if (message.pinned) changed();
  };

  const stops = [
    ...CHANGES.map((event) => world.on(event, changed)),
    world.on('messageCreate', came),
    world.on('messageUpdate', came),
    world.on('messageDelete', went),
    world.on('messagesDelete', (messages) => messages.forEach(went)),
    world.on('ephemeral', (message, gone) => (gone ? went : came)(message)),
    world.on('problem', (fault) => tell({ kind: 'fault', fault })),
  ];
  return () => {
    clearImmediate(waiting);
    for (const stop of stops) stop();
  };
}
