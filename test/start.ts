import { spawn } from 'node:child_process';

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  /** Resolves as soon as standard output holds the text, with all output until then. */
  says(text: string): Promise<string>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Run>;
}

/** Runs an entry point as its npm script does, with nothing in its environment but what is given. */
export function start(
  entry: string,
  args: readonly string[] = [],
  input: string | undefined = '',
  environment: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', `src/${entry}.ts`, ...args], {
    env: { PATH: process.env.PATH, ...environment },
  });
  let out = '';
  let err = '';
  const looks = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const look of looks) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  if (input !== undefined) child.stdin.end(input);
  const ended = new Promise<Run>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return {
    ended,
    kill: (signal) => child.kill(signal),
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => out.includes(text) && resolve(out);
        looks.add(look);
        look();
        void ended.then(() => reject(new Error(`It ended without saying ${text}: ${out}${err}`)));
      }),
  };
}

/** Runs an entry point to its end. */
export function run(
  entry: string,
  args?: readonly string[],
  input?: string,
  environment?: Readonly<Record<string, string>>,
): Promise<Run> {
  return start(entry, args, input ?? '', environment).ended;
}
