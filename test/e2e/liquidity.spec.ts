import { readFileSync } from 'node:fs';
import { toFunctionSelector } from 'viem';
import { balanceOf, wethMarket } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';
import { deploymentPath } from './setup/globalSetup.ts';

test.describe('with an indexer', () => {
  test.use({ withIndexer: true });
  test.setTimeout(120_000);

  test('a pool shows its day, takes liquidity in both ways and gives it back', async ({
    page,
    rpcUrl,
    wallet,
    other,
  }) => {
    const { weth, usdc } = wethMarket();
    const owner = wallet.account.address;
    await other.sell('10', '3200');
    await page.goto('/pools');
    await connect(page);

    // The list sorts by its headings and finds by name.
    const rows = page.getByRole('row');
    const price = page.getByRole('columnheader', { name: 'Price' });
    await expect(rows.filter({ hasText: 'WETH/USDC' })).toContainText(/0\.1 % fee3,24\d\.\d+/);
    await price.getByRole('button').click();
    await expect(price).toHaveAttribute('aria-sort', 'descending');
    await expect(rows.nth(1)).toContainText('WBTC/USDC');
    await price.getByRole('button').press('Enter');
    await expect(price).toHaveAttribute('aria-sort', 'ascending');
    await expect(rows.nth(1)).toContainText('REED/USDC');
    await page.getByLabel('Search pools by token or address').fill('eth');
    await expect(rows).toHaveCount(2);
    await page.getByRole('link', { name: 'WETH/USDC' }).click();
    await expect(page).toHaveURL(/\/pools\/WETH-USDC$/);

    // Both tokens, the second one filled in at the pool's price.
    await page.getByLabel('WETH to add').fill('10');
    await expect(page.getByLabel('USDC to add')).toHaveValue(/^324\d\d\.\d+$/);
    await expect(page.getByText('0.33 %', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Add liquidity' }).click();
    const events = page.getByRole('region', { name: 'Deposits and removals' });
    await expect(events.getByText('9.9999 WETH')).toBeVisible();
    const result = page.getByRole('region', { name: 'Your result' });
    await expect(result.getByRole('figure')).toContainText('Against holding');

    // One token: a part of it is swapped, and what does not fit in stays inside the exchange.
    await page.getByRole('radio', { name: 'One token' }).click();
    await page.getByLabel('WETH to add').fill('2');
    await expect(page.getByText('Swapped first')).toBeVisible();
    await page.getByRole('button', { name: 'Add liquidity' }).click();
    await expect(page.getByLabel('WETH to add')).toHaveValue('');
    await expect(events.getByRole('listitem')).toHaveCount(3);

    // The history follows the arrow keys, and stands in a table too.
    const chart = page.getByRole('figure', { name: 'Liquidity' });
    await expect(chart.getByRole('slider')).toHaveAttribute('aria-valuetext', /USDC$/);
    await page.getByRole('radio', { name: 'Volume', exact: true }).click();
    const volume = page.getByRole('figure', { name: 'Volume' });
    await volume.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await expect(volume.getByRole('slider')).toHaveAttribute('aria-valuenow', '0');
    await volume.getByText('As a table').click();
    await expect(volume.getByRole('table')).toContainText('USDC');

    // Out again: a part by hand, the rest by the preset.
    await page.getByRole('tab', { name: 'Remove' }).click();
    await page.getByLabel('How much', { exact: true }).fill('12,5');
    await expect(page.getByRole('slider', { name: 'Percent to remove' })).toHaveValue(/^1[23]$/);
    await page.getByRole('button', { name: 'Remove liquidity' }).click();
    await expect(events.getByText('− Removed')).toHaveCount(1);
    await page.getByRole('button', { name: /^100\s%$/ }).click();
    await page.getByRole('button', { name: 'Remove liquidity' }).click();
    await expect(page.getByText('You have no part of this pool.')).toBeVisible();

    // Each step rounds down for the pool; of the swapped half the fee is gone.
    const held = {
      weth: await balanceOf(rpcUrl, weth.address, owner),
      usdc: await balanceOf(rpcUrl, usdc.address, owner),
    };
    expect(held.weth).toBeGreaterThan(98n * 10n ** 18n);
    expect(held.weth).toBeLessThan(100n * 10n ** 18n);
    expect(held.usdc).toBeGreaterThan(503_000n * 10n ** 6n);
  });
});

test('a market is opened, its first deposit sets the price, and it is listed with a warning', async ({
  page,
}) => {
  await page.goto('/pools/new');
  await connect(page);
  const choose = async (label: string, symbol: string) => {
    await page.getByRole('button', { name: new RegExp(`^${label}(:|$)`) }).click();
    await page.getByRole('dialog').getByText(symbol, { exact: true }).first().click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await expect(page.getByRole('button', { name: 'Choose the base token' })).toBeDisabled();
  await choose('Base token', 'WETH');
  await choose('Quote token', 'USDC');
  await expect(page.getByText('These tokens have a market already.')).toBeVisible();
  await page.getByLabel('About what 1 WETH costs').fill('3250');
  await expect(page.getByRole('button', { name: 'This market is open already' })).toBeDisabled();

  await choose('Quote token', 'REED');
  await page.getByLabel('About what 1 WETH costs').fill('264000');
  await page.getByRole('radio', { name: /^New/ }).check();
  await expect(page.getByRole('region', { name: 'What it will be' })).toContainText('WETH/REED');
  await page.getByRole('button', { name: 'Open the market' }).click();

  // It leads to the first deposit.
  await expect(page.getByRole('heading', { name: 'Pool WETH/REED' })).toBeVisible();
  await page.getByRole('button', { name: 'I have checked the addresses' }).click();
  await page.getByLabel('WETH to add').fill('1');
  await expect(page.getByLabel('REED to add')).toHaveValue('264000');
  await expect(page.getByText('1 WETH = 264,000 REED')).toBeVisible();
  await page.getByRole('button', { name: 'Add liquidity' }).click();
  await expect(page.getByText('+ Added')).toBeVisible();

  await page.getByRole('link', { name: 'All pools' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'WETH/REED' })).toContainText('unlisted');
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'WETH/REED' })).toContainText('99.99 %');
});

