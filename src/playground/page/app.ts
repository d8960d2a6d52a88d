import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Message } from '../../loopback/world/types.ts';
import type { Answers, ChannelView, Told } from '../protocol.ts';
import type { Invocation, Request } from '../requests.ts';
import { AtEnd } from './at-end.ts';
import { channelsView, signOf, titleOf } from './channels.ts';
import type { Composer } from './composer/composer.ts';
import { invocationOf } from './composer/draft.ts';
import { entriesOf } from './composer/entries.ts';
import { readTyped } from './composer/typed.ts';
import { type Connection, connect, NotDone } from './connection.ts';
import type { Reply } from './dialog.ts';
import { type Choice, menuItems } from './message/menu-items.ts';
import { type Deeds, messageView } from './message/message.ts';
import { noticesView } from './notices.ts';
import { pinsView } from './pins.ts';
import { settingsView } from './settings.ts';
import { channelOf, messagesOf, type PageState, stateOf, withNews } from './state.ts';
import { textIn } from './text/index.ts';
import { type Step, tourView } from './tour.ts';
import { atFirst, toggled, type Ui } from './ui.ts';
import type { View } from './view.ts';

/** The page: a Discord client for one person at a time. */
export class App extends LitElement {
  private ui: Ui = atFirst;
  private connection: Connection | undefined;
  private readonly end = new AtEnd();
  private readonly prefersLight = matchMedia('(prefers-color-scheme: light)');

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.prefersLight.addEventListener('change', () => this.requestUpdate());
    const address = new URL('/socket', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    this.connection = connect(address.href, {
      opened: () => void this.be({ isLost: false }),
      lost: () => this.change({ isLost: true }),
      told: (told) => this.take(told),
    });
  }

  private change(next: Partial<Ui>): void {
    this.ui = { ...this.ui, ...next };
    this.requestUpdate();
  }

  /** Becomes whoever the page is to be, and takes what that person sees. */
  private async be(next: Partial<Ui>): Promise<void> {
    this.change({ ...next, replyTo: undefined, edited: undefined, menuAt: undefined });
    const { person: user, locale } = this.ui;
    const snapshot = await this.ask({ do: 'be', user, locale });
    if (snapshot) this.change({ state: stateOf(snapshot) });
  }

  private take(told: Told): void {
    const { state, unread } = this.ui;
    if (!state) return;
    const isNews = told.kind === 'message' && !state.messages.has(told.message.id);
    const isFocused =
      told.kind === 'gone' && this.querySelector(`#message-${told.id}`)?.contains(document.activeElement);
    // The focus stays in the conversation when the message that had it goes.
    if (isFocused) void this.updateComplete.then(() => this.querySelector<HTMLElement>('.scroll')?.focus());
    const elsewhere = isNews && told.message.channel_id !== this.channel?.id;
    this.change({
      state: withNews(state, told),
      ...(told.kind === 'knowledge' && {
        areLoadedAgain: told.knowledge.reloads > state.knowledge.reloads,
      }),
      ...(elsewhere && { unread: toggled(unread, told.message.channel_id, true) }),
    });
  }

  /** Asks the server; what it refuses is shown, and comes back as undefined. */
  private async ask<R extends Request>(request: R): Promise<Answers[R['do']] | undefined> {
    try {
      this.change({ refusal: undefined });
      return await this.connection?.ask(request);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      // That the connection is lost is shown by itself.
      if (error.message) this.change({ refusal: error.message });
      return undefined;
    }
  }

  private get channel(): ChannelView | undefined {
    const { state, channelId } = this.ui;
    return state && channelOf(state.server, channelId);
  }

  private get composer(): Composer | null {
    return this.querySelector('footnote-composer');
  }

  private viewOf({ server }: PageState): View {
    const { locale } = this.ui;
    return {
      server,
      text: textIn(locale),
      locale,
      openChannel: (id) => this.open(id),
      jump: (channelId, messageId) => void this.jump(channelId, messageId),
      fill: (text) => this.composer?.fill(text),
    };
  }

