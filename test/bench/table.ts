/** Prints rows as a table in Markdown; the first row's keys name the columns. */
export function print(title: string, rows: readonly Readonly<Record<string, string>>[]): void {
  const names = Object.keys(rows[0] ?? {});
  const table = [names, names.map(() => '---'), ...rows.map((row) => names.map((name) => row[name] ?? ''))];
  process.stdout.write(`\n${title}\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`);
}
