import { balanceOf, wethMarket } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';

test('liquidity is added in proportion and removed again', async ({ page, rpcUrl, wallet }) => {
  const { weth, usdc } = wethMarket();
  const owner = wallet.account.address;
  await page.goto('/pools');
  await connect(page);
  await page.getByLabel('WETH to add').fill('10');
  await expect(page.getByLabel('USDC to add')).toHaveValue('32505');
  await page.getByRole('button', { name: 'Add liquidity' }).click();
  await expect(page.getByText('yours 0.33 %')).toBeVisible();

  await page.getByRole('tab', { name: 'Remove' }).click();
  await page.getByRole('radio', { name: '50 %' }).click();
  await page.getByRole('button', { name: 'Remove liquidity' }).click();
  await expect(page.getByText('yours 0.16 %')).toBeVisible();
  await page.getByRole('radio', { name: '100 %' }).click();
  await page.getByRole('button', { name: 'Remove liquidity' }).click();
  await expect(page.getByText('You have no part of this pool.')).toBeVisible();

  // Each step rounds down for the pool, by a unit of each token.
  const lost = {
    weth: 100n * 10n ** 18n - (await balanceOf(rpcUrl, weth.address, owner)),
    usdc: 500_000n * 10n ** 6n - (await balanceOf(rpcUrl, usdc.address, owner)),
  };
  expect(lost.usdc).toBeLessThanOrEqual(3n);
  expect(lost.weth).toBeLessThan(10n ** 9n);
});