  private open(channelId: string): void {
    if (channelId === this.channel?.id) {
      this.change({ areChannelsOpen: false });
      return;
    }
    this.end.stay(true);
    const { unread } = this.ui;
    this.change({
      channelId,
      unread: toggled(unread, channelId, false),
      areChannelsOpen: false,
      arePinsOpen: false,
      replyTo: undefined,
      edited: undefined,
      menuAt: undefined,
    });
    void this.updateComplete.then(() => this.composer?.focus());
  }

  private async jump(channelId: string, messageId: string): Promise<void> {
    this.open(channelId);
    this.end.stay(false);
    await this.updateComplete;
    const message = this.querySelector(`#message-${messageId}`);
    if (!(message instanceof HTMLElement)) return;
    message.scrollIntoView({ block: 'center' });
    message.focus({ preventScroll: true });
    message.classList.remove('found');
    // A style that is taken away and put back in one go is not drawn anew.
    void message.offsetWidth;
    message.classList.add('found');
  }

  private readonly deeds: Deeds = {
    press: (message, customId) => void this.press(message, customId),
    isWaiting: ({ id }, customId) => this.ui.waiting.has(`${id} ${customId}`),
    dismiss: ({ id }) => void this.ask({ do: 'dismiss', message: id }),
    isEdited: ({ id }) => this.ui.edited === id,
    saveEdit: (message, text) => void this.saveEdit(message, text),
    cancelEdit: () => {
      this.change({ edited: undefined });
      this.composer?.focus();
    },
    menuOf: (message) => this.menuOf(message),
    openMenu: ({ id }) => this.change({ menuAt: this.ui.menuAt === id ? undefined : id }),
    find: (id) => this.ui.state?.messages.get(id),
  };

  private async press({ id: message }: Message, customId: string): Promise<void> {
    const key = `${message} ${customId}`;
    this.change({ waiting: toggled(this.ui.waiting, key, true) });
    await this.ask({ do: 'press', message, customId });
    this.change({ waiting: toggled(this.ui.waiting, key, false) });
  }

  private async saveEdit({ id }: Message, text: string): Promise<void> {
    if ((await this.ask({ do: 'edit', message: id, text })) !== undefined) this.deeds.cancelEdit();
  }

  private menuOf(message: Message): TemplateResult | typeof nothing {
    const { state, menuAt, locale } = this.ui;
    const { channel } = this;
    if (!state || !channel || menuAt !== message.id) return nothing;
    const text = textIn(locale);
    const close = () => {
      this.change({ menuAt: undefined });
      this.querySelector<HTMLElement>(`#message-${message.id} .tool`)?.focus();
    };
    return html`<footnote-message-menu
      .items=${menuItems(message, channel, state.server, locale, text)}
      .text=${text}
      label=${text.message.menu(message.author.username)}
      @close=${close}
      @choose=${({ detail }: CustomEvent<Choice>) => {
        close();
        this.choose(message, channel, detail);
      }}
    ></footnote-message-menu>`;
  }

  private choose(message: Message, channel: ChannelView, choice: Choice): void {
    const { id } = message;
    switch (choice.kind) {
      case 'reply':
        this.change({ replyTo: message });
        this.composer?.focus();
        break;
      case 'edit':
        this.change({ edited: id });
        break;
      case 'thread':
        this.change({ question: { kind: 'thread', channel, message } });
        break;
      case 'delete':
        this.change({ question: { kind: 'delete', message } });
        break;
      case 'pin':
      case 'unpin':
        void this.ask({ do: choice.kind, message: id });
        break;
      case 'app':
        void this.send(() => this.ask({ do: 'use', message: id, command: choice.command.id }));
    }
  }

  private async answerDialog({ name, text, private: isPrivate }: Reply): Promise<void> {
    const { question } = this.ui;
    this.change({ question: undefined });
    if (question?.kind === 'delete') await this.ask({ do: 'delete', message: question.message.id });
    if (question?.kind === 'post') {
      const post = await this.ask({ do: 'post', forum: question.forum.id, title: name, text });
      if (post) this.open(post.channel);
    }
    if (question?.kind === 'thread') {
      const { channel, message } = question;
      const thread = await this.ask({
        do: 'thread',
        channel: channel.id,
        name,
        private: isPrivate,
        ...(message && { message: message.id }),
      });
      if (thread) this.open(thread.channel);
    }
  }

