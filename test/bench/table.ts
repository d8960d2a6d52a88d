export type Row = Readonly<Record<string, string>>;

/**
 * Prints rows as a Markdown table; the first row's keys name the columns.
 * @param notes what the reader has to know of the columns, printed below
 */
export function print(title: string, rows: readonly Row[], notes?: string): void {
  const names = Object.keys(rows[0] ?? {});
  const table = [names, names.map(() => '---'), ...rows.map((row) => names.map((name) => row[name] ?? ''))];
  process.stdout.write(`\n${title}\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
  if (notes) process.stdout.write(`\n${notes}\n`);
}

/** Says what is being measured, beside the tables, which alone go to standard output. */
export function reportProgress(what: string): void {
  process.stderr.write(`${(performance.now() / 1_000).toFixed(0).padStart(4)} s  ${what}\n`);
}
