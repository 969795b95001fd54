import type { Locator, Page } from '@playwright/test';
import { wethMarket } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';

/** What is typed, and the words that its field then says. */
type Bad = readonly [text: string, words: RegExp];

const noNumbers: readonly Bad[] = [
  ['abc', /Enter a number/],
  ['1e-8', /Enter a number/],
  ['-1', /Enter a number/],
  ['1,234', /1,234 can be read in two ways/],
];
const tooFine = (symbol: string, decimals: number): Bad => [
  `0.${'0'.repeat(decimals)}1`,
  new RegExp(`${symbol} has ${decimals} decimals at most`),
];

/** Types what cannot be taken: the field says why, keeps it, and the button cannot be pressed. */
async function refuses(field: Locator, button: Locator, bad: readonly Bad[]): Promise<void> {
  const id = await field.getAttribute('id');
  const said = field.page().locator(`[id="${id}-problem"]`);
  for (const [text, words] of bad) {
    await field.fill(text);
    await expect(said).toContainText(words);
    await expect(field).toHaveValue(text);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(button).toBeDisabled();
  }
  for (const nothing of ['', '  ', '0']) {
    await field.fill(nothing);
    await expect(button).toBeDisabled();
  }
}

const buttonOf = (within: Page | Locator, name: RegExp) => within.getByRole('button', { name });

test('what cannot be taken is said at the field in every form of the pools, and kept', async ({
  page,
  wallet,
}) => {
  await page.goto('/pools/WETH-USDC');
  await connect(page);
  const notYet = /^(Enter an amount|Change what is marked|Not enough \w+)$/;
  const bad = [...noNumbers, tooFine('WETH', 18)];
  const weth = page.getByLabel('WETH to add');
  await refuses(weth, buttonOf(page, notYet), bad);
  await weth.fill('200000');
  await expect(buttonOf(page, /^Not enough WETH$/)).toBeDisabled();
  await refuses(page.getByLabel('USDC to add'), buttonOf(page, notYet), [
    ...noNumbers,
    tooFine('USDC', 6),
  ]);
  const slippage = page.getByLabel('Slippage');
  for (const text of ['', 'abc', '0', '51']) {
    await slippage.fill(text);
    await expect(page.getByText('Enter 0.01 to 50 percent.')).toBeVisible();
    await expect(slippage).toHaveValue(text);
  }
  await page.getByRole('radio', { name: 'One token' }).click();
  await refuses(weth, buttonOf(page, notYet), bad);
  await weth.fill('200000');
  await expect(buttonOf(page, /^Not enough WETH$/)).toBeDisabled();

  await page.getByRole('radio', { name: 'Both tokens' }).click();
  await weth.fill('1');
  await expect(page.getByText('In your wallet: 1. approve WETH')).toBeVisible();
  await buttonOf(page, /^Add liquidity$/).click();
  await expect(weth).toHaveValue('');
  const signed = wallet.asked.length;
  await page.getByRole('tab', { name: 'Remove' }).click();
  await refuses(
    page.getByLabel('How much', { exact: true }),
    buttonOf(page, /^Nothing to remove$/),
    ['abc', '-1', '100.01', '0.001', '1e1'].map((text) => [text, /Enter 0.01 to 100 percent/]),
  );

  await page.goto('/pools/new');
  const choose = async (label: string, symbol: string) => {
    await buttonOf(page, new RegExp(`^${label}`)).click();
    await page.getByRole('dialog').getByText(symbol, { exact: true }).first().click();
  };
  await buttonOf(page, /^Base token/).click();
  const search = page.getByRole('dialog').getByRole('combobox');
  for (const [text, words] of [
    ['0x12', /No token of the list is called so/],
    [wallet.account.address, /There is no contract at this address/],
    [wethMarket().exchange, /it is no token/],
  ] as const) {
    await search.fill(text);
    await expect(page.getByRole('dialog').getByText(words)).toBeVisible();
    await expect(search).toHaveValue(text);
  }
  await page.keyboard.press('Escape');
  await choose('Base token', 'WETH');
  await choose('Quote token', 'REED');
  const open = buttonOf(page, /^(Enter about what it costs|Change what is marked)$/);
  const price = page.getByLabel('About what 1 WETH costs');
  await refuses(price, open, [...noNumbers, ['0', /A price is above zero/]]);
  await price.fill('264000');
  const smallest = page.getByLabel('Smallest order');
  await refuses(smallest, open, [
    ...noNumbers,
    tooFine('REED', 18),
    ['0', /at least one unit/],
    ['9'.repeat(60), /too large to be written/],
  ]);
  expect(wallet.asked.length).toBe(signed);
});

