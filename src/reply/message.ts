import {
  type APIButtonComponent,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';

/** A message in Components V2, ready to be sent or to replace one that was sent. */
export interface Message {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIMessageTopLevelComponent[];
}

/** The colour of the stripe beside an answer. */
const ACCENT = 0x4f7cac;

/** Texts, one under the other, and rows of buttons below them; a row that has none is left out. */
export function messageOf(
  texts: readonly string[],
  ...rows: readonly (readonly APIButtonComponent[])[]
): Message {
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    accent_color: ACCENT,
    components: texts.map((content) => ({ type: ComponentType.TextDisplay, content })),
  };
  for (const buttons of rows)
    if (buttons.length > 0)
      container.components.push({ type: ComponentType.ActionRow, components: [...buttons] });
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
