import { ButtonStyle, ComponentType, InteractionType } from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import type { Message } from '../world/types.ts';
import { buttonsOf } from './look.ts';
import { startInteraction } from './payload.ts';
import type { Self } from './person.ts';
import { outcome } from './wait.ts';

/** What a person does with buttons. */
export interface PressesButtons {
  /** Presses a button by its label or custom id. Resolves with the updated message, or with a new reply. */
  presses(message: Message, button: string): Promise<Message>;
  /** Sends a press of a button that the message need not carry, as a modified client can. */
  forges(message: Message, customId: string): Promise<Message>;
}

export function pressesButtons(self: Self): PressesButtons {
  const { world, deadline } = self;

  async function press(source: Message, customId: string, id: number): Promise<Message> {
    const channel = world.channel(source.channel_id);
    const type = InteractionType.MessageComponent;
    const data = { component_type: ComponentType.Button, custom_id: customId, id };
    return await outcome(
      world,
      startInteraction(world, { ...self.base(), channel, type, data, source }),
      deadline,
    );
  }

  return {
    async presses(message, wanted) {
      const source = self.current(message);
      const buttons = buttonsOf(source);
      const button =
        buttons.find(({ customId }) => customId === wanted) ?? buttons.find(({ label }) => label === wanted);
      if (!button) {
        const there = buttons.map(({ label }) => `'${label}'`).join(', ') || 'none';
        throw new Refused(`No button '${wanted}' on this message. There are: ${there}.`);
      }
      if (button.disabled) throw new Refused(`The button '${button.label}' is disabled.`);
      if (button.customId === undefined || button.style === ButtonStyle.Link) {
        throw new Refused(
          `The button '${button.label}' is a link to ${button.url}; Discord tells the bot nothing.`,
        );
      }
      return await press(source, button.customId, button.id);
    },
    forges: async (message, customId) => await press(self.current(message), customId, 1),
  };
}