test('what cannot be taken is said at the field in every form of the portfolio, and kept', async ({
  page,
  wallet,
}) => {
  await page.goto('/portfolio');
  await connect(page);
  const dialog = page.getByRole('dialog');
  const exchange = wethMarket().exchange;
  const notYet = /^(Enter an? (amount|number)|\w+ has \d+ decimals|Not enough|Check the recipient)/;

  await buttonOf(page, /^Deposit USDC$/).click();
  const amount = dialog.getByLabel('Amount to deposit');
  await refuses(amount, buttonOf(dialog, notYet), [...noNumbers, tooFine('USDC', 6)]);
  await amount.fill('500000.000001');
  await expect(buttonOf(dialog, /^Not enough USDC in your wallet$/)).toBeDisabled();
  await amount.fill('1');
  await expect(dialog.getByText('In your wallet: 1. approve USDC')).toBeVisible();
  await dialog.getByLabel('Credit it to another account').check();
  const recipient = dialog.getByLabel('Address of the recipient');
  for (const [text, words] of [
    ['', /That account owns the tokens then/],
    ['0x12', /40 digits after it/],
    ['vitalik.eth', /40 digits after it/],
    [`${exchange.slice(0, -1)}${exchange.endsWith('a') ? 'A' : 'a'}`, /capital letters do not fit/],
    [`0x${'0'.repeat(40)}`, /nobody’s address/],
    [exchange, /the exchange itself/],
  ] as const) {
    await recipient.fill(text);
    await expect(dialog.getByText(words)).toBeVisible();
    await expect(recipient).toHaveValue(text);
    await expect(buttonOf(dialog, /^Check the recipient$/)).toBeDisabled();
    await expect(amount).toHaveValue('1');
  }
  await page.keyboard.press('Escape');

  await page.getByRole('region', { name: 'Assets' }).getByText('Withdraw').first().click();
  const out = dialog.getByLabel('Amount to withdraw');
  await refuses(out, buttonOf(dialog, notYet), noNumbers);
  await out.fill('1');
  await expect(buttonOf(dialog, /on the exchange$/)).toBeDisabled();
  await page.keyboard.press('Escape');

  await buttonOf(page, /^Wrap or unwrap$/).click();
  const turned = dialog.getByLabel('Amount to turn');
  await refuses(turned, buttonOf(dialog, notYet), [...noNumbers, tooFine('ETH', 18)]);
  await page.keyboard.press('Escape');

  await buttonOf(page, /^Give a key rights$/).click();
  const key = dialog.getByLabel('Address of the key');
  for (const [text, words] of [
    ['0x12', /^Enter the key’s address$/],
    [wallet.account.address, /^This is your own address$/],
    [exchange, /^Nobody has a key to this address$/],
  ] as const) {
    await key.fill(text);
    await expect(buttonOf(dialog, words)).toBeDisabled();
    await expect(key).toHaveValue(text);
  }
  await key.fill('0x1000000000000000000000000000000000000001');
  await expect(buttonOf(dialog, /^Choose a market$/)).toBeDisabled();
  expect(wallet.asked).toHaveLength(0);
});
