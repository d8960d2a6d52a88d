import {
  InteractionType as I,
  MessageFlags,
  MessageType,
  InteractionResponseType as R,
} from 'discord-api-types/v10';
import { invalidForm, refusal, under } from '../errors.ts';
import { createForm, isRecord, type Json } from '../rules/form.ts';
import { checkMessage, editedFlags } from '../rules/message.ts';
import { checkChoiceList } from '../rules/options.ts';
import { asAppSees } from '../visibility.ts';
import type { CommandChoice, Interaction, Message } from '../world/types.ts';
import type { App, RestContext } from './context.ts';
import { responseMetadata } from './metadata.ts';

/** First responses to an interaction (interactions/receiving-and-responding#create-interaction-response). */
export function callbackRoutes(app: App, { world, messageContent, interactionDeadline }: RestContext): void {
  function answerMessage(interaction: Interaction, data: Json): Partial<Interaction> {
    const { reference: _, ...body } = under('data', () => checkMessage(data, 'callback'));
    const ephemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const message = add(interaction, body, ephemeral);
    return { originalId: message.id, ephemeral };
  }

  function deferMessage(interaction: Interaction, data: Json): Partial<Interaction> {
    const form = createForm();
    form.keys(data, ['flags', 'tts', 'enforce_nonce'], ['data']);
    form.integer(data, 'flags', ['data'], { min: 0 });
    const flags = Number(data.flags ?? 0);
    if (flags & ~MessageFlags.Ephemeral) {
      form.issue(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', 'A deferral may set EPHEMERAL (64) only.');
    }
    form.end();
    const ephemeral = (flags & MessageFlags.Ephemeral) !== 0;
    const message = add(interaction, { flags: flags | MessageFlags.Loading }, ephemeral);
    return { originalId: message.id, ephemeral };
  }

  function add(interaction: Interaction, draft: object, ephemeral: boolean): Message {
    const source = world.messages.get(interaction.sourceId ?? '');
    const isCommand = interaction.type === I.ApplicationCommand;
    const type =
      interaction.commandType === 1 ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
    return world.addMessage(interaction.channelId, world.bot, {
      ...draft,
      type: isCommand ? type : MessageType.Reply,
      webhook: true,
      metadata: responseMetadata(world, interaction),
      ...(source ? { reference: source } : {}),
      ...(ephemeral ? { viewer: interaction.userId } : {}),
    });
  }

  function updateSource(interaction: Interaction, data: Json): Partial<Interaction> {
    const before = world.messages.get(interaction.sourceId ?? '');
    if (!before) throw refusal(10008);
    const { reference: _, ...body } = under('data', () => checkMessage(data, 'webhookEdit', before));
    world.editMessage(before, { ...body, flags: editedFlags(before, body.flags), webhook: true });
    return { originalId: before.id, ephemeral: before.ephemeral };
  }

  function choices(interaction: Interaction, data: Json): Partial<Interaction> {
    const form = createForm();
    form.keys(data, ['choices'], ['data']);
    const list = form.list(data, 'choices', ['data'], { max: 25, required: true });
    checkChoiceList(form, list, ['data', 'choices'], interaction.focusedType ?? 3);
    form.end();
    return { choices: list as CommandChoice[] };
  }

  function modal(data: Json): Partial<Interaction> {
    const form = createForm();
    form.text(data, 'custom_id', ['data'], { min: 1, max: 100, required: true });
    form.text(data, 'title', ['data'], { min: 1, max: 45, required: true });
    form.list(data, 'components', ['data'], { min: 1, max: 5, required: true });
    form.end();
    return { modal: data };
  }

  function respond(interaction: Interaction, type: number, data: Json): Partial<Interaction> {
    if (type === R.ChannelMessageWithSource) return answerMessage(interaction, data);
    if (type === R.DeferredChannelMessageWithSource) return deferMessage(interaction, data);
    if (type === R.UpdateMessage) return updateSource(interaction, data);
    if (type === R.ApplicationCommandAutocompleteResult) return choices(interaction, data);
    if (type === R.Modal) return modal(data);
    const source = world.messages.get(interaction.sourceId ?? '');
    return { originalId: interaction.sourceId, ephemeral: source?.ephemeral ?? false };
  }

  app.post('/interactions/:id/:token/callback', (c) => {
    const interaction = world.interactions.get(c.req.param('id'));
    if (!interaction || interaction.token !== c.req.param('token')) throw refusal(10062);
    if (interaction.callback !== undefined) throw refusal(40060);
    if (Date.now() - interaction.createdAt >= interactionDeadline) throw refusal(10062);
    const { body } = c.get('request');
    if (!isRecord(body)) throw refusal(50109);
    const type = Number(body.type);
    const allowed = allowedTypes(interaction);
    if (!allowed.includes(type)) {
      const message = `Value must be one of {${allowed.join(', ')}} for this interaction, got ${type}.`;
      throw invalidForm([{ path: ['type'], code: 'BASE_TYPE_CHOICES', message }]);
    }
    const made = respond(interaction, type, isRecord(body.data) ? body.data : {});
    const answered = world.putInteraction({ ...interaction, ...made, callback: type });
    if (c.req.query('with_response') !== 'true') return c.body(null, 204);
    const message = world.messages.get(answered.originalId ?? '');
    return c.json({
      interaction: {
        id: interaction.id,
        type: interaction.type,
        ...(message
          ? {
              response_message_id: message.id,
              response_message_loading: ((message.flags ?? 0) & MessageFlags.Loading) !== 0,
              response_message_ephemeral: message.ephemeral,
            }
          : {}),
      },
      resource: { type, ...(message ? { message: asAppSees(world, message, messageContent) } : {}) },
    });
  });
}

function allowedTypes({ type, sourceId }: Interaction): number[] {
  if (type === I.ApplicationCommandAutocomplete) return [R.ApplicationCommandAutocompleteResult];
  const replies = [R.ChannelMessageWithSource, R.DeferredChannelMessageWithSource];
  const updates = sourceId === undefined ? [] : [R.DeferredMessageUpdate, R.UpdateMessage];
  return [...replies, ...updates, ...(type === I.ModalSubmit ? [] : [R.Modal])];
}
