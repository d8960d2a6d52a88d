import type { Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';

/** What an article's Markdown holds, from top to bottom. */
export type Block =
  | { readonly type: 'front-matter'; readonly line: number; readonly yaml: string }
  | { readonly type: 'heading'; readonly line: number; readonly depth: number; readonly text: string }
  | { readonly type: 'passage'; readonly line: number; readonly text: string }
  | { readonly type: 'fault'; readonly line: number; readonly wrong: string; readonly expected: string };

/** Levels of lists and quotations in one another: more than any text needs, and fewer than the parser can bear. */
const DEEPEST = 50;

const LEVELS: readonly string[] = ['listItem', 'blockquote', 'emphasis', 'strong'] satisfies Nodes['type'][];

/**
 * Splits Markdown into headings and passages; a comment, a rule or a picture is neither. Headings are
 * written with `#` alone: a line of dashes under a paragraph must not take the paragraph away.
 */
export function blocksOf(markdown: string): Block[] {
  const nested = markdown.split('\n').findIndex((line) => levelsOf(line) > DEEPEST);
  // The parser would take minutes for some thousand levels.
  if (nested !== -1) return [tooDeep(nested + 1)];
  try {
    const root: Root = fromMarkdown(markdown, {
      extensions: [frontmatter(), gfmTable(), { disable: { null: ['setextUnderline'] } }],
      mdastExtensions: [frontmatterFromMarkdown(), gfmTableFromMarkdown()],
    });
    return root.children.flatMap((node): Block[] => {
      const line = node.position?.start.line ?? 1;
      if (isDeep(node, DEEPEST)) return [tooDeep(line)];
      if (node.type === 'yaml') return [{ type: 'front-matter', line, yaml: node.value }];
      if (node.type !== 'heading') return passagesOf(node, markdown);
      return [{ type: 'heading', line, depth: node.depth, text: oneLine(printable(textOf(node))) }];
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [tooDeep(1)];
  }
}

/** How many lists and quotations a line opens, one in the other. A rule may be made of dashes with spaces. */
function levelsOf(line: string): number {
  if (/^[ \t]*([-*_])(?:[ \t]*\1)+[ \t]*$/.test(line)) return 0;
  const [marks = ''] = /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)*/.exec(line) ?? [];
  return marks.match(/>|[-*+]|\d+/g)?.length ?? 0;
}

/** Whether more than so many items, quotations and emphases are in one another. */
function isDeep(node: Nodes, levels: number): boolean {
  const left = LEVELS.includes(node.type) ? levels - 1 : levels;
  return left < 0 || ('children' in node && node.children.some((child) => isDeep(child, left)));
}

function tooDeep(line: number): Block {
  const wrong = 'lists, quotations or emphasis are nested too deeply to be read';
  return { type: 'fault', line, wrong, expected: `at most ${DEEPEST} levels` };
}

function passagesOf(node: RootContent, markdown: string): Block[] {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case 'blockquote':
    case 'list':
      return node.children.flatMap((child) => passagesOf(child, markdown));
    case 'listItem': {
      const [first, ...rest] = node.children.flatMap((child) => passagesOf(child, markdown));
      const marker = numberOf(node, markdown);
      if (first?.type !== 'passage') return [...passage(marker, line), ...(first ? [first] : []), ...rest];
      return [...passage(`${marker} ${first.text}`, line), ...rest];
    }
    case 'table': {
      const rows = node.children.map((row) => row.children.map((cell) => textOf(cell).trim()));
      const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
      return passage(filled.map((cells) => cells.join(' | ')).join('\n'), line);
    }
    case 'html':
      if (!/<!--(?![\s\S]*-->)/.test(node.value)) return passage(textOf(node), line);
      return [{ type: 'fault', line, wrong: 'a comment is not closed', expected: '`-->` at its end' }];
    case 'definition': {
      // `[Zelensky]: Never` is a definition to Markdown, and words to whoever wrote it.
      const isAddress = /^(?:[a-z][a-z\d+.-]*:|[#/.])/i.test(node.url);
      return isAddress ? [] : passage(oneLine(sourceOf(node, markdown)), line);
    }
    case 'thematicBreak':
      return [];
    default:
      return passage(textOf(node), line);
  }
}

function passage(text: string, line: number): Block[] {
  const trimmed = printable(text).trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(trimmed) ? [{ type: 'passage', line, text: trimmed }] : [];
}

function sourceOf({ position }: Nodes, markdown: string): string {
  return markdown.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Control characters carry no words, but would end a quotation in Discord or command a terminal: those
 * that separate lines become a space, the others go.
 */
function printable(text: string): string {
  return text.replace(/[\v\f\u0085\u2028\u2029]/g, ' ').replace(/(?![\n\t])\p{Cc}/gu, '');
}

/**
 * The number of an ordered item as typed, such as `1943.`: a paragraph that begins with a year and a
 * full stop is such an item to Markdown, and a quotation without its year would be a misquotation.
 */
function numberOf(item: Nodes, markdown: string): string {
  return /^\s*(\d+[.)])/.exec(sourceOf(item, markdown))?.[1] ?? '';
}

/** The text as a reader sees it. HTML has no meaning in an article: it is text, and a comment is none. */
function textOf(node: Nodes): string {
  const onOneLine = (text: string) => text.replace(/[ \t]*\n[ \t]*/g, ' ');
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return onOneLine(node.value);
    case 'html':
      return onOneLine(node.value.replace(/<!--[\s\S]*?-->/g, ''));
    case 'break':
      return '\n';
    default:
      if ('children' in node) return node.children.map(textOf).join('');
      return 'value' in node ? node.value : '';
  }
}
