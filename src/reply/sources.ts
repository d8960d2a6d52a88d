import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Article, Library } from '../knowledge/article.ts';
import { originLine, titleOf } from './attribution.ts';
import { customId } from './custom-id.ts';
import { joinFitting } from './fit-list.ts';
import { limits } from './limits.ts';
import { escapeMarkdown, subtext } from './markdown.ts';
import { type Message, messageOf } from './message.ts';
import type { Text } from './text/en.ts';

/** Characters kept for the heading and the number of the page. */
const FRAME = 200;

/** Components kept for the frame, the heading, the number of the page and rows of buttons. */
const FRAME_COMPONENTS = 12;

/** Entries of a page, at most: each is a component. */
const MAX_ENTRIES = limits.components - FRAME_COMPONENTS;

/**
 * Articles with what they state of their origin and what they do not, as many as a message holds.
 * @param wanted the place of the page's first article, from 0; the nearest there is
 */
export function sourcesMessage({ articles }: Library, wanted: number, text: Text): Message {
  const all = [...articles.values()];
  const start = Math.max(Math.min(wanted, all.length - 1), 0);
  const page = pageFrom(all, start, text);
  const end = start + page.length;
  const texts = [text.sources.heading(all.length), ...page];
  if (page.length === all.length) return messageOf(texts);
  const buttons = [
    turning('◀️', text.previous, startBefore(all, start, text), start > 0),
    turning('▶️', text.next, end, end < all.length),
  ];
  return messageOf([...texts, subtext([text.sources.range(start + 1, end, all.length)])], buttons);
}

/** The entries of a page that begins here. */
function pageFrom(all: readonly Article[], start: number, text: Text): string[] {
  const page: string[] = [];
  let left = limits.text - FRAME;
  for (let at = start; at < all.length && page.length < MAX_ENTRIES; at += 1) {
    const article = all[at];
    const entry = article ? entryOf(article, text) : '';
    left -= entry.length;
    if (left < 0 && page.length > 0) break;
    page.push(entry);
  }
  return page;
}

/** Where the page begins that ends before this place. */
function startBefore(all: readonly Article[], end: number, text: Text): number {
  const before = all.slice(Math.max(0, end - MAX_ENTRIES), end).reverse();
  return end - pageFrom(before, 0, text).length;
}

function entryOf(article: Article, text: Text): string {
  const head = [`**${escapeMarkdown(article.title)}**`, subtext([originLine(article, text)])];
  // As a URL writes it, no sign is left that would end the link.
  const link = article.url ? [`<${new URL(article.url).href}>`] : [];
  const left = limits.text - FRAME - [...head, text.sources.sections(''), ...link].join('\n').length;
  const titles = article.sections.map((section) => escapeMarkdown(titleOf(section, text)));
  const sections = joinFitting(titles, ' · ', left, text.sources.more);
  return [...head, text.sources.sections(sections), ...link].join('\n');
}

function turning(emoji: string, label: string, to: number, possible: boolean): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    emoji: { name: emoji },
    label,
    custom_id: possible ? customId('sources', String(to)) : customId('edge', label),
    disabled: !possible,
  };
}
