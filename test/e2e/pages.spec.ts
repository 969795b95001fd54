import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { root } from '../runCommand.ts';
import { connect, expect, test } from './fixtures.ts';
import { pagePath } from './setup/globalSetup.ts';

const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const pages = [
  { name: 'swap', path: '/trade?amount=20000', shows: 'Price impact' },
  {
    name: 'limit',
    path: '/trade?mode=limit&side=sell&price=3251&amount=2.5',
    shows: 'Rests in the book',
  },
  { name: 'pools', path: '/pools', shows: 'WBTC/USDC' },
] as const;

async function checkAccessibility(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`,
  );
  expect(found).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, withIndexer: true });
    test.setTimeout(120_000);

    test('every page is accessible and fits, wide and narrow', async ({ page, other }) => {
      await other.bid('1', '3250', 1n);
      await other.sell('0.3', '3240');
      await page.goto('/trade');
      await page.getByRole('button', { name: 'Connect a wallet to trade' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await checkAccessibility(page);
      await page.keyboard.press('Escape');
      await connect(page);
      for (const { name, path, shows } of pages) {
        await page.goto(path);
        for (const [width, viewport] of Object.entries(widths)) {
          await page.setViewportSize(viewport);
          await expect(page.getByRole('main')).toContainText(shows);
          await expect(page.getByRole('banner').getByText('0x90F7')).toBeVisible();
          await expect(page.getByRole('status', { name: /^(Reading|Loading)/ })).toHaveCount(0);
          await page.screenshot({
            path: join(root, `test/e2e/results/screenshots/${name}-${width}-${colorScheme}.png`),
            fullPage: width === 'narrow',
          });
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow, `${name} scrolls sideways`).toBe(0);
          await checkAccessibility(page);
        }
      }
    });
  });
}

test('what was typed stays in the address, through reload and back', async ({ page }) => {
  await page.goto('/trade?pair=WBTC-USDC');
  await page.getByRole('radio', { name: '▼ Sell WBTC' }).click();
  await page.getByLabel('You pay').fill('0,25');
  await expect(page).toHaveURL(/pair=WBTC-USDC/);
  await expect(page).toHaveURL(/amount=0\.25/);
  await page.reload();
  await expect(page.getByLabel('You pay')).toHaveValue('0.25');
  await expect(page.getByTestId('route')).toContainText('WBTC');
  await page.getByRole('link', { name: 'Pools' }).click();
  await page.goBack();
  await expect(page.getByLabel('You pay')).toHaveValue('0.25');
});

test('a page works by keyboard alone', async ({ page }) => {
  await page.goto('/trade');
  await page.getByLabel('You pay').focus();
  await page.keyboard.type('150');
  await expect(page.getByTestId('route')).toContainText('WETH');
  await page.getByRole('banner').getByRole('button', { name: 'Connect' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Connect' })).toBeFocused();
});

test('a node that does not answer is told, and typed input stays', async ({ page, rpcUrl }) => {
  await page.goto('/trade?amount=250');
  await expect(page.getByTestId('route')).toContainText('WETH');
  await page.context().route(`${rpcUrl}/**`, (route) => route.abort());
  await expect(page.getByText(/The node does not answer/)).toBeVisible();
  await expect(page.getByLabel('You pay')).toHaveValue('250');
  await page.context().unroute(`${rpcUrl}/**`);
  await expect(page.getByText(/The node does not answer/)).toBeHidden();
});

test('the first load is at most 250 kB compressed, the chart left out', () => {
  const html = readFileSync(join(pagePath, 'index.html'), 'utf8');
  const files = new Set(html.match(/assets\/[^"]+\.(js|css)/g));
  expect([...files].some((file) => file.includes('CandleChart'))).toBe(false);
  const sizes = [...files].map((file) => gzipSync(readFileSync(join(pagePath, file))).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(250_000);
});

test('an address that leads nowhere says so', async ({ page }) => {
  await page.goto('/nothing');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
});
