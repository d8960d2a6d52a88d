import type { Message } from '../../loopback/world/types.ts';
import type { Answers, ChannelView, Told } from '../protocol.ts';
import type { Invocation, Request } from '../requests.ts';
import { invocationOf } from './composer/draft.ts';
import { entriesOf } from './composer/entries.ts';
import { readTyped } from './composer/typed.ts';
import { type Connection, connect, NotDone } from './connection.ts';
import type { Reply } from './dialog.ts';
import type { Choice } from './message/menu-items.ts';
import { channelOf, type PageState, stateOf, withNews } from './state.ts';
import type { Step } from './tour.ts';
import { atFirst, toggled, type Ui } from './ui.ts';

/** What a client does to what is drawn, beside having it drawn. */
export interface Surface {
  /** Something has changed: draw it soon. */
  redraw(): void;
  /** Puts the keyboard where one writes. */
  focusComposer(): void;
  fillComposer(text: string): void;
  /** Whether the conversation stays at its end as it grows. */
  stayAtEnd(isStaying: boolean): void;
  /** Scrolls to a message and marks it, once it is drawn. */
  find(messageId: string): void;
  /** A message is to go: the keyboard, if it is there, stays in the conversation. */
  forget(messageId: string): void;
  /** Puts the keyboard into the pins that have opened, or back where they were opened. */
  focusPins(areOpen: boolean): void;
}

/** What a person can do at a Discord client, and what it shows of that. */
export class Client {
  ui: Ui = atFirst;
  readonly #surface: Surface;
  readonly #connection: Connection;

  /** @param address of the playground's socket */
  constructor(address: string, surface: Surface) {
    this.#surface = surface;
    this.#connection = connect(address, {
      opened: () => void this.be({ isLost: false }),
      lost: () => this.change({ isLost: true }),
      told: (told) => this.#take(told),
    });
  }

  change(next: Partial<Ui>): void {
    this.ui = { ...this.ui, ...next };
    this.#surface.redraw();
  }

  /** The channel that is looked at. */
  get channel(): ChannelView | undefined {
    const { state, channelId } = this.ui;
    return state && channelOf(state.server, channelId);
  }

  /** Becomes whoever the page is to be, and takes what that person sees. */
  async be(next: Partial<Ui>): Promise<void> {
    this.change({ ...next, replyTo: undefined, edited: undefined, menuAt: undefined });
    const { person: user, locale } = this.ui;
    const snapshot = await this.ask({ do: 'be', user, locale });
    if (snapshot) this.change({ state: stateOf(snapshot) });
  }

  #take(told: Told): void {
    const { state, unread } = this.ui;
    if (!state) return;
    const isNews = told.kind === 'message' && !state.messages.has(told.message.id);
    const elsewhere = isNews && told.message.channel_id !== this.channel?.id;
    this.change({
      state: withNews(state, told),
      ...(told.kind === 'knowledge' && {
        areLoadedAgain: told.knowledge.reloads > state.knowledge.reloads,
      }),
      ...(elsewhere && { unread: toggled(unread, told.message.channel_id, true) }),
    });
    if (told.kind === 'gone') this.#surface.forget(told.id);
  }

  /** Asks the server; what it refuses is shown, and comes back as undefined. */
  async ask<R extends Request>(request: R): Promise<Answers[R['do']] | undefined> {
    try {
      this.change({ refusal: undefined });
      return await this.#connection.ask(request);
    } catch (error) {
      if (!(error instanceof NotDone)) throw error;
      // That the connection is lost is shown by itself.
      if (error.message) this.change({ refusal: error.message });
      return undefined;
    }
  }

  open(channelId: string): void {
    if (channelId === this.channel?.id) {
      this.change({ areChannelsOpen: false });
      return;
    }
    this.#surface.stayAtEnd(true);
    this.change({
      channelId,
      unread: toggled(this.ui.unread, channelId, false),
      areChannelsOpen: false,
      arePinsOpen: false,
      replyTo: undefined,
      edited: undefined,
      menuAt: undefined,
    });
    this.#surface.focusComposer();
  }

  jump(channelId: string, messageId: string): void {
    this.open(channelId);
    this.#surface.stayAtEnd(false);
    this.#surface.find(messageId);
  }

  togglePins(): void {
    const areOpen = !this.ui.arePinsOpen;
    this.change({ arePinsOpen: areOpen });
    this.#surface.focusPins(areOpen);
  }

  async press({ id: message }: Message, customId: string): Promise<void> {
    const key = waitingKey(message, customId);
    this.change({ waiting: toggled(this.ui.waiting, key, true) });
    await this.ask({ do: 'press', message, customId });
    this.change({ waiting: toggled(this.ui.waiting, key, false) });
  }

  /** Whether the bot has yet to answer a press of this button. */
  isWaiting({ id }: Message, customId: string): boolean {
    return this.ui.waiting.has(waitingKey(id, customId));
  }

  async saveEdit({ id }: Message, text: string): Promise<void> {
    if ((await this.ask({ do: 'edit', message: id, text })) !== undefined) this.cancelEdit();
  }

  cancelEdit(): void {
    this.change({ edited: undefined });
    this.#surface.focusComposer();
  }

  /** Does what was chosen in a message's menu. */
  choose(message: Message, channel: ChannelView, choice: Choice): void {
    const { id } = message;
    switch (choice.kind) {
      case 'reply':
        this.change({ replyTo: message });
        this.#surface.focusComposer();
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
        void this.#send(() => this.ask({ do: 'use', message: id, command: choice.command.id }));
    }
  }

  /** Does what a dialog asked about. */
  async answerDialog({ name, text, private: isPrivate }: Reply): Promise<void> {
    const { question } = this.ui;
    this.change({ question: undefined });
    if (question?.kind === 'delete') await this.ask({ do: 'delete', message: question.message.id });
    if (question?.kind === 'post') {
      const post = await this.ask({ do: 'post', forum: question.forum.id, title: name, text });
      if (post) this.open(post.channel);
    }
    if (question?.kind === 'thread') {
      const { channel, message } = question;
      const from = { channel: channel.id, ...(message && { message: message.id }) };
      const thread = await this.ask({ do: 'thread', ...from, name, private: isPrivate });
      if (thread) this.open(thread.channel);
    }
  }

  async write({ id: channel }: ChannelView, text: string): Promise<void> {
    const { replyTo } = this.ui;
    this.#surface.stayAtEnd(true);
    this.change({ replyTo: undefined, areLoadedAgain: false });
    const reply = replyTo && { replyTo: replyTo.id };
    const written = await this.ask({ do: 'write', channel, text, ...reply });
    // What was refused is not lost.
    if (!written) this.#surface.fillComposer(text);
  }

  run({ id: channel }: ChannelView, invocation: Invocation): Promise<void> {
    return this.#send(() => this.ask({ do: 'run', channel, invocation }));
  }

  /** Does what the bot has to answer, and shows that it waits. */
  async #send(deed: () => Promise<unknown>): Promise<void> {
    this.#surface.stayAtEnd(true);
    this.change({ isSending: true, areLoadedAgain: false });
    await deed();
    this.change({ isSending: false });
  }

  /** Does one of the things that somebody new can try. */
  takeStep(step: Step, channel: ChannelView, { tour, server }: PageState): void {
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
}

function waitingKey(messageId: string, customId: string): string {
  return `${messageId} ${customId}`;
}
