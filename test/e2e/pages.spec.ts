import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';
import { pagePath } from './setup/globalSetup.ts';

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

test('the entry, before a route’s own code, is at most 250 kB compressed, and no chart is in it', () => {
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
