import { isolated } from './direction.ts';

/** Somebody else's text on a line of ours: it means nothing but itself, and turns nothing round. */
export function escapeMarkdown(text: string): string {
  // Discord takes no half of a character.
  return isolated(escapeQuoted(text.toWellFormed()));
}

/**
 * Makes text mean nothing but itself in Discord: no emphasis, link, list, heading, mention, spoiler or
 * code begins or ends in it. A backslash before a sign takes its meaning, wherever Discord would see one.
 */
export function escapeQuoted(text: string): string {
  return (
    text
      .replace(/[\\*_~|`[\]<@]/g, '\\$&')
      // A name of an emoji (`:cat:`) and an address (`https://`) have no white space after the colon.
      .replace(/:(?!\s)/g, '\\:')
      .replace(/^([^\S\n]*)(#|>|-|\+)/gm, '$1\\$2')
      .replace(/^([^\S\n]*\d+)([.)])/gm, '$1\\$2')
  );
}

/** Bold, line by line: Discord ends it where a quoted line ends. `markdown` is escaped already. */
export function bold(markdown: string): string {
  return markdown.replace(/[^\n]*\S[^\n]*/g, (line) => {
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? [];
    return `${before}**${words}**${after}`;
  });
}

/**
 * A block quotation; every line is marked, so that nothing after it belongs to it. Nothing of ours stands on these
 * lines, and at the end of a line ends whatever turns words round in it.
 */
export function quote(markdown: string): string {
  return markdown.replace(/^/gm, '> ');
}

/** Small text, line by line. */
export function subtext(lines: readonly string[]): string {
  return lines.map((line) => `-# ${line}`).join('\n');
}

/** Cuts at a character, not inside one, and shows the cut with `…`. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…`;
}
