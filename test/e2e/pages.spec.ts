import { expect, test } from './fixtures.ts';

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

test('an address that leads nowhere says so', async ({ page }) => {
  await page.goto('/nothing');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
});
