import { html, nothing, type TemplateResult } from 'lit';
import type { Listing } from './listing.ts';

/** Id of the list, of which a page has one at a time. */
export const LIST_ID = 'composer-list';

export function itemId(index: number): string {
  return `composer-item-${index}`;
}

/**
 * The list over the field. The focus stays in the field, also when an item is pressed; the list itself can be
 * focused because it scrolls.
 */
export function listView({ label, items }: Listing, active: number): TemplateResult {
  return html`<div class="composer-list" id=${LIST_ID} role="listbox" aria-label=${label}  tabindex="0" @mousedown=${stay}>
    ${items.map(
      ({ title, note, tags, take }, index) => html`<div
        class="composer-item"
        id=${itemId(index)}
        role="option"
        aria-selected=${index === active}
        @click=${take}
      >
        <span class="composer-title">${title}</span>
        ${tags.map((tag) => html`<span class="composer-tag">${tag}</span>`)}
        ${note === '' ? nothing : html`<span class="composer-note">${note}</span>`}
      </div>`,
    )}
  </div>`;
}

/** Keeps the focus, and a telephone's keyboard, where they are. */
export function stay(event: Event): void {
  event.preventDefault();
}
