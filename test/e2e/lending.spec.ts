import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { countPositions, setWethPrice } from './chain/lendingPrices.ts';
import { balanceOf, tokenOf } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';
import { deploymentPath } from './setup/globalSetup.ts';

const USDC = 10n ** 6n;

test('USDC is supplied, borrowed against WETH, repaid to nothing and withdrawn to nothing', async ({
  page,
  rpcUrl,
  wallet,
}) => {
  const owner = wallet.account.address;
  const usdc = tokenOf('USDC').address;
  await page.goto('/lend');
  await connect(page);
  await page.getByRole('link', { name: 'USDC against WETH', exact: true }).click();

  // What is no amount is said at the field, and what is too much on the button; nothing typed is lost.
  const toSupply = page.getByLabel('Amount to supply', { exact: true });
  await toSupply.fill('1e5');
  await expect(page.getByText('That is not a number.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change what is marked' })).toBeDisabled();
  await expect(toSupply).toHaveValue('1e5');
  await toSupply.fill('999999999');
  await expect(page.getByRole('button', { name: 'Not enough USDC' })).toBeDisabled();
  await toSupply.fill('1000,5');
  await expect(toSupply).toHaveValue('1000.5');
  await page.getByRole('button', { name: 'Supply USDC' }).click();
  await expect(page.getByRole('region', { name: 'Yours' })).toContainText(/1,000\.(49|5)\d* USDC/);

  await page.getByRole('link', { name: 'Borrow here' }).click();
  await expect(page).toHaveURL(/\/borrow\/USDC-WETH$/);
  const toBorrow = page.getByLabel('Amount to borrow', { exact: true });
  await toBorrow.fill('100');
  await expect(page.getByRole('button', { name: 'Add collateral first' })).toBeDisabled();
  await page.getByLabel('Collateral to add', { exact: true }).fill('2');
  await toBorrow.fill('10');
  await expect(page.getByRole('button', { name: 'The smallest debt is 25 USDC' })).toBeDisabled();
  await toBorrow.fill('6000');
  await expect(page.getByRole('button', { name: /^Your collateral carries 5,2/ })).toBeDisabled();
  await toBorrow.fill('2000');
  await expect(page.getByRole('tabpanel')).toContainText(/becomes2\.79 fine/);
  const before = await balanceOf(rpcUrl, usdc, owner);
  await page.getByRole('button', { name: 'Borrow USDC' }).click();
  const position = page.getByRole('region', { name: 'Your position' });
  await expect(position).toContainText('liquidated below 1,162.79 USDC');
  expect(await balanceOf(rpcUrl, usdc, owner)).toBe(before + 2000n * USDC);

  // Prices fall: every page warns, and says what still works.
  await setWethPrice(rpcUrl, 38n);
  await expect(page.getByRole('alert')).toContainText('close to liquidation: health 1.06');
  await expect(page.getByText('There is no safe price of WETH now')).toBeVisible();
  await page.goto('/trade');
  await page.getByRole('alert').getByRole('link', { name: 'Repay or add collateral' }).click();

  await page.getByRole('tab', { name: 'Repay' }).click();
  await page.getByRole('button', { name: 'Amount to repay: the most' }).click();
  await page.getByRole('button', { name: 'Repay all and close' }).click();
  await expect(page.getByText('You owe nothing here with this account.')).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();

  await page.getByRole('link', { name: 'Lend here' }).click();
  await page.getByRole('tab', { name: 'Withdraw' }).click();
  await page.getByRole('button', { name: 'Amount to withdraw: the most' }).click();
  await page.getByRole('button', { name: 'Withdraw all of it' }).click();
  await expect(page.getByText('You have supplied nothing here')).toBeVisible();
  expect(await countPositions(rpcUrl, owner)).toBe(0);
});

