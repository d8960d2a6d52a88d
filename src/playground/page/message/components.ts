import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../view.ts';
import { markdown } from './markdown.ts';

export interface Presses {
  press(customId: string): void;
  /** Whether the bot has yet to answer a press of this button. */
  isWaiting(customId: string): boolean;
}

type Component = APIMessageTopLevelComponent | APIComponentInContainer;

/**
 * The components of a message as Discord's client shows them.
 * @param presses without it, no buttons are shown
 */
export function componentsView(
  components: readonly Component[],
  view: View,
  presses: Presses | undefined,
): (TemplateResult | typeof nothing)[] {
  return components.map((component) => componentView(component, view, presses));
}

function componentView(
  component: Component,
  view: View,
  presses: Presses | undefined,
): TemplateResult | typeof nothing {
  switch (component.type) {
    case ComponentType.Container:
      return html`<div class="container">${componentsView(component.components, view, presses)}</div>`;
    case ComponentType.TextDisplay:
      return html`<div class="text-display">${markdown(component.content, view)}</div>`;
    case ComponentType.Section:
      return html`<div class="section">
        <div>${componentsView(component.components as Component[], view, presses)}</div>
        ${component.accessory.type === ComponentType.Button ? buttonView(component.accessory, presses) : nothing}
      </div>`;
    case ComponentType.Separator:
      return component.divider === false ? html`<div class="gap"></div>` : html`<hr />`;
    case ComponentType.ActionRow:
      if (!presses) return nothing;
      return html`<discord-action-row>
        ${component.components.map((part) => (part.type === ComponentType.Button ? buttonView(part, presses) : nothing))}
      </discord-action-row>`;
    default:
      // Silence would let an editor believe that there is nothing.
      return html`<p class="subtext">${view.text.message.notDrawn(ComponentType[component.type])}</p>`;
  }
}

const STYLES: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

function buttonView(
  button: APIButtonComponent,
  presses: Presses | undefined,
): TemplateResult | typeof nothing {
  if (!presses || button.style === ButtonStyle.Premium) return nothing;
  const label = html`${button.emoji?.name ? html`<span class="emoji">${button.emoji.name}</span>` : nothing}${button.label}`;
  if (button.style === ButtonStyle.Link)
    return html`<a class="button secondary" href=${button.url} target="_blank" rel="noopener noreferrer"
      >${label}<span class="leaves" aria-hidden="true">↗</span></a
    >`;
  const { custom_id: id, style, disabled = false } = button;
  const waiting = presses.isWaiting(id);
  return html`<button
    type="button"
    class="button ${STYLES[style]}"
    ?disabled=${disabled}
    aria-busy=${waiting ? 'true' : 'false'}
    @click=${() => waiting || presses.press(id)}
  >
    ${label}
  </button>`;
}
