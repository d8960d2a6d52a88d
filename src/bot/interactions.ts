import type { Interaction, InteractionReplyOptions } from 'discord.js';
import { readCustomId } from '../reply/custom-id.ts';
import { notice } from '../reply/message.ts';
import { guard } from './boundary.ts';
import type { Invocable, MessageCommand, Press, ServingEvent, SlashCommand } from './command.ts';
import type { Cooldown } from './cooldown.ts';
import { privately } from './private.ts';

/** Brings every interaction to what serves it, inside the one boundary for errors. */
export function serveInteractions(
  now: (interaction: Interaction) => ServingEvent,
  cooldown: Cooldown,
): (interaction: Interaction) => Promise<void> {
  return async (interaction) => {
    const serving = now(interaction);
    const { interactions } = serving.services.store;
    // Discord may deliver an event twice, such as after a lost connection.
    if (interactions.get(interaction.id)) return;
    interactions.set(interaction.id, true);
    const { text } = serving.services;
    await guard(
      serving.services,
      { interaction: interaction.id, type: interaction.type, name: nameOf(interaction, serving) },
      () => serve(interaction, serving, cooldown),
      async (reference) => {
        if (!interaction.isRepliable()) return;
        const failed = privately(notice(text.failed(reference)));
        if (interaction.deferred || interaction.replied) await interaction.followUp(failed);
        else await interaction.reply(failed);
      },
    );
  };
}

async function serve(
  interaction: Interaction,
  { invocable, services }: ServingEvent,
  cooldown: Cooldown,
): Promise<void> {
  /** What Discord still shows of a command or button that is no more. */
  const outdated = (): InteractionReplyOptions => privately(notice(services.text.outdated));
  const tooFast = (): InteractionReplyOptions => privately(notice(services.text.tooFast));
  const isTooFast = () => cooldown.take(interaction.user.id) !== 'granted';

  if (interaction.isAutocomplete()) {
    await named(invocable.slash, interaction)?.autocomplete?.(interaction, services);
  } else if (interaction.isChatInputCommand()) {
    const command = named(invocable.slash, interaction);
    if (command?.asks?.(interaction) && isTooFast()) await interaction.reply(tooFast());
    else await (command ? command.execute(interaction, services) : interaction.reply(outdated()));
  } else if (interaction.isMessageContextMenuCommand()) {
    const command = named(invocable.message, interaction);
    if (command?.asks?.(interaction) && isTooFast()) await interaction.reply(tooFast());
    else await (command ? command.execute(interaction, services) : interaction.reply(outdated()));
  } else if (interaction.isButton()) {
    const { subject } = readCustomId(interaction.customId);
    const press = pressOf(interaction, invocable);
    await (press ? press.press(interaction, subject, services) : interaction.reply(outdated()));
  }
}

function named<T extends SlashCommand | MessageCommand>(
  commands: readonly T[],
  { commandName }: { commandName: string },
): T | undefined {
  return commands.find(({ data }) => data.name === commandName);
}

function pressOf({ customId }: { customId: string }, { press }: Invocable): Press | undefined {
  const { deed } = readCustomId(customId);
  return press.find((one) => one.deed === deed);
}

/** For the log, so of buttons only those that there are: a custom id can be forged, and hold any text. */
function nameOf(interaction: Interaction, { invocable }: ServingEvent): string | undefined {
  if (interaction.isCommand() || interaction.isAutocomplete()) return interaction.commandName;
  return interaction.isMessageComponent() ? pressOf(interaction, invocable)?.deed : undefined;
}
