import { ComponentType } from 'discord-api-types/v10';
import { textDisplays } from '../world/mentions.ts';
import type { Message } from '../world/types.ts';

/** A button as a person sees it. */
export interface Button {
  readonly label: string;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly disabled: boolean;
  readonly style: number;
  /** Discord's number of the component in its message. */
  readonly id: number;
}

interface Node {
  readonly type: number;
  readonly id?: number;
  readonly label?: string;
  readonly emoji?: { readonly name?: string };
  readonly custom_id?: string;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly style?: number;
  readonly components?: readonly Node[];
  readonly accessory?: Node;
}

/** All buttons of a message, in reading order; one with only an emoji has that as its label. */
export function buttonsOf(message: Message): Button[] {
  return buttonsIn((message.components ?? []) as readonly Node[]);
}

function buttonsIn(nodes: readonly Node[]): Button[] {
  return nodes.flatMap((node) => {
    if (node.type !== ComponentType.Button) {
      return buttonsIn([...(node.components ?? []), ...(node.accessory ? [node.accessory] : [])]);
    }
    return {
      label: node.label ?? node.emoji?.name ?? '',
      customId: node.custom_id,
      url: node.url,
      disabled: node.disabled ?? false,
      style: node.style ?? 0,
      id: node.id ?? 0,
    };
  });
}

/** All text of a message as a person reads it: content, embeds and TextDisplays, one under the other. */
export function textOf(message: Message): string {
  const embeds = message.embeds.flatMap(({ author, title, description, fields = [], footer }) => [
    author?.name,
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    footer?.text,
  ]);
  return [message.content, ...embeds, ...textDisplays(message.components)].filter(Boolean).join('\n');
}
