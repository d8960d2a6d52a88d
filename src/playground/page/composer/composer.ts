import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { CommandChoice, CommandOption, Message } from '../../../loopback/world/types.ts';
import type { ChannelView, ServerView } from '../../protocol.ts';
import type { Invocation } from '../../requests.ts';
import { titleOf } from '../channels.ts';
import type { Text } from '../text/en.ts';
import { commandView, cross, HINT_ID } from './command-view.ts';
import { invocationOf } from './draft.ts';
import { type Entry, entriesOf } from './entries.ts';
import { tell } from './events.ts';
import { hintOf } from './hint.ts';
import { type Action, actionOf } from './keys.ts';
import { leftOf } from './length.ts';
import { itemId, LIST_ID, listView, stay } from './list-view.ts';
import type { Listing } from './listing.ts';
import { around, listingOf } from './lists.ts';
import { settled } from './problem.ts';
import { sendingOf } from './sending.ts';
import { asText, dropField, empty, type State, stepBack, typeInField, typeText } from './state.ts';
import { Suggestions } from './suggestions.ts';
import { grow, textView } from './text-view.ts';

/**
 * Where a person writes a message or fills in a command; a page has one. Its channel, server, texts and
 * suggestions are set before it is connected. It tells `send`, `invoke` and `cancel-reply` (`ComposerEvents`),
 * and keeps what is typed for each channel.
 */
export class Composer extends LitElement {
  static override properties = {
    channel: { attribute: false },
    server: { attribute: false },
    locale: {},
    text: { attribute: false },
    replyTo: { attribute: false },
    suggest: { attribute: false },
    busy: { type: Boolean },
  };

  declare channel: ChannelView;
  declare server: ServerView;
  /** Discord's name of the language of the member's client, such as `en-US` or `uk`. */
  declare locale: string;
  declare text: Text;
  /** The message that is answered. */
  declare replyTo: Message | undefined;
  /** Asks the bot for suggestions; the option named `focused` is among the invocation's. */
  declare suggest: (invocation: Invocation, focused: string) => Promise<readonly CommandChoice[]>;
  /** Nothing is sent while something is under way. */
  declare busy: boolean;

  #state: State = empty;
  #entries: readonly Entry[] = [];
  /** A field has the focus. */
  #isWithin = false;
  /** The focus, and the caret, go where the state says once it is drawn. */
  #isMoving = false;
  readonly #kept = new Map<string, State>();
  readonly #suggestions = new Suggestions(() => this.requestUpdate());

