import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Chromium is; `CHROMIUM` names one that must be there. */
export const executablePath = process.env.CHROMIUM || USUAL.find((path) => existsSync(path));

/** They keep Chromium from calling its maker, and let a root user start it. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws Error where there is no Chromium */
export function launch(): Promise<Browser> {
  if (!executablePath)
    throw new Error('Expected a Chromium, found none. Install one, or name one in CHROMIUM.');
  return chromium.launch({ executablePath, args });
}
