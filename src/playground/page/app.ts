import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChannelView } from '../protocol.ts';
import { AtEnd } from './at-end.ts';
import { channelsView } from './channels.ts';
import { Client } from './client.ts';
import type { Composer } from './composer/composer.ts';
import { conversationView } from './conversation.ts';
import type { Reply } from './dialog.ts';
import { noticesView } from './notices.ts';
import { pinsView } from './pins.ts';
import { postsView } from './posts.ts';
import { settingsView } from './settings.ts';
import type { PageState } from './state.ts';
import { textIn } from './text/index.ts';
import { topView } from './top.ts';
import type { View } from './view.ts';

/** The page: a Discord client for one person at a time. */
export class App extends LitElement {
  private readonly end = new AtEnd();
  private readonly prefersLight = matchMedia('(prefers-color-scheme: light)');
  private readonly client: Client;

  constructor() {
    super();
    const address = new URL('/socket', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    this.client = new Client(address.href, {
      redraw: () => this.requestUpdate(),
      // What is to be found or written in may be yet to be drawn.
      focusComposer: () => void this.updateComplete.then(() => this.composer?.focus()),
      fillComposer: (text) => this.composer?.fill(text),
      stayAtEnd: (isStaying) => this.end.stay(isStaying),
      find: (id) => void this.updateComplete.then(() => this.mark(id)),
      forget: (id) => {
        const hasFocus = this.querySelector(`#message-${id}`)?.contains(document.activeElement);
        if (hasFocus) this.focusOn('.scroll');
      },
      focusPins: (areOpen) => this.focusOn(areOpen ? '#pins-title' : '.pin-list'),
    });
    this.prefersLight.addEventListener('change', () => this.requestUpdate());
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private get composer(): Composer | null {
    return this.querySelector('footnote-composer');
  }

  /** Puts the keyboard where it is to be once that is drawn. */
  private focusOn(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }

  private mark(messageId: string): void {
    const message = this.querySelector<HTMLElement>(`#message-${messageId}`);
    if (!message) return;
    message.scrollIntoView({ block: 'center' });
    message.focus({ preventScroll: true });
    message.classList.remove('found');
    // A style that is taken away and put back in one go is not drawn anew.
    void message.offsetWidth;
    message.classList.add('found');
  }

  private get isLight(): boolean {
    const { look } = this.client.ui;
    return look === 'system' ? this.prefersLight.matches : look === 'light';
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { documentElement: root } = document;
    root.lang = this.client.ui.locale;
    root.dataset.theme = this.isLight ? 'light' : 'dark';
  }

  protected override render(): TemplateResult {
    const { client } = this;
    const { ui, channel } = client;
    const { state, locale, isLost, refusal } = ui;
    const text = textIn(locale);
    if (!state || !channel)
      return html`<main class="start"><p role="status">${isLost ? text.page.lost : text.page.connecting}</p></main>`;
    const view: View = {
      server: state.server,
      text,
      locale,
      openChannel: (id) => client.open(id),
      jump: (channelId, messageId) => client.jump(channelId, messageId),
      fill: (words) => this.composer?.fill(words),
    };
    return html`
      ${this.side(view, channel)}
      <main class="middle" aria-labelledby="channel-title" @keydown=${this.onKey}>
        ${topView(channel, view, client)}
        ${noticesView({ ...state, refusal, isLost }, text, {
          refusal: () => client.change({ refusal: undefined }),
          faults: () => client.change({ state: { ...state, faults: [] } }),
        })}
        ${
          channel.kind === 'forum'
            ? postsView(channel, view, () => client.change({ question: { kind: 'post', forum: channel } }))
            : conversationView({
                state,
                channel,
                view,
                client,
                end: this.end,
                isLight: this.isLight,
                closed: ({ id }) => this.querySelector<HTMLElement>(`#message-${id} .tool`)?.focus(),
              })
        }
      </main>
      ${ui.arePinsOpen ? this.pins(view, channel, state) : nothing}
      ${
        ui.question
          ? html`<footnote-dialog
              .question=${ui.question}
              .text=${text}
              @reply=${({ detail }: CustomEvent<Reply>) => void client.answerDialog(detail)}
              @close=${() => client.change({ question: undefined })}
            ></footnote-dialog>`
          : nothing
      }
    `;
  }

  private readonly onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') this.client.change({ areChannelsOpen: false, arePinsOpen: false });
  };

  private side(view: View, channel: ChannelView): TemplateResult {
    const { client } = this;
    const { areChannelsOpen, look, unread } = client.ui;
    return html`<nav class="side ${areChannelsOpen ? 'open' : ''}" aria-label=${view.text.page.channels}>
      <p class="server">${view.server.name}</p>
      ${channelsView(view, channel, unread)}
      ${settingsView(view, {
        look,
        be: (person) => void client.be({ person }),
        speak: (locale) => void client.be({ locale }),
        lookLike: (to) => client.change({ look: to }),
      })}
    </nav>`;
  }

  private pins(view: View, channel: ChannelView, { messages }: PageState): TemplateResult {
    const { client } = this;
    return pinsView(channel, view, {
      find: (id) => messages.get(id),
      unpin: (message) => void client.ask({ do: 'unpin', message }),
      close: () => client.togglePins(),
    });
  }
}

customElements.define('footnote-app', App);
