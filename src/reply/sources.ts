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

/**
 * Every article, with what it states of its origin and what it does not.
 * @param wanted the page, counted from 1; the nearest there is
 */
export function sourcesMessage({ articles }: Library, wanted: number, text: Text): Message {
  const pages = pagesOf([...articles.values()].map((article) => entryOf(article, text)));
  const page = Math.min(Math.max(wanted, 1), pages.length);
  const texts = [text.sources.heading(articles.size), ...(pages[page - 1] ?? [])];
  if (pages.length < 2) return messageOf(texts);
  const buttons = [
    turning('◀️', text.previous, page - 1, page > 1),
    turning('▶️', text.next, page + 1, page < pages.length),
  ];
  return messageOf([...texts, subtext([text.sources.page(page, pages.length)])], buttons);
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

/** Puts as many entries on each page as a message holds. */
function pagesOf(entries: readonly string[]): string[][] {
  const pages: string[][] = [];
  let length = 0;
  for (const entry of entries) {
    const page = pages.at(-1);
    length += entry.length;
    const fits = length <= limits.text - FRAME && (page?.length ?? 0) < limits.components - FRAME_COMPONENTS;
    if (page && fits) page.push(entry);
    else {
      pages.push([entry]);
      length = entry.length;
    }
  }
  return pages;
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
