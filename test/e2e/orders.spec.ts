import { balanceOf, wethMarket } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';

test.describe('with the indexer', () => {
  test.use({ withIndexer: true });

  test('an order rests, is partly filled by another account, is claimed and cancelled', async ({
    page,
    rpcUrl,
    wallet,
    other,
  }) => {
    const { weth, usdc } = wethMarket();
    const owner = wallet.account.address;
    const [wethBefore, usdcBefore] = await Promise.all([
      balanceOf(rpcUrl, weth.address, owner),
      balanceOf(rpcUrl, usdc.address, owner),
    ]);
    await page.goto('/trade?mode=limit');
    await connect(page);
    await page.getByLabel('Price', { exact: true }).fill('3250,4');
    await page.getByLabel('Amount').fill('2');
    await expect(page.getByText('Rests in the book').locator('..')).toContainText('2 WETH');
    await page.getByRole('button', { name: 'Approve USDC, then place bid' }).click();

    const row = page.getByRole('region', { name: 'Open orders' }).getByRole('row').nth(1);
    await expect(row).toContainText('3,250.4');
    await expect(row).toContainText('0 %');
    await expect(page.getByRole('button', { name: /^Bid 3250.*yours too/ })).toBeVisible();

    await other.sell('0.5', '3248');
    // The taker's half WETH holds his fee of 0.05 %: 49,975 lots of the bid's 200,000.
    await expect(row).toContainText('24.9 %');
    await expect(page.getByRole('list', { name: 'Recent trades' })).toContainText('0.4999');

    await row.getByRole('button', { name: 'Claim' }).click();
    await expect(row.getByRole('button', { name: 'Claim' })).toBeHidden();
    // Those lots and the maker's rebate of 0.02 %.
    expect((await balanceOf(rpcUrl, weth.address, owner)) - wethBefore).toBe(
      499_849_950_000_000_000n,
    );

    await row.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('No open orders.')).toBeVisible();
    const paid = usdcBefore - (await balanceOf(rpcUrl, usdc.address, owner));
    expect(paid).toBe(1_624_387_400n);

    await page.getByRole('tab', { name: 'Order history' }).click();
    const closed = page.getByRole('region', { name: 'Order history' }).getByRole('row').nth(1);
    await expect(closed).toContainText('0.4997 WETH');
  });

  test('several orders are cancelled in one transaction', async ({ page, wallet }) => {
    await page.goto('/trade?mode=limit&side=sell&price=3400&amount=1');
    await connect(page);
    const place = page.getByRole('button', { name: /^(Approve WETH, then place|Place) offer$/ });
    await place.click();
    await expect(page.getByRole('tab', { name: 'Open orders (1)' })).toBeVisible();
    await page.getByLabel('Amount').fill('2');
    await place.click();
    await expect(page.getByRole('tab', { name: 'Open orders (2)' })).toBeVisible();

    const signed = wallet.asked.length;
    await page.getByRole('button', { name: 'Cancel all' }).click();
    await expect(page.getByText('No open orders.')).toBeVisible();
    expect(wallet.asked.length - signed).toBe(1);
  });

  test('candles and the day are drawn from trades, and the page says when the indexer goes', async ({
    page,
    other,
    indexer,
  }) => {
    await page.goto('/trade');
    await expect(page.getByText('No trades yet, so no candles.')).toBeVisible();
    await other.sell('0.5', '3200');
    await expect(page.getByRole('figure', { name: /^Candles of WETH/ })).toBeVisible();

    await indexer?.stop();
    await expect(page.getByText(/The indexer does not answer/)).toBeVisible();
    await page.getByLabel('You pay').fill('100');
    await expect(page.getByTestId('route')).toContainText('WETH');
  });
});

test('without the indexer an order is placed, shown from the node, and cancelled', async ({
  page,
}) => {
  await page.goto('/trade?mode=limit&price=3100&amount=1');
  await expect(page.getByText(/No indexer is set up/)).toBeVisible();
  await connect(page);
  await page.getByRole('button', { name: 'Approve USDC, then place bid' }).click();
  const row = page.getByRole('region', { name: 'Open orders' }).getByRole('row').nth(1);
  await expect(row).toContainText('3,100');
  await page.reload();
  await row.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText(/No open orders placed from this device/)).toBeVisible();
  await expect(page.getByText('500,000')).toBeVisible();
});

test('an order that cannot be placed is refused in words before it is signed', async ({
  page,
  wallet,
}) => {
  await page.goto('/trade?mode=limit&price=3260&amount=1');
  await connect(page);
  await page.getByRole('radio', { name: 'Post only' }).click();
  const trade = page.getByRole('region', { name: 'Trade' });
  await expect(trade.getByRole('alert')).toHaveText(
    'Post-only: at this price it would trade at once with orders at 3,251.5 USDC.',
  );
  await expect(trade.getByRole('button', { name: 'This order cannot be placed' })).toBeDisabled();

  await page.getByRole('radio', { name: 'Rest' }).click();
  await page.getByLabel('Price', { exact: true }).fill('3240.55');
  await expect(trade.getByText('Between two price steps of this market.')).toBeVisible();
  await trade.getByRole('button', { name: '3240.5', exact: true }).click();
  await expect(page.getByLabel('Price', { exact: true })).toHaveValue('3240.5');

  await page.getByLabel('Amount').fill('0.0001');
  await expect(trade.getByRole('alert')).toHaveText(
    'The order is worth 0.32405 USDC; the smallest here is 1 USDC.',
  );
  expect(wallet.asked).toHaveLength(0);
});

test('a click in the book takes its price into the ticket', async ({ page }) => {
  await page.goto('/trade');
  await page.getByRole('button', { name: /^Bid 3248,/ }).click();
  await expect(page.getByLabel('Price', { exact: true })).toHaveValue('3248');
  await expect(page).toHaveURL(/mode=limit.*price=3248|price=3248.*mode=limit/);
});
