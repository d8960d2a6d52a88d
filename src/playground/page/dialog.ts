import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../loopback/world/types.ts';
import type { ChannelView } from '../protocol.ts';
import type { Text } from './text/index.ts';

/** What is asked before something is done. */
export type Question =
  | { readonly kind: 'thread'; readonly channel: ChannelView; readonly message?: Message }
  | { readonly kind: 'post'; readonly forum: ChannelView }
  | { readonly kind: 'delete'; readonly message: Message };

export interface Reply {
  readonly name: string;
  readonly text: string;
  readonly private: boolean;
}

/** A dialog, open from the start. Tells `reply` with a `Reply`, or `close` when there is none. */
export class Dialog extends LitElement {
  static override properties = { question: { attribute: false }, text: { attribute: false } };
  declare question: Question;
  declare text: Text;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  private readonly close = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const value = (key: string): string => String(data.get(key) ?? '').trim();
    // The focus goes back to where it was before the dialog.
    this.querySelector('dialog')?.close();
    const detail: Reply = { name: value('name'), text: value('text'), private: data.has('private') };
    this.dispatchEvent(new CustomEvent('reply', { detail }));
  };

  protected override render(): TemplateResult {
    const { dialog } = this.text;
    const { kind } = this.question;
    const words = {
      thread: { title: dialog.threadTitle, go: dialog.create },
      post: { title: dialog.postTitle, go: dialog.post },
      delete: { title: dialog.deleteTitle, go: dialog.delete },
    }[kind];
    return html`<dialog aria-labelledby="dialog-title" @close=${this.close}>
      <form @submit=${this.submit}>
        <h2 id="dialog-title">${words.title}</h2>
        ${fields(this.question, this.text)}
        <div class="choices">
          <button type="button" class="button secondary" @click=${this.close}>${dialog.cancel}</button>
          <button class="button ${kind === 'delete' ? 'danger' : 'primary'}">${words.go}</button>
        </div>
      </form>
    </dialog>`;
  }
}

function fields(question: Question, { dialog }: Text): TemplateResult | typeof nothing {
  if (question.kind === 'delete') return nothing;
  if (question.kind === 'post')
    return html`<label>${dialog.postName}<input name="name" required maxlength="100" autocomplete="off" /></label>
      <label>${dialog.postText}<textarea name="text" required maxlength="2000" rows="3"></textarea></label>`;
  const { channel, message } = question;
  return html`<label>${dialog.threadName}<input name="name" required maxlength="100" autocomplete="off" /></label>
    ${
      channel.may.startPrivateThread && !message
        ? html`<label class="check"><input type="checkbox" name="private" /> ${dialog.private}</label>`
        : nothing
    }`;
}

customElements.define('footnote-dialog', Dialog);
