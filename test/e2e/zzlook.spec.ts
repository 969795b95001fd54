import { connect, expect, test } from './fixtures.ts';
const out = '/tmp/shots-orders';
for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ withIndexer: true, colorScheme });
    test('look', async ({ page, other }) => {
      test.setTimeout(150_000);
      page.on('console', (m) => { if (m.type() === 'error') console.log(m.text()); });
      await other.bid('1', '3250', 1n);
      await other.sell('0.3', '3240');
      await other.sell('0.2', '3240');
      await page.goto('/trade?mode=limit&price=3250.4&amount=2');
      await connect(page);
      await page.getByRole('button', { name: /place bid/i }).click();
      await expect(page.getByRole('tab', { name: 'Open orders (1)' })).toBeVisible();
      await other.sell('0.5', '3240');
      await page.goto('/trade?mode=limit&side=sell&price=3250&amount=2');
      await expect(page.getByText(/your own order/)).toBeVisible();
      await page.getByLabel('Expires').selectOption('day');
      await page.getByLabel('Bounty').selectOption('1000');
      await page.waitForTimeout(1500);
      await page.getByRole('button', { name: /^Bid 3250,/ }).hover().catch(() => {});
      await page.screenshot({ path: `${out}/limit-wide-${colorScheme}.png` });
      await page.getByRole('button', { name: /^Change: / }).click();
      await page.getByRole('dialog').getByLabel('Price', { exact: true }).fill('3249');
      await page.waitForTimeout(700);
      await page.screenshot({ path: `${out}/change-${colorScheme}.png` });
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 390, height: 844 });
      await page.waitForTimeout(700);
      await page.screenshot({ path: `${out}/limit-narrow-${colorScheme}.png`, fullPage: true });
    });
  });
}