  constructor() {
    super();
    this.locale = 'en-US';
    this.replyTo = undefined;
    this.busy = false;
    this.addEventListener('focusin', this.#entered);
    this.addEventListener('focusout', this.#left);
    this.addEventListener('keydown', this.#pressed);
  }

  override createRenderRoot(): this {
    return this;
  }

  /** Puts the caret where the typing goes on. */
  override focus(options?: FocusOptions): void {
    const field = this.#field();
    if (field) field.focus(options);
    else this.#isMoving = true;
  }

  /** Replaces what stands in the composer; a command's whole name begins the command. */
  fill(text: string): void {
    const whole = typeText(`${text} `, 0, this.#entries, this.locale);
    this.#become(whole.draft ? whole : { ...empty, typed: text, caret: text.length });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#suggestions.drop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('channel') && !changed.has('server') && !changed.has('locale')) return;
    this.#entries = entriesOf(this.server.commands, this.channel.commands, this.locale);
    const before = changed.get('channel');
    if (before && before.id !== this.channel.id) {
      this.#kept.set(before.id, this.#state);
      const kept = this.#kept.get(this.channel.id) ?? empty;
      // What somebody typed into a channel that is gone, as after a new start of the playground, is not lost.
      const isGone = !this.server.channels.some(({ id }) => id === before.id);
      const isSame = (changed.get('server') ?? this.server).me.name === this.server.me.name;
      const isFree = kept.typed === '' && !kept.draft;
      if (!(isGone && isSame && isFree)) this.#state = kept;
      this.#suggestions.drop();
    }
    const { draft } = this.#state;
    const isOffered = this.#entries.some(({ title }) => title === draft?.entry.title);
    if (draft && !isOffered) this.#state = asText(draft);
  }

  protected override updated(): void {
    const text = this.querySelector('textarea');
    if (text) grow(text);
    this.querySelector(`#${LIST_ID} [aria-selected="true"]`)?.scrollIntoView({ block: 'nearest' });
    if (!this.#isMoving) return;
    this.#isMoving = false;
    const field = this.#field();
    field?.focus();
    const end = this.#state.draft ? field?.value.length : this.#state.caret;
    field?.setSelectionRange(end ?? 0, end ?? 0);
  }

  protected override render() {
    const { text, locale, channel, replyTo } = this;
    const state = this.#state;
    const listing = this.#listing();
    const active = listing ? this.#activeIn(listing) : -1;
    const hint = hintOf(state, text, locale);
    const said = state.problem && hint ? hint.text : listing ? text.composer.found(listing.items.length) : '';
    const author = replyTo && (replyTo.author.global_name ?? replyTo.author.username);
    return html`<form class="composer" aria-busy=${this.busy} @submit=${this.#submitted}>
      ${listing ? listView(listing, active) : nothing}
      ${
        author === undefined
          ? nothing
          : html`<div class="composer-reply">
            <span>${text.composer.replyingTo} <strong>${author}</strong></span>
            ${cross(text.composer.cancelReply, () => tell(this, 'cancel-reply', null), true)}
          </div>`
      }
      <div class="composer-box">
        ${state.draft ? this.#commandView(listing, active) : this.#textView(listing, active)}
        <button class="composer-send" ?disabled=${!channel.may.write} @mousedown=${stay}>
          ${text.composer.send}
        </button>
      </div>
      <p class="composer-hint ${hint?.isProblem ? 'composer-problem' : ''}" id=${HINT_ID}>${hint?.text}</p>
      <p class="composer-said" role="status">${said}</p>
    </form>`;
  }

  #textView(listing: Listing | undefined, active: number) {
    const { typed } = this.#state;
    const { may } = this.channel;
    const label = this.text.composer.write(titleOf(this.channel));
    return textView({
      value: typed,
      label: may.write ? label : this.text.composer.mayNotWrite,
      isDisabled: !may.write,
      isTooLong: (leftOf(typed) ?? 0) < 0,
      isOpen: listing !== undefined,
      active: active < 0 ? undefined : itemId(active),
      typed: ({ value, selectionStart }, isComposing) =>
        this.#type(typeText(value, selectionStart, isComposing ? [] : this.#entries, this.locale)),
      moved: ({ selectionStart }) => {
        if (selectionStart !== this.#state.caret)
          this.#change({ ...this.#state, caret: selectionStart, active: undefined });
      },
    });
  }

  #commandView(listing: Listing | undefined, active: number) {
    const { draft, at, problem } = this.#state;
    if (!draft) return nothing;
    return commandView({
      draft,
      text: this.text,
      locale: this.locale,
      at,
      problem: typeof problem === 'object' ? problem : undefined,
      isOpen: listing !== undefined,
      isWaiting: this.#suggestions.waiting,
      active: active < 0 ? undefined : itemId(active),
      typed: (index, text) => this.#type(typeInField(draft, index, text, this.locale)),
      cancelled: () => this.#become(empty),
      removed: (index) => this.#become(dropField(draft, index)),
    });
  }

  #listing(): Listing | undefined {
    const { server, text, locale } = this;
    if (!this.#isWithin || this.#state.dismissed || !this.channel.may.write) return undefined;
    const become = (state: State) => this.#become(state);
    const [entries, suggestions] = [this.#entries, this.#suggestions];
    return listingOf(this.#state, { entries, server, suggestions, text, locale, become });
  }

  #activeIn({ items, eager }: Listing): number {
    return Math.min(this.#state.active ?? (eager ? 0 : -1), items.length - 1);
  }

  #take(listing: Listing | undefined): void {
    if (listing) listing.items[this.#activeIn(listing)]?.take();
  }

  /** Draws another state, and leaves the focus alone. */
  #change(state: State): void {
    const before = this.#state;
    this.#state = state;
    const field = state.draft?.fields[state.at];
    const was = before.draft?.fields[before.at];
    if (field?.option !== was?.option) this.#suggestions.drop();
    if (field && (field.option !== was?.option || field.text !== was.text)) this.#ask(state);
    this.requestUpdate();
  }

  /** Draws another state with the focus where the typing goes on. */
  #become(state: State): void {
    this.#isMoving = true;
    this.#change(state);
  }

  /** The focus is where somebody types already, unless that began a command or another option. */
  #type(state: State): void {
    if (optionHere(state) === optionHere(this.#state)) this.#change(state);
    else this.#become(state);
  }

  #ask({ draft, at }: State): void {
    const field = draft?.fields[at];
    if (!draft || !field?.option.autocomplete || field.value !== undefined) {
      this.#suggestions.drop();
      return;
    }
    const invocation = invocationOf(settled(draft, around(this)), at);
    this.#suggestions.ask(() => this.suggest(invocation, field.option.name));
  }

  #submit(): void {
    if (this.busy || !this.channel.may.write) return;
    const sending = sendingOf(this.#state, this.#entries, around(this));
    const reply = this.replyTo ? { replyTo: this.replyTo.id } : {};
    if (sending.do === 'become') this.#become(sending.state);
    else if (sending.do === 'nothing') this.focus();
    else if (sending.do === 'invoke') {
      if (tell(this, 'invoke', { invocation: sending.invocation })) this.#become(empty);
    } else if (tell(this, 'send', { text: sending.text, ...reply })) this.#become(empty);
  }

  /** The button sends; a command whose name is not whole yet is taken first, as by Enter. */
  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    const listing = this.#state.typed.startsWith('/') ? this.#listing() : undefined;
    if (listing) this.#take(listing);
    else this.#submit();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    const field = event.target;
    // Safari ends a composition before the Enter that did it; 229 is what is left of it.
    if (!isField(field) || event.isComposing || event.keyCode === 229) return;
    const listing = this.#listing();
    const action = actionOf(event, {
      items: listing?.items.length ?? 0,
      active: listing ? this.#activeIn(listing) : -1,
      inCommand: this.#state.draft !== undefined,
      isEmpty: field.value === '',
    });
    if (!action || (action.do === 'cancel' && !this.#state.draft && !this.replyTo)) return;
    if (action.do !== 'leave') {
      event.preventDefault();
      event.stopPropagation();
    }
    this.#act(action, listing);
  };

  #act(action: Action, listing: Listing | undefined): void {
    const { draft, at } = this.#state;
    if (action.do === 'take') this.#take(listing);
    else if (action.do === 'submit') this.#submit();
    else if (action.do === 'move') this.#change({ ...this.#state, active: action.to });
    else if (action.do === 'close') this.#change({ ...this.#state, dismissed: true });
    else if (action.do === 'leave') this.#leave();
    else if (action.do === 'open') this.#change({ ...this.#state, dismissed: false });
    else if (draft) this.#become(action.do === 'back' ? stepBack(draft, at) : empty);
    else tell(this, 'cancel-reply', null);
  }

  readonly #entered = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target.id === LIST_ID) return;
    this.#isWithin = isField(target);
    const at = isField(target) ? Number(target.dataset.at ?? 0) : this.#state.at;
    if (at !== this.#state.at) this.#change({ ...this.#state, at, active: undefined, dismissed: false });
    else this.requestUpdate();
  };

  readonly #left = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && this.contains(relatedTarget)) return;
    this.#leave();
  };

  #leave(): void {
    this.#isWithin = false;
    this.requestUpdate();
  }

  #field(): HTMLInputElement | HTMLTextAreaElement | null {
    const { draft, at } = this.#state;
    return this.querySelector(draft ? `input[data-at="${at}"]` : 'textarea');
  }
}

/** The option that is being filled in; null in the place after the options, undefined in a message. */
function optionHere({ draft, at }: State): CommandOption | null | undefined {
  return draft && (draft.fields[at]?.option ?? null);
}

function isField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

customElements.define('footnote-composer', Composer);

declare global {
  interface HTMLElementTagNameMap {
    'footnote-composer': Composer;
  }
}
