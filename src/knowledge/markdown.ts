import type { Heading, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';

/** What an article's Markdown holds, from top to bottom. */
export type Block =
  | { readonly type: 'front-matter'; readonly line: number; readonly yaml: string }
  | { readonly type: 'heading'; readonly line: number; readonly depth: number; readonly text: string }
  | { readonly type: 'passage'; readonly line: number; readonly text: string };

/** Splits Markdown into headings and passages; a comment, a rule or a picture is neither. */
export function blocksOf(markdown: string): Block[] {
  const root: Root = fromMarkdown(markdown, {
    extensions: [frontmatter(), gfmTable()],
    mdastExtensions: [frontmatterFromMarkdown(), gfmTableFromMarkdown()],
  });
  return root.children.flatMap((node) => blocksOfNode(node, markdown));
}

function blocksOfNode(node: RootContent, markdown: string): Block[] {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case 'yaml':
      return [{ type: 'front-matter', line, yaml: node.value }];
    case 'heading':
      return [headingOf(node, line)];
    case 'blockquote':
    case 'list':
      return node.children.flatMap((child) => blocksOfNode(child, markdown));
    case 'listItem': {
      const blocks = node.children.flatMap((child) => blocksOfNode(child, markdown));
      return withMarker(blocks, numberOf(node, markdown));
    }
    case 'table': {
      const rows = node.children.map((row) => row.children.map((cell) => textOf(cell).trim()).join(' | '));
      return passage(rows.join('\n'), line);
    }
    case 'thematicBreak':
    case 'definition':
      return [];
    default:
      return passage(textOf(node), line);
  }
}

function headingOf(node: Heading, line: number): Block {
  return {
    type: 'heading',
    line,
    depth: node.depth,
    text: printable(textOf(node)).replace(/\s+/g, ' ').trim(),
  };
}

function passage(text: string, line: number): Block[] {
  const trimmed = printable(text).trim();
  return trimmed === '' ? [] : [{ type: 'passage', line, text: trimmed }];
}

/**
 * Control characters carry no words, but would end a quotation in Discord or command a terminal: those
 * that separate lines become a space, the others go.
 */
function printable(text: string): string {
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, ' ').replace(/(?![\n\t])\p{Cc}/gu, '');
}

/**
 * The number of an ordered item as typed, such as `1943.`: a paragraph that begins with a year and a
 * full stop is such an item to Markdown, and a quotation without its year would be a misquotation.
 */
function numberOf(item: Nodes, markdown: string): string {
  const marker = /^\s*(\d+[.)])/.exec(markdown.slice(item.position?.start.offset ?? 0));
  return marker?.[1] ?? '';
}

function withMarker(blocks: readonly Block[], marker: string): Block[] {
  const [first, ...rest] = blocks;
  if (first?.type !== 'passage' || marker === '') return [...blocks];
  return [{ ...first, text: `${marker} ${first.text}` }, ...rest];
}

/** The text as a reader sees it. HTML has no meaning in an article: it is text, and a comment is none. */
function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/[ \t]*\r?\n[ \t]*/g, ' ');
    case 'break':
      return '\n';
    case 'html':
      return node.value.startsWith('<!--') ? '' : node.value;
    default:
      if ('children' in node) return node.children.map(textOf).join('');
      return 'value' in node ? node.value : '';
  }
}