test('leverage is opened by one signature and one transaction, and closed by selling', async ({
  page,
  rpcUrl,
  wallet,
}) => {
  const owner = wallet.account.address;
  const usdc = tokenOf('USDC').address;
  await page.goto('/trade?mode=leverage&amount=5000');
  await connect(page);
  const times = page.getByRole('textbox', { name: 'Leverage', exact: true });
  await times.fill('9');
  await expect(page.getByText('From 1.1 to 5.2 times.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change the leverage' })).toBeDisabled();
  await times.fill('3');
  const ticket = page.getByRole('region', { name: 'Trade', exact: true });
  await expect(ticket).toContainText('Borrows10,000 USDC');
  await expect(ticket).toContainText(/WETH may fall by2[12]\.\d %/);
  const before = await balanceOf(rpcUrl, usdc, owner);
  await page.getByRole('button', { name: 'Open long WETH' }).click();
  const close = page.getByRole('button', { name: 'Sell and close' });
  await expect(close).toBeEnabled();
  expect(await balanceOf(rpcUrl, usdc, owner)).toBeLessThan(before - 4999n * USDC);
  expect(await countPositions(rpcUrl, owner)).toBe(1);

  await pressBeneathNotices(page, close);
  await expect(page.getByRole('region', { name: 'Your position' })).toBeHidden();
  // Twice the fee of three times the margin is gone, and not much more.
  expect(await balanceOf(rpcUrl, usdc, owner)).toBeGreaterThan(before - 50n * USDC);
  expect(await countPositions(rpcUrl, owner)).toBe(0);

  // Its details say what lending did, in the market's tokens.
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^(TEST)?0x/ })
    .click();
  await page.getByRole('button', { name: /^Details of “Long/ }).click();
  const deeds = page.getByRole('region', { name: 'What lending did' });
  await expect(deeds).toContainText('Borrowed 10,000 USDC');
  await expect(deeds).toContainText(
    /Leverage: bought 4\.\d+ WETH for 15,000 USDC, of which 10,000/,
  );
  await expect(deeds).toContainText('Let the leverage contract act for your accounts');
  await page.keyboard.press('Escape');

  // The other side borrows WETH and sells it: in times of the margin too, and with a limit above the price.
  await page.getByRole('radio', { name: /Short WETH/ }).click();
  await times.fill('5');
  await expect(page.getByText('From 0.1 to 4.2 times.')).toBeVisible();
  await times.fill('2');
  await page.getByLabel('Your margin', { exact: true }).fill('6501');
  await expect(ticket).toContainText(/Borrows(4|3\.99\d+) WETH/);
  await expect(ticket).toContainText(/WETH may rise by2[78]\.\d %/);
  await expect(ticket).toContainText(/Liquidation price of WETH–→becomes4,1\d\d\.\d+ USDC/);
  const beforeShort = await balanceOf(rpcUrl, usdc, owner);
  await page.getByRole('button', { name: 'Open short WETH' }).click();
  await expect(close).toBeEnabled();
  expect(await balanceOf(rpcUrl, usdc, owner)).toBe(beforeShort - 6501n * USDC);
  const weth = tokenOf('WETH').address;
  const wethBefore = await balanceOf(rpcUrl, weth, owner);
  await pressBeneathNotices(page, close);
  await expect(page.getByRole('region', { name: 'Your position' })).toBeHidden();
  expect(await balanceOf(rpcUrl, weth, owner)).toBeGreaterThan(wethBefore + 19n * 10n ** 17n);
  expect(await countPositions(rpcUrl, owner)).toBe(0);
});

test.describe('with an indexer', () => {
  test.use({ withIndexer: true });

  test('after a crash anyone liquidates without money, and sees the profit before', async ({
    page,
    rpcUrl,
    wallet,
  }) => {
    const owner = wallet.account.address;
    const usdc = tokenOf('USDC').address;
    await page.goto('/liquidate');
    await connect(page);
    const rows = page.getByRole('region', { name: 'Positions at risk' }).getByRole('listitem');
    await expect(rows).toHaveCount(2);
    await expect(rows.first().getByRole('button', { name: 'Not due yet' })).toBeDisabled();

    await setWethPrice(rpcUrl, 90n);
    const due = rows.filter({ hasText: 'can be liquidated' }).first();
    await expect(due).toContainText(/Profit after gas\+\d/);
    const before = await balanceOf(rpcUrl, usdc, owner);
    await due.getByRole('button', { name: 'Liquidate' }).click();
    await expect(
      page.getByRole('region', { name: 'Last liquidations' }).getByRole('row'),
    ).toHaveCount(2);
    expect(await balanceOf(rpcUrl, usdc, owner)).toBeGreaterThan(before);
  });
});

test('without lending in the deployment the page has none', async ({ page, rpcUrl }) => {
  const { lending: _none, ...deployment } = JSON.parse(readFileSync(deploymentPath, 'utf8'));
  await page.route('**/deployment.json', (route) =>
    route.fulfill({ json: { ...deployment, rpcUrl, indexerUrl: null } }),
  );
  await page.goto('/lend');
  await expect(page.getByText('There is nothing here')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Lend' })).toHaveCount(0);
  await page.goto('/trade?mode=leverage');
  await expect(page.getByRole('radio', { name: 'Swap', exact: true })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Leverage' })).toHaveCount(0);
});

/** A notice that covers a button goes by itself, but stays as long as the pointer rests on it. */
async function pressBeneathNotices(page: Page, button: Locator): Promise<void> {
  await page.mouse.move(0, 0);
  await button.click();
}
