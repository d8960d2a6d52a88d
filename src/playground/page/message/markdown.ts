import { html, type nothing, type TemplateResult } from 'lit';
import type { MarkdownNode } from '../../markdown-node.ts';
import { nameOf } from '../state.ts';
import type { View } from '../view.ts';
import { styledTime } from '../when.ts';
import { parsed } from './parsed.ts';

type Drawn = TemplateResult | string | typeof nothing;

/**
 * Discord's Markdown as its client shows it.
 * @param source untrusted: text becomes text nodes, and only links to the web become links
 */
export function markdown(source: string, view: View): TemplateResult {
  return html`${blocksOf(source).map(({ items, text }) =>
    items
      ? html`<ul>${items.map((item) => html`<li>${inline(parsed(item), view)}</li>`)}</ul>`
      : inline(parsed(text), view),
  )}`;
}

interface Block {
  readonly text: string;
  /** Set for a list, which the parser does not know. */
  readonly items?: readonly string[];
}

function blocksOf(source: string): Block[] {
  // Between code fences nothing is a list or a quotation.
  return source
    .split(/(```[\s\S]*?```)/)
    .flatMap((part) => (part.startsWith('```') ? [{ text: part }] : part.split(BLOCKS).map(blockOf)))
    .filter(({ text }) => text !== '');
}

/** Lists, and quotations: after one, the parser takes no line for small text. */
const BLOCKS = /((?:^[-*] .+(?:\n|$))+|(?:^> .*(?:\n|$))+)/m;

function blockOf(text: string): Block {
  if (!/^[-*] /.test(text)) return { text };
  return {
    text,
    items: text
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(2)),
  };
}

function inline(content: string | readonly MarkdownNode[] | undefined, view: View): Drawn[] {
  if (typeof content === 'string') return [content];
  return (content ?? []).map((node) => drawn(node, view));
}

function drawn(node: MarkdownNode, view: View): Drawn {
  const inside = (): Drawn[] => inline(node.content, view);
  switch (node.type) {
    case 'br':
    case 'newline':
      return html`<br />`;
    case 'strong':
      return html`<strong>${inside()}</strong>`;
    case 'em':
      return html`<em>${inside()}</em>`;
    case 'underline':
      return html`<u>${inside()}</u>`;
    case 'strikethrough':
      return html`<s>${inside()}</s>`;
    case 'heading':
      return html`<p class="heading level-${node.level ?? 1}">${inside()}</p>`;
    case 'subtext':
      return html`<p class="subtext">${inside()}</p>`;
    case 'blockQuote':
      return html`<blockquote>${inside()}</blockquote>`;
    case 'inlineCode':
      return html`<code>${node.content}</code>`;
    case 'codeBlock':
      return html`<pre tabindex="0"><code>${node.content}</code></pre>`;
    case 'spoiler':
      return html`<discord-spoiler tabindex="0" role="button">${inside()}</discord-spoiler>`;
    case 'user':
    case 'role':
      return html`<discord-mention type=${node.type}>${nameOf(view.server, node.id ?? '') ?? node.id}</discord-mention>`;
    case 'channel':
      return channelLink(node.id ?? '', view);
    case 'everyone':
    case 'here':
      return html`<discord-mention type="role">${node.type}</discord-mention>`;
    case 'slashCommand': {
      const name = `/${node.fullName ?? ''}`;
      return html`<button type="button" class="mention" @click=${() => view.fill(`${name} `)}>${name}</button>`;
    }
    case 'timestamp': {
      const seconds = Number(node.timestamp);
      const shown = styledTime(seconds, node.format ?? 'f', view.locale);
      return html`<discord-time title=${styledTime(seconds, 'F', view.locale)}>${shown}</discord-time>`;
    }
    case 'link':
    case 'url':
    case 'autolink':
      return link(node, inside(), view);
    case 'twemoji':
      return node.name ?? '';
    case 'emoji':
      return `:${node.name ?? ''}:`;
    default:
      return html`${inside()}`;
  }
}

function channelLink(id: string, view: View): TemplateResult {
  const name = nameOf(view.server, id);
  if (name === undefined) return html`<span class="mention">#${view.text.conversation.unknownChannel}</span>`;
  return html`<button type="button" class="mention" @click=${() => view.openChannel(id)}>#${name}</button>`;
}

/** Discord's own address of a message (`…/channels/server/channel/message`) leads to it on the page. */
const MESSAGE = /^https:\/\/discord\.com\/channels\/\d+\/(\d+)\/(\d+)$/;

function link(node: MarkdownNode, inside: readonly Drawn[], view: View): Drawn {
  const target = node.target ?? '';
  const [, channel, message] = MESSAGE.exec(target) ?? [];
  if (channel && message) {
    const plain = node.type !== 'link';
    const label = plain
      ? `#${nameOf(view.server, channel) ?? view.text.conversation.unknownChannel} › 💬`
      : inside;
    return html`<button type="button" class="mention" @click=${() => view.jump(channel, message)}>${label}</button>`;
  }
  if (!/^https?:\/\//i.test(target)) return html`${inside}`;
  return html`<a href=${target} target="_blank" rel="noopener noreferrer">${inside}</a>`;
}

/** A message's Markdown as plain text on one line, for a place where there is room for no more. */
export function plainText(source: string, view: View): string {
  const text = (content: string | readonly MarkdownNode[] | undefined): string => {
    if (typeof content === 'string') return content;
    return (content ?? []).map((node) => plain(node)).join('');
  };
  const plain = (node: MarkdownNode): string => {
    if (node.type === 'br' || node.type === 'newline') return ' ';
    if (node.type === 'user' || node.type === 'role')
      return `@${nameOf(view.server, node.id ?? '') ?? node.id}`;
    if (node.type === 'channel') return `#${nameOf(view.server, node.id ?? '') ?? node.id}`;
    if (node.type === 'slashCommand') return `/${node.fullName ?? ''}`;
    if (node.type === 'twemoji') return node.name ?? '';
    const inside = text(node.content);
    return ['blockQuote', 'heading', 'subtext', 'codeBlock'].includes(node.type) ? `${inside} ` : inside;
  };
  const all = blocksOf(source).map((block) => block.items?.join(' ') ?? block.text);
  return all
    .map((part) => text(parsed(part)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
