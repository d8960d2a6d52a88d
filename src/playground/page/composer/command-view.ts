import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Text } from '../text/en.ts';
import { addable, type Draft, type Field } from './draft.ts';
import { LIST_ID, stay } from './list-view.ts';
import { nameIn } from './localized.ts';
import { OptionType } from './option-type.ts';
import type { Problem } from './problem.ts';

/** Id of the line under the field: a problem, or what the option is for. */
export const HINT_ID = 'composer-hint';

export interface CommandView {
  readonly draft: Draft;
  readonly text: Text;
  readonly locale: string;
  /** Index of the field that the hint and the list belong to. */
  readonly at: number;
  readonly problem: Problem | undefined;
  readonly isOpen: boolean;
  readonly isWaiting: boolean;
  /** Id of the chosen item of the open list. */
  readonly active: string | undefined;
  readonly typed: (at: number, text: string) => void;
  readonly cancelled: () => void;
  readonly removed: (at: number) => void;
}

/** A command that is being filled in: its name, its fields, and the place after them. */
export function commandView(view: CommandView): TemplateResult {
  const { draft, text, cancelled } = view;
  const { title } = draft.entry;
  return html`<div class="composer-command" role="group" aria-label=${text.composer.command(title)}>
    <span class="composer-chip">/${title}${cross(text.composer.cancelCommand, cancelled, false)}</span>
    ${draft.fields.map((field, at) => fieldView(view, field, at))} ${restView(view)}
  </div>`;
}

function fieldView(view: CommandView, { option, text: value }: Field, at: number): TemplateResult {
  const { text, locale, removed } = view;
  const name = nameIn(locale, option);
  const isNumber = option.type === OptionType.Integer || option.type === OptionType.Number;
  return html`<span class="composer-field">
    <label class="composer-name" for=${inputId(at)}>${name}</label>
    ${input(view, at, value, {
      required: option.required ?? false,
      max: option.max_length,
      mode: isNumber ? 'decimal' : undefined,
    })}
    ${option.required ? nothing : cross(text.composer.removeOption(name), () => removed(at), false)}
  </span>`;
}

/** Where a further option is named, or where Enter sends a command that has no field. */
function restView(view: CommandView): TemplateResult | typeof nothing {
  const { draft, text } = view;
  const more = addable(draft).length;
  if (more === 0 && draft.fields.length > 0 && draft.rest === '') return nothing;
  return html`<span class="composer-field composer-rest">
    ${input(view, draft.fields.length, draft.rest, {
      label: text.composer.more,
      placeholder: more > 0 ? text.composer.optional(more) : '',
    })}
  </span>`;
}

interface Traits {
  readonly required?: boolean;
  readonly max?: number | undefined;
  readonly mode?: 'decimal' | undefined;
  readonly label?: string;
  readonly placeholder?: string;
}

function input(view: CommandView, at: number, value: string, traits: Traits): TemplateResult {
  const isHere = at === view.at;
  const isOpen = isHere && view.isOpen;
  return html`<input
    id=${inputId(at)}
    data-at=${at}
    class="composer-input"
    role="combobox"
    autocomplete="off"
    autocapitalize="off"
    enterkeyhint="send"
    maxlength=${traits.max ?? 6000}
    inputmode=${ifDefined(traits.mode)}
    placeholder=${traits.placeholder ?? ''}
    aria-label=${ifDefined(traits.label)}
    aria-autocomplete="list"
    aria-required=${traits.required ?? false}
    aria-expanded=${isOpen}
    aria-controls=${ifDefined(isOpen ? LIST_ID : undefined)}
    aria-activedescendant=${ifDefined(isOpen ? view.active : undefined)}
    aria-busy=${isHere && view.isWaiting}
    aria-invalid=${view.problem?.at === at}
    aria-describedby=${ifDefined(isHere ? HINT_ID : undefined)}
    .value=${live(value)}
    @input=${(event: Event) => view.typed(at, (event.target as HTMLInputElement).value)}
  />`;
}

export function inputId(at: number): string {
  return `composer-field-${at}`;
}

/** @param inOrder Tab reaches it; where a key does the same, Tab goes past it. */
export function cross(label: string, press: () => void, inOrder: boolean): TemplateResult {
  return html`<button
    type="button"
    class="composer-cross"
    tabindex=${inOrder ? 0 : -1}
    aria-label=${label}
    @mousedown=${stay}
    @click=${press}
  >
    <span aria-hidden="true">×</span>
  </button>`;
}
