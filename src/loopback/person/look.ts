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

export interface SelectOption {
  readonly label: string;
  readonly value: string;
}

/** A string select menu as a person sees it. */
export interface Select {
  readonly customId: string;
  readonly placeholder: string;
  readonly options: readonly SelectOption[];
  readonly min: number;
  readonly max: number;
  readonly disabled: boolean;
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
  readonly placeholder?: string;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly SelectOption[];
}

/** All buttons of a message, in reading order; one with only an emoji has that as its label. */
export function buttonsOf(message: Message): Button[] {
  return nodesOf(message.components)
    .filter(({ type }) => type === ComponentType.Button)
    .map((node) => ({
      label: node.label ?? node.emoji?.name ?? '',
      customId: node.custom_id,
      url: node.url,
      disabled: node.disabled ?? false,
      style: node.style ?? 0,
      id: node.id ?? 0,
    }));
}

/** All string select menus of a message, in reading order. */
export function selectsOf(message: Message): Select[] {
  return nodesOf(message.components)
    .filter(({ type }) => type === ComponentType.StringSelect)
    .map((node) => ({
      customId: node.custom_id ?? '',
      placeholder: node.placeholder ?? '',
      options: node.options ?? [],
      min: node.min_values ?? 1,
      max: node.max_values ?? 1,
      disabled: node.disabled ?? false,
      id: node.id ?? 0,
    }));
}

function nodesOf(components: unknown): Node[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((node: Node) => [
    node,
    ...nodesOf(node.components),
    ...nodesOf(node.accessory ? [node.accessory] : []),
  ]);
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
