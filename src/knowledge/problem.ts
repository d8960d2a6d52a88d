/** One thing wrong in a file that an editor wrote, and what would have been right. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly wrong: string;
  readonly expected: string;
}

/**
 * A problem as editors and their tools read it: `file:line: what is wrong, expected what is right`. It
 * repeats parts of the file, so control characters are shown, not sent to a terminal.
 */
export function describe(problem: Problem): string {
  const line = `${problem.file}:${problem.line}: ${problem.wrong}, expected ${problem.expected}`;
  return line.replace(/\p{Cc}/gu, '\uFFFD');
}

/** Orders problems as somebody would mend them: file by file, from the top. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
