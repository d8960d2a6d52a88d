import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { HINT_ID } from './command-view.ts';
import { LIST_ID } from './list-view.ts';

export interface TextView {
  readonly value: string;
  /** What the field is for; stands in it while it is empty. */
  readonly label: string;
  readonly isDisabled: boolean;
  readonly isTooLong: boolean;
  readonly isOpen: boolean;
  readonly active: string | undefined;
  /** @param isComposing What was typed may still become something else. */
  readonly typed: (field: HTMLTextAreaElement, isComposing: boolean) => void;
  readonly moved: (field: HTMLTextAreaElement) => void;
}

/**
 * The field for a message. HTML gives a field of several lines no role but `textbox`, which may have a list and
 * an active item of it, but is never `combobox` or expanded.
 */
export function textView(view: TextView): TemplateResult {
  const of = (event: Event) => event.target as HTMLTextAreaElement;
  const typed = (event: InputEvent | CompositionEvent) =>
    view.typed(of(event), event instanceof InputEvent && event.isComposing);
  const moved = (event: Event) => view.moved(of(event));
  return html`<textarea
    class="composer-text"
    rows="1"
    autocomplete="off"
    enterkeyhint="send"
    placeholder=${view.label}
    aria-label=${view.label}
    aria-autocomplete="list"
    aria-haspopup="listbox"
    aria-controls=${ifDefined(view.isOpen ? LIST_ID : undefined)}
    aria-activedescendant=${ifDefined(view.isOpen ? view.active : undefined)}
    aria-invalid=${view.isTooLong}
    aria-describedby=${HINT_ID}
    ?disabled=${view.isDisabled}
    .value=${live(view.value)}
    @input=${typed}
    @compositionend=${typed}
    @keyup=${moved}
    @click=${moved}
  ></textarea>`;
}

/** Makes the field as high as its text; the style sheet says how high at most. */
export function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
