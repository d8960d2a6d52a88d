import { ButtonStyle, ComponentType, InteractionType } from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import type { Payload } from '../world/payloads.ts';
import type { Message } from '../world/types.ts';
import { buttonsOf, selectsOf } from './look.ts';
import { startInteraction } from './payload.ts';
import type { Self } from './self.ts';
import { outcome } from './wait.ts';

/** What a person does with the components of a message. */
export interface PressesButtons {
  /** Chooses options, by label or value, of the string select menu with that custom id or placeholder. */
  chooses(message: Message, select: string, options: readonly string[]): Promise<Message>;
  /**
   * Presses a button by its label or custom id. Resolves with the updated message, with a new reply, or, where the
   * bot takes the message away, with what it was.
   */
  presses(message: Message, button: string): Promise<Message>;
  /** Sends a press of a button that the message need not carry, as a modified client can. */
  forges(message: Message, customId: string): Promise<Message>;
}

export function pressesButtons(self: Self): PressesButtons {
  const { world, deadline } = self;

  async function send(source: Message, data: Payload): Promise<Message> {
    const channel = world.channel(source.channel_id);
    const type = InteractionType.MessageComponent;
    return await outcome(
      world,
      startInteraction(world, { ...self.base(), channel, type, data, source }),
      deadline,
    );
  }

  async function press(source: Message, customId: string, id: number): Promise<Message> {
    return await send(source, { component_type: ComponentType.Button, custom_id: customId, id });
  }

  return {
    async chooses(message, wanted, picks) {
      const source = self.current(message);
      const menus = selectsOf(source);
      const menu = menus.find((one) => one.customId === wanted || one.placeholder === wanted);
      if (!menu) {
        const there = menus.map(({ customId }) => `'${customId}'`).join(', ') || 'none';
        throw new Refused(`No select menu '${wanted}' on this message. There are: ${there}.`);
      }
      if (menu.disabled) throw new Refused(`The select menu '${wanted}' is disabled.`);
      const values = picks.map((pick) => {
        const option = menu.options.find(({ label, value }) => label === pick || value === pick);
        if (option) return option.value;
        throw new Refused(`No '${pick}' in the menu: ${menu.options.map(({ label }) => label).join(', ')}.`);
      });
      if (values.length < menu.min || values.length > menu.max) {
        throw new Refused(`The menu takes ${menu.min} to ${menu.max} options, got ${values.length}.`);
      }
      const data = {
        component_type: ComponentType.StringSelect,
        custom_id: menu.customId,
        id: menu.id,
        values,
      };
      return await send(source, data);
    },
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
