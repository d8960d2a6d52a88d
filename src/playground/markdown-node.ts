/** A node of Discord's Markdown, as discord-markdown-parser gives it; what it says depends on the type. */
export interface MarkdownNode {
  readonly type: string;
  readonly content?: string | MarkdownNode[];
  /** Of a link. */
  readonly target?: string;
  /** Of an emoji. */
  readonly name?: string;
  /** Of a `slashCommand`: its name with its subcommand's. */
  readonly fullName?: string;
  /** Of a mention. */
  readonly id?: string;
  /** Of a heading. */
  readonly level?: number;
  /** Of a `timestamp`: seconds since 1970, and the style. */
  readonly timestamp?: string;
  readonly format?: string;
}
