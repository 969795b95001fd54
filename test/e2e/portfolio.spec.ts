import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { decodeExchangeError } from '@weir/contracts';
import { deployTestToken } from './chain/deployTestToken.ts';
import { backWrappedCoin, balanceOf, wethMarket } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';

/** The cells of a token's row: price, wallet, on the exchange, in orders, to claim, in pools, value. */
const rowOf = (page: Page, symbol: string | RegExp): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: symbol }) });

const cell = (page: Page, symbol: string | RegExp, place: number) =>
  rowOf(page, symbol).getByRole('cell').nth(place);
const WALLET = 1;
const INSIDE = 2;

test.describe('with the indexer', () => {
  test.use({ withIndexer: true });

  test('tokens go in and out, to oneself and to others, and the record of it is saved', async ({
    page,
    rpcUrl,
    wallet,
    other,
  }) => {
    const { usdc } = wethMarket();
    await page.goto('/portfolio');
    await expect(page.getByText('this page shows all that you have here')).toBeVisible();
    await connect(page);
    await expect(cell(page, 'USDC', WALLET)).toHaveText('500,000');
    await expect(page.getByTestId('portfolio-total')).toContainText(/\d{3},\d{3}\.\d\d USDC/);

    await page.getByRole('button', { name: 'Deposit USDC' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Amount to deposit').fill('600000');
    await expect(
      dialog.getByRole('button', { name: 'Not enough USDC in your wallet' }),
    ).toBeDisabled();
    await dialog.getByLabel('Amount to deposit').fill('1000,5');
    await dialog.getByRole('button', { name: 'Approve and deposit USDC' }).click();
    await expect(dialog).toBeHidden();
    await expect(cell(page, 'USDC', INSIDE)).toHaveText('1,000.5');
    await expect(cell(page, 'USDC', WALLET)).toHaveText('498,999.5');

    await page.getByRole('button', { name: 'Withdraw USDC' }).click();
    await dialog.getByRole('button', { name: 'Max' }).click();
    await expect(dialog.getByLabel('Amount to withdraw')).toHaveValue('1000.5');
    await dialog.getByLabel('Pay it to another address').check();
    await expect(dialog.getByRole('button', { name: 'Check the recipient' })).toBeDisabled();
    await dialog.getByLabel('Address of the recipient').fill(usdc.address);
    await expect(dialog.getByText('This is the token itself')).toBeVisible();
    await dialog.getByLabel('Address of the recipient').fill(other.address);
    const before = await balanceOf(rpcUrl, usdc.address, other.address);
    await dialog.getByRole('button', { name: 'Withdraw USDC' }).click();
    await expect(cell(page, 'USDC', INSIDE)).toHaveText('0');
    expect(await balanceOf(rpcUrl, usdc.address, other.address)).toBe(before + 1_000_500_000n);

    const activity = page.getByRole('region', { name: 'Activity' });
    await expect(activity.getByText('−1,000.5 USDC')).toBeVisible();
    await page.getByRole('radio', { name: 'Trades' }).click();
    await expect(page.getByText('None of this kind.')).toBeVisible();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const file = await download;
    const owner = wallet.account.address.toLowerCase();
    expect(file.suggestedFilename()).toMatch(
      new RegExp(`^weir-activity-${owner}-\\d{4}-\\d\\d-\\d\\d\\.csv$`),
    );
    const [heads, ...rows] = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(heads).toMatch(/^time_utc,action,market,/);
    const moves = rows.map((row) => /^[\dT:-]+Z,(\w+),.*,USDC,(-?[\d.]+),/.exec(row)?.slice(1));
    expect(moves).toEqual([['debit', '-1000.5'], ['credit', '1000.5'], undefined]);
  });

  test('a key gets rights by transaction and by signature, and loses them', async ({
    page,
    wallet,
    other,
  }) => {
    const short = `${other.address.slice(0, 6)}…${other.address.slice(-4)}`;
    await page.goto('/portfolio');
    await connect(page);
    await expect(page.getByText('Nobody may trade for you.')).toBeVisible();
    const dialog = page.getByRole('dialog');
    const fill = async () => {
      await page.getByRole('button', { name: 'Give a key rights' }).click();
      await dialog.getByLabel('Address of the key').fill(other.address);
      await expect(dialog.getByRole('button', { name: 'Choose a market' })).toBeDisabled();
      await dialog.getByLabel('WETH/USDC').check();
    };
    await fill();
    await expect(dialog.getByText(/trade badly on purpose/)).toBeVisible();
    await dialog.getByLabel(/^place orders/).uncheck();
    await expect(dialog.getByText(/take your orders off the book, and no more/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Give rights by a transaction' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('reduce orders, cancel orders, claim fills')).toBeVisible();
    await page.getByRole('button', { name: `Revoke the rights of ${short}` }).click();
    await expect(page.getByText('Nobody may trade for you.')).toBeVisible();

    await fill();
    await dialog.getByRole('button', { name: /^Sign instead/ }).click();
    const signed = JSON.parse(await dialog.getByLabel('Signed rights').inputValue());
    expect(signed).toMatchObject({
      owner: wallet.account.address,
      delegate: other.address,
      actions: '15',
    });
    await dialog.getByRole('button', { name: 'Close' }).last().click();

    // Brought by somebody else, it shows without being remembered: the record is the chain's.
    await other.bringGrant(signed);
    await page.reload();
    await expect(page.getByText('place orders, reduce orders, cancel orders')).toBeVisible();

    await fill();
    await dialog.getByRole('button', { name: /^Sign instead/ }).click();
    const second = JSON.parse(await dialog.getByLabel('Signed rights').inputValue());
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page
      .getByRole('button', { name: `Make the signature for ${short} void` })
      .first()
      .click();
    await expect(page.getByText(/^Signatures given$/)).toBeVisible();
    await expect(
      page.getByRole('button', { name: `Make the signature for ${short} void` }),
    ).toHaveCount(1);
    const refusal = await other.bringGrant(second).catch(decodeExchangeError);
    expect(refusal?.name).toBe('NonceUsed');
  });
});

test('a token is imported by its address, with a warning that it only looks like the listed one', async ({
  page,
  rpcUrl,
}) => {
  await backWrappedCoin(rpcUrl);
  const cheat = await deployTestToken(rpcUrl, 4, ['USD Coin', 'UЅDС', 6]);
  const heron = await deployTestToken(rpcUrl, 4, ['Heron', 'HERON', 9]);
  await page.goto('/portfolio');
  await connect(page);
  await expect(page.getByText('Your activity is missing while the indexer is.')).toBeVisible();
  await page.getByRole('button', { name: 'Deposit USDC' }).click();
  await page.getByRole('button', { name: 'Token to deposit: USDC' }).click();
  const picker = page.getByRole('dialog', { name: 'Token to deposit' });
  const search = picker.getByRole('combobox');
  await search.fill('eth');
  await expect(picker.getByRole('option')).toHaveText([/^WETH/]);
  await search.fill('0x0000000000000000000000000000000000000123');
  await expect(picker.getByText('There is no contract at this address')).toBeVisible();
  await search.fill(wethMarket().exchange);
  await expect(picker.getByText('it is no token (ERC-20)')).toBeVisible();

  await search.fill(cheat);
  await expect(picker.getByRole('alert')).toContainText('This is not the listed USDC.');
  const importIt = picker.getByRole('button', { name: /^Import UЅDС·/ });
  await expect(importIt).toBeDisabled();
  await picker.getByLabel('I compared the address, and want this token.').check();
  await expect(importIt).toBeEnabled();

  await search.fill(heron);
  await expect(picker.getByText('Anybody can make a token')).toBeVisible();
  await picker.getByRole('button', { name: 'Import HERON' }).click();
  await expect(picker).toBeHidden();
  await page.getByRole('button', { name: 'Token to deposit: HERON' }).click();
  await search.press('ArrowDown');
  await search.press('Enter');
  await expect(page.getByRole('button', { name: 'Token to deposit: WETH' })).toBeVisible();

  await page.reload();
  await expect(rowOf(page, 'HERON')).toContainText('not listed');
  // The coin and its wrapped form are one line, which opens to both.
  const both = page.getByRole('button', { name: 'ETH with WETH' });
  await expect(rowOf(page, /^WETH/)).toHaveCount(0);
  await expect(cell(page, /with WETH$/, WALLET)).toHaveText('10,100');
  await both.press('Enter');
  await page.getByRole('button', { name: 'Deposit ETH', exact: true }).click();
  await page.getByLabel('Amount to deposit').fill('1.5');
  await page.getByRole('dialog').getByRole('button', { name: 'Deposit ETH' }).click();
  await expect(cell(page, /^ETH Ether$/, INSIDE)).toHaveText('1.5');
  await expect(cell(page, /with WETH$/, INSIDE)).toHaveText('1.5');
  await page.getByRole('button', { name: 'Wrap or unwrap' }).click();
  const turn = page.getByRole('dialog', { name: 'Wrap or unwrap' });
  await turn.getByLabel('Amount to turn').fill('20000');
  await expect(turn.getByRole('button', { name: 'Not enough ETH in your wallet' })).toBeDisabled();
  await turn.getByLabel('Amount to turn').fill('2,5');
  await turn.getByRole('button', { name: 'Wrap ETH' }).click();
  await expect(turn).toBeHidden();
  await expect(cell(page, /^WETH/, WALLET)).toHaveText('102.5');
  await page.getByRole('button', { name: 'Wrap or unwrap' }).click();
  await turn.getByRole('radio', { name: 'WETH → ETH' }).click();
  await turn.getByRole('button', { name: 'Max' }).click();
  await expect(turn.getByLabel('Amount to turn')).toHaveValue('102.5');
  await turn.getByRole('button', { name: 'Unwrap WETH' }).click();
  await expect(turn).toBeHidden();
  await expect(cell(page, /^WETH/, WALLET)).toHaveText('0');
  await page.getByRole('button', { name: 'Deposit USDC' }).click();
  await page.getByRole('button', { name: 'Token to deposit: USDC' }).click();
  await picker.getByRole('button', { name: /^Take HERON/ }).click();
  await search.fill('HERON');
  await expect(picker.getByText(/No token of the list is called so/)).toBeVisible();
});
