import { exchangeAbi } from '@weir/contracts';
import { createPublicClient, http } from 'viem';
import { balanceOf, wethMarket } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';

test.describe('with the indexer', () => {
  test.use({ withIndexer: true });
  // Each makes half a dozen transactions, and waits for block and indexer after each.
  test.setTimeout(120_000);

  test('an order rests, is partly filled by another account, is claimed, changed and cancelled', async ({
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
    await page.getByLabel('Total').fill('6500,8');
    await expect(page.getByLabel('Amount')).toHaveValue('2');
    await expect(page.getByText('Rests in the book').locator('..')).toContainText('2 WETH');
    await page.getByRole('button', { name: 'Approve USDC, then place bid' }).click();

    const row = page.getByRole('region', { name: 'Open orders' }).getByRole('row').nth(1);
    await expect(row).toContainText('3,250.4');
    await expect(row).toContainText('0 %');
    await expect(page.getByRole('button', { name: /^Bid 3250.*yours 2$/ })).toBeVisible();

    await other.sell('0.5', '3248');
    // The taker's half WETH holds his fee of 0.05 %: 49,975 lots of the bid's 200,000.
    await expect(row).toContainText('24.9 %');
    await expect(page.getByRole('list', { name: 'Recent trades' })).toContainText('0.4999');

    await row.getByRole('button', { name: /^Claim/ }).click();
    await expect(row.getByRole('button', { name: /^Claim/ })).toBeHidden();
    // Those lots and the maker's rebate of 0.02 %.
    expect((await balanceOf(rpcUrl, weth.address, owner)) - wethBefore).toBe(
      499_849_950_000_000_000n,
    );

    await row.getByRole('button', { name: /^Change/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Nothing is changed yet' })).toBeDisabled();
    await dialog.getByLabel('Amount that shall rest').fill('1');
    await expect(dialog.getByText('It keeps its place in the queue.')).toBeVisible();
    await dialog.getByLabel('Price', { exact: true }).fill('3249');
    await expect(dialog.getByText('It goes to the end of the queue')).toBeVisible();
    const signed = wallet.asked.length;
    await dialog.getByRole('button', { name: 'Change order now' }).click();
    await expect(dialog).toBeHidden();
    expect(wallet.asked.length - signed).toBe(1);
    await expect(row).toContainText('3,249');
    await expect(row).toContainText('1 WETH');

    await row.getByRole('button', { name: /^Cancel/ }).click();
    await expect(page.getByText('No open orders.')).toBeVisible();
    const paid = usdcBefore - (await balanceOf(rpcUrl, usdc.address, owner));
    expect(paid).toBe(1_624_387_400n);

    await page.getByRole('tab', { name: 'Order history' }).click();
    const closed = page.getByRole('region', { name: 'Order history' });
    await expect(closed.getByRole('row')).toHaveCount(3);
    await expect(closed.getByRole('row').nth(2)).toContainText('0.4997 WETH (24.9 %)');
    await closed
      .getByRole('row')
      .nth(2)
      .getByRole('button', { name: /^Details/ })
      .click();
    await expect(dialog.getByText('0.49975 WETH', { exact: true })).toBeVisible();
  });

  test('several orders of two markets are claimed in one transaction, and cancelled in one', async ({
    page,
    wallet,
    other,
  }) => {
    await page.goto('/trade?mode=limit&side=sell&price=3251&amount=0.1');
    await connect(page);
    const place = page.getByRole('button', { name: /^(Approve \w+, then place|Place) offer$/ });
    const tab = (count: number) =>
      page.getByRole('tab', { name: `Open orders (${count})`, exact: true });
    await place.click();
    await expect(tab(1)).toBeVisible();
    await page.getByLabel('Price', { exact: true }).fill('3251.1');
    await page.getByLabel('Amount').fill('2');
    await place.click();
    await expect(tab(2)).toBeVisible();
    await other.buy('1000');
    const claimAll = page.getByRole('button', { name: 'Claim all' });
    await expect(claimAll).toBeVisible();

    let signed = wallet.asked.length;
    await claimAll.click();
    // The one that is wholly filled is done with.
    await expect(tab(1)).toBeVisible();
    expect(wallet.asked.length - signed).toBe(1);

    await page.goto('/trade?pair=WBTC-USDC&mode=limit&side=sell&price=99000&amount=0.1');
    await place.click();
    await expect(tab(1)).toBeVisible();
    await page.getByLabel('Which markets').selectOption('all');
    await expect(tab(2)).toBeVisible();
    const rows = page.getByRole('region', { name: 'Open orders' }).getByRole('row');
    await expect(rows.filter({ hasText: 'WBTC/USDC' })).toHaveCount(1);
    signed = wallet.asked.length;
    await page.getByRole('button', { name: 'Cancel all' }).click();
    await expect(page.getByText('No open orders.')).toBeVisible();
    expect(wallet.asked.length - signed).toBe(1);
  });

  test('an order with expiry and bounty; one that slides; none that trades with its owner', async ({
    page,
    rpcUrl,
    wallet,
  }) => {
    const { usdc, exchange } = wethMarket();
    await page.goto('/trade?mode=limit&price=3250.4&amount=1');
    await connect(page);
    const trade = page.getByRole('region', { name: 'Trade' });
    const place = trade.getByRole('button', { name: /place (bid|offer)$/i });
    await trade.getByLabel('Expires').selectOption('date');
    await expect(trade.getByRole('button', { name: 'Change the expiry' })).toBeDisabled();
    await expect(trade.getByText('Choose a day and a time.')).toBeVisible();
    await trade.getByLabel('Day and time').fill('2100-01-02T03:04');
    await trade.getByLabel('Bounty').selectOption('1000');
    await expect(trade.getByText(/gets 0.1 % of what it locks/)).toBeVisible();
    await place.click();
    const row = page.getByRole('region', { name: 'Open orders' }).getByRole('row').nth(1);
    await expect(row).toContainText('02 Jan 03:04');

    // A post-only offer at that bid's price is refused, and slides where that is asked for.
    await page.getByRole('radio', { name: '▼ Sell WETH' }).click();
    await trade.getByLabel('Price', { exact: true }).fill('3250');
    await trade.getByLabel('Amount').fill('2');
    await trade.getByRole('radio', { name: 'Post only' }).click();
    await expect(trade.getByRole('alert')).toContainText('Post-only: at this price it would trade');
    await trade.getByRole('checkbox', { name: /Move behind the spread/ }).check();
    await expect(trade.getByText('Moved behind the spread').locator('..')).toContainText(
      '3,250 → 3,250.5',
    );

    // Good till cancelled it would trade with the own bid: that one is cancelled with it, in one transaction.
    await trade.getByRole('radio', { name: 'GTC' }).click();
    await expect(trade.getByText('This would trade with your own order')).toContainText(
      '1 WETH at 3,250.4',
    );
    await trade.getByLabel('Receive to').selectOption('exchange');
    await place.click();
    await expect(row).toContainText('Sell');
    await expect(page.getByRole('tab', { name: 'Open orders (1)' })).toBeVisible();
    // What the bid had locked came back into the exchange, as was chosen.
    const node = createPublicClient({ transport: http(rpcUrl) });
    const args = [wallet.account.address, BigInt(usdc.address)] as const;
    const inside = await node.readContract({
      address: exchange,
      abi: exchangeAbi,
      functionName: 'balanceOf',
      args,
    });
    expect(inside).toBeGreaterThanOrEqual(3_250_400_000n);

    // And pays for the next one.
    await page.getByRole('radio', { name: '▲ Buy WETH' }).click();
    await trade.getByLabel('Pay from').selectOption('exchange');
    await trade.getByLabel('Price', { exact: true }).fill('3000');
    await trade.getByRole('button', { name: '50 %' }).click();
    await trade.getByRole('button', { name: 'Place bid', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Open orders (2)' })).toBeVisible();
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
    await expect(page.getByTestId('candle-legend')).toContainText('Volume');
    await page.getByRole('radio', { name: '4h' }).click();
    await page.reload();
    await expect(page.getByRole('figure', { name: /4h each/ })).toBeVisible();

    await page.getByRole('button', { name: /^WETH\/USDC/ }).click();
    const menu = page.getByRole('dialog', { name: 'Markets' });
    await menu.getByRole('button', { name: 'Add WBTC/USDC to favourites' }).click();
    await menu.getByLabel('Search markets').fill('bitcoin');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/pair=WBTC-USDC/);

    await page.goto('/trade');
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
  await expect(page.getByText(/only orders placed from this device/)).toBeVisible();
  await page.reload();
  await row.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByText(/No open orders placed from this device/)).toBeVisible();
  await expect(page.getByTestId('balance-USDC')).toHaveText('500,000');
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

  await page.getByRole('radio', { name: 'GTC' }).click();
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

test('book and depth are read by pointer and keyboard, and fill the price in', async ({ page }) => {
  await page.goto('/trade');
  const best = page.getByRole('button', { name: /^Bid 3249,/ });
  await best.focus();
  await expect(page.getByText(/^Sell [\d.]+ WETH for [\d,]+ USDC, average 3,2/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Price', { exact: true })).toHaveValue('3247');
  await expect(page).toHaveURL(/mode=limit.*price=3247|price=3247.*mode=limit/);

  await page.getByRole('tab', { name: 'Depth' }).click();
  const walk = page.getByRole('slider', { name: 'Walk along the depth' });
  await walk.focus();
  await page.keyboard.press('End');
  await expect(walk).toHaveAttribute('aria-valuetext', /\+2\.00 %.*pool.*book.*Buy/);
  await page.keyboard.press('Home');
  await expect(page.getByTestId('depth-reading')).toContainText('−2.00 %');
});
