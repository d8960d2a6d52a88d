import { html, LitElement, type TemplateResult } from 'lit';
import type { Text } from '../text/index.ts';

/** A message as its author rewrites it. Tells `save` with the new text, or `cancel`, also where it is the same. */
export class MessageEdit extends LitElement {
  static override properties = { content: {}, text: { attribute: false } };
  declare content: string;
  declare text: Text;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    const { field } = this;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }

  private get field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }

  private save(): void {
    const text = this.field?.value.trim() ?? '';
    if (text === this.content) this.cancel();
    else this.dispatchEvent(new CustomEvent('save', { detail: text }));
  }

  private cancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.cancel();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected override render(): TemplateResult {
    const { message: text } = this.text;
    return html`<textarea
        aria-label=${text.editLabel}
        rows="2"
        maxlength="2000"
        .defaultValue=${this.content}
        @keydown=${this.onKey}
      ></textarea>
      <p class="subtext">
        ${text.editHint}
        <button type="button" class="link" @click=${this.cancel}>${text.cancel}</button>
        <button type="button" class="link" @click=${this.save}>${text.save}</button>
      </p>`;
  }
}

customElements.define('footnote-message-edit', MessageEdit);
