import {
  type APIButtonComponent,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { limits } from './limits.ts';

/** A message in Components V2, ready to be sent or to replace one that was sent. */
export interface Message {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIMessageTopLevelComponent[];
}

/** The colour of the stripe beside an answer. */
const ACCENT = 0x4f7cac;

/** Texts, one under the other, and groups of buttons below them, each in rows of its own. */
export function messageOf(
  texts: readonly (string | APITextDisplayComponent)[],
  ...groups: readonly (readonly APIButtonComponent[])[]
): Message {
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    accent_color: ACCENT,
    components: texts.map((text) =>
      typeof text === 'string' ? { type: ComponentType.TextDisplay, content: text } : text,
    ),
  };
  for (const buttons of groups)
    for (let at = 0; at < buttons.length; at += limits.row)
      container.components.push({
        type: ComponentType.ActionRow,
        components: buttons.slice(at, at + limits.row),
      });
  return { flags: MessageFlags.IsComponentsV2, components: [container] };
}

/** One sentence from Footnote itself. */
export function notice(content: string): Message {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.TextDisplay, content }],
  };
}

/** One sentence from Footnote itself, and what can be done about it. */
export function offer(content: string, ...buttons: readonly APIButtonComponent[]): Message {
  const { flags, components } = notice(content);
  return { flags, components: [...components, { type: ComponentType.ActionRow, components: [...buttons] }] };
}