  /** Does what the bot has to answer, and shows that it waits. */
  private async send(deed: () => Promise<unknown>): Promise<void> {
    this.end.stay(true);
    this.change({ isSending: true, areLoadedAgain: false });
    await deed();
    this.change({ isSending: false });
  }

  private async write(channel: ChannelView, text: string): Promise<void> {
    const { replyTo } = this.ui;
    this.end.stay(true);
    this.change({ replyTo: undefined, areLoadedAgain: false });
    const reply = replyTo && { replyTo: replyTo.id };
    const written = await this.ask({ do: 'write', channel: channel.id, text, ...reply });
    // What was refused is not lost.
    if (!written) this.composer?.fill(text);
  }

  private run({ id: channel }: ChannelView, invocation: Invocation): Promise<void> {
    return this.send(() => this.ask({ do: 'run', channel, invocation }));
  }

  private takeStep(step: Step, channel: ChannelView, { tour, server }: PageState): void {
    const { toured, locale } = this.ui;
    this.change({ toured: toggled(toured, step, true) });
    const written = tour[step] ?? '';
    if (step !== 'section') {
      void this.write(channel, `@${server.bot.name} ${written}`);
      return;
    }
    const entries = entriesOf(server.commands, channel.commands, locale);
    const typing = readTyped(`${written} `, entries, locale);
    if (typing) void this.run(channel, invocationOf(typing.draft));
  }

  private get isLight(): boolean {
    const { look } = this.ui;
    return look === 'system' ? this.prefersLight.matches : look === 'light';
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { documentElement: root } = document;
    root.lang = this.ui.locale;
    root.dataset.theme = this.isLight ? 'light' : 'dark';
  }

  protected override render(): TemplateResult {
    const { state, locale, isLost } = this.ui;
    const text = textIn(locale);
    const { channel } = this;
    if (!state || !channel)
      return html`<main class="start"><p role="status">${isLost ? text.page.lost : text.page.connecting}</p></main>`;
    const view = this.viewOf(state);
    return html`
      ${this.side(view, channel)}
      <main class="middle" aria-labelledby="channel-title" @keydown=${this.onKey}>
        ${this.top(view, channel)}
        ${noticesView({ ...state, refusal: this.ui.refusal, isLost }, text, {
          refusal: () => this.change({ refusal: undefined }),
          faults: () => this.change({ state: { ...state, faults: [] } }),
        })}
        ${channel.kind === 'forum' ? this.posts(view, channel) : this.conversation(view, channel, state)}
      </main>
      ${
        this.ui.arePinsOpen
          ? pinsView(channel, view, {
              find: this.deeds.find,
              unpin: (message) => void this.ask({ do: 'unpin', message }),
              close: () => this.togglePins(),
            })
          : nothing
      }
      ${
        this.ui.question
          ? html`<footnote-dialog
            .question=${this.ui.question}
            .text=${text}
            @reply=${({ detail }: CustomEvent<Reply>) => void this.answerDialog(detail)}
            @close=${() => this.change({ question: undefined })}
          ></footnote-dialog>`
          : nothing
      }
    `;
  }