test('an exchange without a market says so, and shows what opens on it though the file names none', async ({
  page,
  rpcUrl,
}) => {
  const deployment = JSON.parse(readFileSync(deploymentPath, 'utf8'));
  await page.route('**/deployment.json', (route) =>
    route.fulfill({ json: { ...deployment, markets: [], rpcUrl, indexerUrl: null } }),
  );
  const marketCount = toFunctionSelector('marketCount()');
  const nothing = `0x${'0'.repeat(64)}`;
  await page.route(`${rpcUrl}/**`, async (route) => {
    const asked = [route.request().postDataJSON()].flat();
    if (!asked.some((call) => call?.params?.[0]?.data === marketCount)) return route.fallback();
    const response = await route.fetch();
    const answered = await response.json();
    const json = [answered].flat().map((answer: { id: number }) => {
      const call = asked.find(({ id }) => id === answer.id);
      return call?.params?.[0]?.data === marketCount ? { ...answer, result: nothing } : answer;
    });
    return route.fulfill({ json: Array.isArray(answered) ? json : json[0] });
  });
  await page.goto('/trade?amount=100');
  await expect(page.getByRole('heading', { name: 'No market is open here yet' })).toBeVisible();
  for (const path of ['/pools', '/portfolio']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'This page failed' })).toHaveCount(0);
    await expect(page.getByRole('status', { name: /^(Reading|Loading)/ })).toHaveCount(0);
  }
  await page.goto('/pools');
  await expect(page.getByText('No market is open yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Trade' }).click();
  await page.getByRole('link', { name: 'Open a market' }).click();
  await connect(page);
  await page.getByRole('button', { name: /^Base token/ }).click();
  await page.getByRole('dialog').getByText('WETH', { exact: true }).first().click();
  await expect(page.getByRole('button', { name: 'Choose the quote token' })).toBeDisabled();

  // Markets that others opened.
  await page.unroute(`${rpcUrl}/**`);
  await page.goto('/trade?amount=100');
  await page.getByRole('button', { name: 'I have checked the addresses' }).click();
  await expect(page.getByTestId('route')).not.toBeEmpty();
});
