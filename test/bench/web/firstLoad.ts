import type { Browser } from '@playwright/test';
import type { PageServer } from '../../e2e/setup/pageServer.ts';

/** Loaded beside the page and not counted: the drawing of candles, and the wallets of WalletConnect. */
const beside = /CandleChart|lightweight|walletconnect|WalletConnect/;

/**
 * Bytes of scripts and styles, compressed by gzip, that a browser fetches for each route before it stands still.
 * What index.html names is the first part of it; what the route itself imports is the rest.
 */
export async function measureFirstLoads(
  browser: Browser,
  server: PageServer,
  routes: readonly string[],
): Promise<Map<string, number>> {
  const loads = new Map<string, number>();
  for (const route of routes) {
    const context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    const fetched = new Set<string>();
    page.on('response', (response) => {
      const { origin, pathname } = new URL(response.url());
      if (origin === server.url && /\.(js|css)$/.test(pathname)) fetched.add(pathname);
    });
    await page.goto(route);
    await page.getByRole('main').waitFor();
    await page.waitForTimeout(1500); // what is loaded lazily comes without a sign of its end
    const counted = [...fetched].filter((path) => !beside.test(path));
    loads.set(
      route,
      counted.reduce((sum, path) => sum + server.gzipSize(path), 0),
    );
    await context.close();
  }
  return loads;
}
