import { MessageFlags, MessageType } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { checkMessage, editedFlags } from '../rules/message.ts';
import { asAppSees } from '../visibility.ts';
import type { Interaction, Message } from '../world/types.ts';
import { needActive } from './access.ts';
import type { App, RestContext } from './context.ts';
import { responseMetadata } from './metadata.ts';

/** What a bot says after its first response, with the interaction's token instead of its own. */
export function webhookRoutes(app: App, { world, messageContent, tokenLifetime }: RestContext): void {
  const shown = (message: Message) => asAppSees(world, message, messageContent);

  /** @throws DiscordError 10015 before a first response or for a wrong token, 50027 after the token's life */
  function interactionOf(application: string | undefined, token: string | undefined): Interaction {
    const found = [...world.interactions.values()].find((one) => one.token === token);
    if (!found || application !== world.bot.id || found.callback === undefined) throw refusal(10015);
    if (Date.now() - found.createdAt >= tokenLifetime) throw refusal(50027);
    return found;
  }

  function messageOf(interaction: Interaction, id: string | undefined): Message {
    const key = id === '@original' ? interaction.originalId : id;
    const own = key !== undefined && [interaction.originalId, ...interaction.results].includes(key);
    const message = own ? world.messages.get(key) : undefined;
    if (!message) throw refusal(10008);
    return message;
  }

  function edit(interaction: Interaction, before: Message, body: unknown): Message {
    if (!before.ephemeral) needActive(world.channel(before.channel_id));
    const { reference: _, ...changes } = checkMessage(body, 'webhookEdit', before);
    const loading = ((before.flags ?? 0) & MessageFlags.Loading) !== 0;
    // The first edit fills a deferred message, and clears the mark that it is loading.
    const flags = editedFlags(before, changes.flags);
    const edited = { ...changes, flags: flags & ~MessageFlags.Loading, webhook: true };
    const after = world.editMessage(before, edited, { silent: loading });
    tell(interaction, after.id);
    return after;
  }

  function tell(interaction: Interaction, messageId: string): void {
    const now = world.interactions.get(interaction.id) ?? interaction;
    world.putInteraction({ ...now, results: [...now.results, messageId] });
  }

  app.post('/webhooks/:app/:token', (c) => {
    const interaction = interactionOf(c.req.param('app'), c.req.param('token'));
    const original = world.messages.get(interaction.originalId ?? '');
    const { body } = c.get('request');
    const { reference: _, ...draft } = checkMessage(body, 'webhook');
    if (original && (original.flags ?? 0) & MessageFlags.Loading) {
      // Documented: a follow-up right after a deferral fills the deferred message, whatever its EPHEMERAL flag.
      const flags = (draft.flags ?? 0) & ~MessageFlags.Ephemeral;
      return c.json(shown(edit(interaction, original, { ...(body as object), flags })));
    }
    const ephemeral = ((draft.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const message = world.addMessage(interaction.channelId, world.bot, {
      ...draft,
      type: original ? MessageType.Reply : MessageType.ChatInputCommand,
      webhook: true,
      metadata: responseMetadata(world, interaction),
      ...(original ? { reference: original } : {}),
      ...(ephemeral ? { viewer: interaction.userId } : {}),
    });
    tell(interaction, message.id);
    return c.json(shown(message));
  });

  const path = '/webhooks/:app/:token/messages/:message';
  app.get(path, (c) => {
    const interaction = interactionOf(c.req.param('app'), c.req.param('token'));
    return c.json(shown(messageOf(interaction, c.req.param('message'))));
  });

  app.patch(path, (c) => {
    const interaction = interactionOf(c.req.param('app'), c.req.param('token'));
    const before = messageOf(interaction, c.req.param('message'));
    return c.json(shown(edit(interaction, before, c.get('request').body)));
  });

  app.delete(path, (c) => {
    const interaction = interactionOf(c.req.param('app'), c.req.param('token'));
    const message = messageOf(interaction, c.req.param('message'));
    world.deleteMessage(message);
    tell(interaction, message.id);
    return c.body(null, 204);
  });
}
