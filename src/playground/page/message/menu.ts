import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Text } from '../text/index.ts';
import type { Choice, MenuItem } from './menu-items.ts';

/** The open menu of a message. Tells `choose` with the choice, and `close` when nothing was chosen. */
export class MessageMenu extends LitElement {
  static override properties = { items: { attribute: false }, text: { attribute: false }, label: {} };
  declare items: readonly MenuItem[];
  declare text: Text;
  declare label: string;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.entries[0]?.focus();
    this.querySelector('[role=menu]')?.scrollIntoView({ block: 'nearest' });
  }

  private get entries(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  private tell(name: 'choose' | 'close', detail?: Choice): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private onKey(event: KeyboardEvent): void {
    const { entries } = this;
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const to: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    };
    const step = to[event.key];
    if (step !== undefined) entries.at(step % entries.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.tell('close');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private onFocusOut({ relatedTarget }: FocusEvent): void {
    if (!this.contains(relatedTarget as Node | null)) this.tell('close');
  }

  protected override render(): TemplateResult {
    const apps = this.items.findIndex(({ choice }) => choice.kind === 'app');
    return html`<div
      role="menu"
      aria-label=${this.label}
      @keydown=${this.onKey}
      @focusout=${this.onFocusOut}
    >
      ${this.items.map(
        ({ choice, label }, index) => html`${
          index === apps ? html`<div class="group" role="presentation">${this.text.menu.apps}</div>` : nothing
        }<button
            type="button"
            role="menuitem"
            tabindex="-1"
            class=${choice.kind}
            @click=${() => this.tell('choose', choice)}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }
}

customElements.define('footnote-message-menu', MessageMenu);
