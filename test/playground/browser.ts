import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launch } from './chromium.ts';

/**
 * Opens pages in a real browser. An error in a page's console, or a request of it to anywhere but its own
 * address, fails the test at its end.
 */
export function visits(): (address: string, options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await launch();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });
  afterAll(() => browser.close());

  return async (address, options = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: 'dark',
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== address && protocol !== 'data:') faults.push(`a request to ${request.url()}`);
    });
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };
}

/** What axe finds wrong with the page as it is now, but for what it calls minor or moderate. */
export async function seriousOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async () => (await (globalThis as unknown as { axe: typeof axe }).axe.run()).violations,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}, ${target}: ${failureSummary}`),
    );
}
