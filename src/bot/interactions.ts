import type { Interaction, InteractionReplyOptions } from 'discord.js';
import { readCustomId } from '../reply/custom-id.ts';
import { notice } from '../reply/message.ts';
import { guard } from './boundary.ts';
import type { Invocable, Services } from './command.ts';
import { privately } from './private.ts';

/** Brings every interaction to what serves it, inside the one boundary for errors. */
export function serveInteractions(
  invocable: Invocable,
  services: Services,
): (interaction: Interaction) => Promise<void> {
  const slash = new Map(invocable.slash.map((command) => [command.data.name, command]));
  const message = new Map(invocable.message.map((command) => [command.data.name, command]));
  const presses = new Map(invocable.press.map((press) => [press.deed, press]));

  async function serve(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) {
      await slash.get(interaction.commandName)?.autocomplete?.(interaction, services);
    } else if (interaction.isChatInputCommand()) {
      const command = slash.get(interaction.commandName);
      await (command ? command.execute(interaction, services) : interaction.reply(outdated()));
    } else if (interaction.isMessageContextMenuCommand()) {
      const command = message.get(interaction.commandName);
      await (command ? command.execute(interaction, services) : interaction.reply(outdated()));
    } else if (interaction.isButton()) {
      const { deed, subject } = readCustomId(interaction.customId);
      const press = presses.get(deed);
      await (press ? press.press(interaction, subject, services) : interaction.reply(outdated()));
    }
  }

  /** What Discord still shows of a command or button that is no more. */
  function outdated(): InteractionReplyOptions {
    return privately(notice(services.text.outdated));
  }

  return (interaction) =>
    guard(
      services,
      { interaction: interaction.id, type: interaction.type, name: nameOf(interaction) },
      () => serve(interaction),
      async (reference) => {
        if (!interaction.isRepliable()) return;
        const failed = privately(notice(services.text.failed(reference)));
        if (interaction.deferred || interaction.replied) await interaction.followUp(failed);
        else await interaction.reply(failed);
      },
    );
}

function nameOf(interaction: Interaction): string | undefined {
  if (interaction.isCommand() || interaction.isAutocomplete()) return interaction.commandName;
  return interaction.isMessageComponent() ? readCustomId(interaction.customId).deed : undefined;
}
