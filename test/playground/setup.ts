import { onTestFinished } from 'vitest';
import { bundlePage } from '../../src/playground/bundle.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../src/playground/server.ts';
import { textFor } from '../../src/reply/text/index.ts';
import { tourOf } from '../../src/tour.ts';
import { type Setup, startFootnote } from '../bot/setup.ts';
import { openPage, type Page } from './page.ts';

export interface Play extends Setup {
  readonly playground: Playground;
  /** A page at which somebody sits. */
  as(user: string, locale?: string): Promise<Page>;
}

const page = bundlePage();

/** The bot on a Discord of its own, with the page's server. */
export async function startPlay(options: Partial<PlaygroundOptions> = {}): Promise<Play> {
  const setup = await startFootnote();
  const { loopback, services } = setup;
  const { log } = services;
  const tour = (locale: string) => tourOf({ ...services, text: textFor(locale) });
  const playground = await startPlayground({ loopback, log, port: 0, page, tour, ...options });
  onTestFinished(() => playground.close());
  return {
    ...setup,
    playground,
    async as(user, locale = 'en-US') {
      const opened = await openPage(playground.address);
      await opened.ask({ do: 'be', user, locale });
      return opened;
    },
  };
}
