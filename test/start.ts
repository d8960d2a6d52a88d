import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { devNull } from 'node:os';

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  /** Resolves as soon as standard output holds the text, with all output until then. */
  says(text: string): Promise<string>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when the process has ended, and every process that shares its output. */
  readonly ended: Promise<Run>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts an entry point as its npm script does, with nothing in its environment but what is given. */
export function start(
  entry: string,
  args: readonly string[] = [],
  input: string | undefined = '',
  environment: Environment = {},
): Started {
  const entryPoint = ['--import', 'tsx', `src/${entry}.ts`, ...args];
  return follow(spawn(process.execPath, entryPoint, { env: withDefaults(environment) }), input);
}

/**
 * Runs `npm start` without input; signals go to npm alone.
 * @returns also what ends npm and all that it started, whatever became of npm
 */
export function startWithNpm(environment: Environment): Started & { readonly killAll: () => void } {
  const env = withDefaults({ npm_config_update_notifier: 'false', ...environment });
  const npm = spawn('npm', ['start'], { env, detached: true });
  const killAll = () => {
    try {
      if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGKILL');
    } catch {
      // Nothing is left.
    }
  };
  return { ...follow(npm, ''), killAll };
}

/** The environment without the developer's own: their `.env` isn't read either. */
const withDefaults = (environment: Environment) => ({
  PATH: process.env.PATH,
  DOTENV_CONFIG_PATH: devNull,
  ...environment,
});

function follow(child: ChildProcessWithoutNullStreams, input: string | undefined): Started {
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
  environment?: Environment,
): Promise<Run> {
  return start(entry, args, input ?? '', environment).ended;
}