  /** The focus goes along: into the pins that open, and back to the button when they close. */
  private togglePins(): void {
    this.change({ arePinsOpen: !this.ui.arePinsOpen });
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(this.ui.arePinsOpen ? '#pins-title' : '.pin-list')?.focus(),
    );
  }

  private readonly onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') this.change({ areChannelsOpen: false, arePinsOpen: false });
  };

  private side(view: View, channel: ChannelView): TemplateResult {
    const { areChannelsOpen, look, unread } = this.ui;
    return html`<nav class="side ${areChannelsOpen ? 'open' : ''}" aria-label=${view.text.page.channels}>
      <p class="server">${view.server.name}</p>
      ${channelsView(view, channel, unread)}
      ${settingsView(view, {
        look,
        be: (person) => void this.be({ person }),
        speak: (locale) => void this.be({ locale }),
        lookLike: (to) => this.change({ look: to }),
      })}
    </nav>`;
  }

  private top({ text, server }: View, channel: ChannelView): TemplateResult {
    const { areChannelsOpen, arePinsOpen } = this.ui;
    const parent = server.channels.find(({ id }) => id === channel.parentId);
    const canThread = channel.kind === 'text' && channel.may.startThread;
    return html`<header class="top">
      <button
        type="button"
        class="tool drawer"
        aria-expanded=${areChannelsOpen ? 'true' : 'false'}
        aria-label=${areChannelsOpen ? text.page.closeChannels : text.page.openChannels}
        @click=${() => this.change({ areChannelsOpen: !areChannelsOpen })}
      >
        ☰
      </button>
      <span class="sign" aria-hidden="true">${signOf(channel)}</span>
      <h1 id="channel-title">${channel.name}</h1>
      ${parent ? html`<span class="topic">${text.page[parent.kind === 'forum' ? 'postIn' : 'threadOf'](parent.name)}</span>` : nothing}
      <span class="space"></span>
      ${
        canThread
          ? html`<button type="button" class="tool" @click=${() => this.change({ question: { kind: 'thread', channel } })}>
            <span aria-hidden="true">↳</span> <span class="wide">${text.conversation.newThread}</span
            ><span class="narrow for-ears">${text.conversation.newThread}</span>
          </button>`
          : nothing
      }
      ${
        channel.kind === 'forum'
          ? nothing
          : html`<button
            type="button"
            class="tool pin-list"
            aria-expanded=${arePinsOpen ? 'true' : 'false'}
            @click=${() => this.togglePins()}
          >
            <span aria-hidden="true">📌</span> <span class="wide">${text.conversation.pins}</span
            ><span class="narrow for-ears">${text.conversation.pins}</span>
          </button>`
      }
    </header>`;
  }

  private posts(view: View, forum: ChannelView): TemplateResult {
    const { text, server } = view;
    const posts = server.channels.filter(({ parentId }) => parentId === forum.id);
    return html`<div class="posts">
      <button
        type="button"
        class="button primary"
        ?disabled=${!forum.may.write}
        @click=${() => this.change({ question: { kind: 'post', forum } })}
      >
        ${text.conversation.newPost}
      </button>
      ${posts.length === 0 ? html`<p>${text.conversation.noPosts}</p>` : nothing}
      <ul>
        ${posts.map(
          ({ id, name }) => html`<li>
            <button type="button" class="post" @click=${() => this.open(id)}>${name}</button>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  private conversation(view: View, channel: ChannelView, state: PageState): TemplateResult {
    const { text, server } = view;
    const { isSending, areLoadedAgain, replyTo, toured, isTourHidden, locale } = this.ui;
    const loaded = areLoadedAgain ? text.knowledge.loaded : nothing;
    const status = isSending ? text.message.sending(server.bot.name) : loaded;
    const isFirst = channelOf(server, undefined)?.id === channel.id;
    const title = titleOf(channel);
    return html`<div
        class="scroll"
        tabindex="0"
        role="log"
        aria-label=${text.conversation.messages(title)}
        ${ref(this.end.watch)}
      >
        <div class="content">
        <div class="beginning">
          ${
            isFirst && !isTourHidden
              ? tourView(state.tour, view, {
                  done: toured,
                  take: (step) => this.takeStep(step, channel, state),
                  hide: () => this.change({ isTourHidden: true }),
                })
              : html`<p>${text.conversation.empty(title)}</p>`
          }
        </div>
        <discord-messages no-background ?light-theme=${this.isLight}>
          ${repeat(
            messagesOf(state, channel),
            ({ id }) => id,
            (message) => messageView(message, view, this.deeds),
          )}
        </discord-messages>
        ${channel.archived ? html`<p class="note">${text.conversation.archived}</p>` : nothing}
        </div>
      </div>
      <p class="sending" role="status">${status}</p>
      <footnote-composer
        .channel=${channel}
        .server=${server}
        .locale=${locale}
        .text=${text}
        .replyTo=${replyTo}
        .suggest=${this.suggest}
        @send=${({ detail }: CustomEvent<{ text: string }>) => this.write(channel, detail.text)}
        @invoke=${({ detail }: CustomEvent<{ invocation: Invocation }>) => this.run(channel, detail.invocation)}
        @cancel-reply=${() => this.change({ replyTo: undefined })}
      ></footnote-composer>`;
  }

  private readonly suggest = async (invocation: Invocation, focused: string) => {
    const { channel } = this;
    return (channel && (await this.ask({ do: 'type', channel: channel.id, invocation, focused }))) ?? [];
  };
}

customElements.define('footnote-app', App);
