import { styleText } from 'node:util';
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { parse } from 'discord-markdown-parser';
import wrapAnsi from 'wrap-ansi';
import type { MarkdownNode } from './markdown-node.ts';

/** What a message is drawn on. */
export interface Paper {
  /** Width in characters. */
  readonly columns: number;
  /** Whether escape sequences for bold and dim may be written. */
  readonly styled: boolean;
  /** Whether buttons can be pressed; where not, only links are drawn. */
  readonly pressable: boolean;
  /** Name of a user or a channel by its id; without it, ids are drawn. */
  readonly nameOf?: (id: string) => string | undefined;
}

/** Draws a message as Discord would show it, as far as a terminal can. */
export function draw(components: readonly APIMessageTopLevelComponent[], paper: Paper): string {
  return components
    .flatMap((component) => {
      if (component.type === ComponentType.Container)
        return component.components.flatMap((part) => drawPart(part, paper));
      return drawPart(component as APIComponentInContainer, paper);
    })
    .join('\n');
}

function drawPart(part: APIComponentInContainer, paper: Paper): string[] {
  if (part.type === ComponentType.TextDisplay) return drawMarkdown(part.content, paper).split('\n');
  if (part.type !== ComponentType.ActionRow) return [];
  const buttons = part.components.flatMap((button) => {
    if (button.type !== ComponentType.Button || !('label' in button)) return [];
    if (button.style === ButtonStyle.Link) return [paint('dim', `${button.label}: ${button.url}`, paper)];
    if (!paper.pressable) return [];
    return [button.disabled ? paint('dim', `(${button.label})`, paper) : `[${button.label}]`];
  });
  return buttons.length > 0 ? [buttons.join('  ')] : [];
}

/** Draws Discord's Markdown. */
function drawMarkdown(markdown: string, paper: Paper): string {
  const blocks = (parse(markdown, 'extended') as MarkdownNode[]).map((node) => {
    if (node.type !== 'blockQuote') return inline([node], paper);
    const lines = wrap(inline(node.content ?? '', paper).trimEnd(), paper.columns - 2).split('\n');
    return `${lines.map((line) => `${paint('dim', '│', paper)} ${line}`).join('\n')}\n`;
  });
  return wrap(blocks.join('').trimEnd(), paper.columns);
}

function inline(content: string | readonly MarkdownNode[], paper: Paper): string {
  if (typeof content === 'string') return content;
  return content
    .map((node) => {
      const inside = inline(node.content ?? '', paper);
      switch (node.type) {
        case 'br':
          return '\n';
        case 'strong':
        case 'heading':
          return paint('bold', inside, paper);
        case 'subtext':
          return `${paint('dim', inside, paper)}\n`;
        case 'slashCommand':
          return `/${node.fullName ?? ''}`;
        case 'user':
          return `@${paper.nameOf?.(node.id ?? '') ?? node.id}`;
        case 'channel':
          return `#${paper.nameOf?.(node.id ?? '') ?? node.id}`;
        case 'twemoji':
          return node.name ?? '';
        case 'link':
          return `${inside} (${node.target ?? ''})`;
        default:
          return inside;
      }
    })
    .join('');
}

function paint(style: 'bold' | 'dim', text: string, { styled }: Paper): string {
  return styled ? styleText(style, text) : text;
}

function wrap(text: string, columns: number): string {
  return wrapAnsi(text, Math.max(columns, 20), { hard: true });
}
