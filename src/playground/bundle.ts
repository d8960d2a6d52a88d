import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What the browser gets. */
export interface Page {
  readonly html: string;
  readonly script: string;
  readonly style: string;
}

const FOLDER = new URL('page/', import.meta.url);
const at = (name: string) => fileURLToPath(new URL(name, FOLDER));

/** @throws Error with esbuild's list of what is wrong, where a file of the page is */
export async function bundlePage(): Promise<Page> {
  const { build, stop } = await import('esbuild');
  const bundling = build({
    entryPoints: [
      { in: at('main.ts'), out: 'page' },
      { in: at('style/index.css'), out: 'page' },
    ],
    absWorkingDir: at('.'),
    // A copy without the developers' files, such as the image, makes the same page.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    outdir: '/',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  }).finally(() => stop());
  const [html, { outputFiles }] = await Promise.all([readFile(at('index.html'), 'utf8'), bundling]);
  const file = (name: string) => outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
  return { html, script: file('page.js'), style: file('page.css') };
}
