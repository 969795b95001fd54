import { type Address, createPublicClient, http, maxUint256, numberToHex, parseUnits } from 'viem';
import {
  backWrappedCoin,
  balanceOf,
  balanceOnExchange,
  takeAway,
  tokenOf,
  wethMarket,
} from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';

test('an exact input swaps through pool and book, and brings what was quoted', async ({
  page,
  rpcUrl,
  wallet,
}) => {
  const { weth } = wethMarket();
  const owner = wallet.account.address;
  const before = await balanceOf(rpcUrl, weth.address, owner);
  await page.goto('/trade');
  await connect(page);
  await page.getByLabel('You pay').fill('20000,5');
  await expect(page.getByLabel('You pay')).toHaveValue('20000.5');
  await expect(page.getByTestId('route')).toHaveText(
    /^Pool [\d.]+ WETH, book [\d.]+ WETH at \d prices$/,
  );
  const quoted = await page.getByLabel('You receive').inputValue();

  await page.getByRole('button', { name: 'Approve USDC, then buy WETH' }).click();
  await expect(page.getByText('Confirmed').first()).toBeVisible();
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^479,999\.5/);
  const got = (await balanceOf(rpcUrl, weth.address, owner)) - before;
  expect(got.toString().slice(0, -10)).toBe(quoted.replace('.', '').padEnd(9, '0'));
  // A permit for the exact amount goes along: one transaction, and nothing of the allowance is left.
  expect(wallet.asked).toHaveLength(1);
  expect(wallet.typedData[0]?.message.value).toBe('20000500000');
  await expect(page.getByLabel('You pay')).toHaveValue('');
});

test('an exact output costs what was quoted', async ({ page, rpcUrl, wallet }) => {
  const { weth, usdc } = wethMarket();
  const owner = wallet.account.address;
  const before = await balanceOf(rpcUrl, usdc.address, owner);
  await page.goto('/trade?side=sell');
  await connect(page);
  await page.getByLabel('You receive').fill('5000');
  const quoted = await page.getByLabel('You pay').inputValue();
  expect(Number(quoted)).toBeGreaterThan(1.5);

  await page.getByRole('button', { name: 'Approve WETH, then sell WETH' }).click();
  await expect(page.getByTestId('balance-WETH')).toHaveText(/^10,098\.4/);
  const got = (await balanceOf(rpcUrl, usdc.address, owner)) - before;
  // Passed by less than one lot, a few cents.
  expect(got).toBeGreaterThanOrEqual(5_000_000_000n);
  expect(got).toBeLessThan(5_000_100_000n);
  const held = await balanceOf(rpcUrl, weth.address, owner);
  const paid = 100n * 10n ** 18n - held;
  expect(paid.toString().slice(0, -10)).toBe(quoted.replace('.', '').padEnd(9, '0'));
});

test('the coin pays for what is missing of its wrapped form', async ({ page, rpcUrl, wallet }) => {
  const { weth, usdc } = wethMarket();
  const owner = wallet.account.address;
  await takeAway(rpcUrl, wallet.account, weth.address, parseUnits('99', 18));
  const before = await balanceOf(rpcUrl, usdc.address, owner);
  await page.goto('/trade?side=sell');
  await connect(page);
  await page.getByLabel('You pay').fill('1.5');
  await page.getByRole('button', { name: 'Approve WETH, then sell WETH' }).click();
  await expect(page.getByLabel('You pay')).toHaveValue('');
  // What is below a lot is not taken.
  expect(await balanceOf(rpcUrl, weth.address, owner)).toBeLessThan(10n ** 13n);
  expect(await balanceOf(rpcUrl, usdc.address, owner)).toBeGreaterThan(before + 4_800_000_000n);
  // Half a coin is wrapped, no more; then the swap goes with its permit.
  expect(wallet.asked.map(({ value }) => BigInt(value ?? 0))).toEqual([parseUnits('0.5', 18), 0n]);
});

test('what a swap brings of the wrapped coin is unwrapped where that is asked for', async ({
  page,
  rpcUrl,
  wallet,
}) => {
  const { weth } = wethMarket();
  const owner = wallet.account.address;
  const node = createPublicClient({ transport: http(rpcUrl) });
  const held = async () => ({
    coin: await node.getBalance({ address: owner }),
    wrapped: await balanceOf(rpcUrl, weth.address, owner),
  });
  await backWrappedCoin(rpcUrl);
  const before = await held();
  await page.goto('/trade?amount=1000');
  await connect(page);
  await page.getByLabel('Receive ETH, by one more transaction').check();
  const button = page.getByRole('button', { name: 'Approve USDC, then buy WETH' });
  await button.click();
  await expect(page.getByLabel('You pay')).toHaveValue('');
  const after = await held();
  expect(after.wrapped).toBe(before.wrapped);
  // What both transactions cost in gas is far below a thousandth.
  expect(after.coin - before.coin).toBeGreaterThan(parseUnits('0.306', 18));
  expect(wallet.asked).toHaveLength(2);

  // The swap is done, whatever comes of the rest: the amount is not there to be bought once more.
  const method = 'eth_sendTransaction';
  const refuse = async () => {
    wallet.rejects = true;
  };
  const refuseNext = async () => {
    wallet.before = { method, act: refuse };
  };
  wallet.before = { method, act: refuseNext };
  await page.getByLabel('You pay').fill('1000');
  await button.click();
  const trade = page.getByRole('region', { name: 'Trade', exact: true });
  await expect(
    trade.getByText(/^It is done, but what came is not unwrapped to ETH yet\. You rejected it/),
  ).toBeVisible();
  await expect(page.getByLabel('You pay')).toHaveValue('');
  expect((await held()).wrapped).toBeGreaterThan(before.wrapped + parseUnits('0.306', 18));
});

test('a market of the coin itself is paid in coin, and brings it', async ({
  page,
  rpcUrl,
  wallet,
  other,
}) => {
  const { usdc } = wethMarket();
  const owner = wallet.account.address;
  const node = createPublicClient({ transport: http(rpcUrl) });
  await other.giveUsdc(other.address, '350000');
  const id = await other.openCoinMarket('100', '325050');
  const digits = id.toString(16).padStart(64, '0').slice(0, 16);
  const before = await node.getBalance({ address: owner });
  await page.goto(`/trade?pair=ETH-USDC-${digits}&side=sell`);
  await connect(page);
  await page.getByRole('button', { name: 'I have checked the addresses' }).click();
  await page.getByLabel('You pay').fill('0.5');
  const trade = page.getByRole('region', { name: 'Trade', exact: true });
  await trade.getByRole('button', { name: 'Sell ETH', exact: true }).click();
  await expect(page.getByLabel('You pay')).toHaveValue('');
  expect(wallet.asked.map(({ value }) => BigInt(value ?? 0))).toEqual([parseUnits('0.5', 18)]);
  expect(await balanceOf(rpcUrl, usdc.address, owner)).toBeGreaterThan(parseUnits('501600', 6));
  const sold = await node.getBalance({ address: owner });
  expect(before - sold).toBeLessThan(parseUnits('0.501', 18));
  expect(before - sold).toBeGreaterThan(parseUnits('0.499', 18));

  await page.getByRole('button', { name: 'Swap the other way round' }).click();
  await page.getByLabel('You pay').fill('3000');
  await trade.getByRole('button', { name: 'Approve USDC, then buy ETH' }).click();
  await expect(page.getByLabel('You pay')).toHaveValue('');
  expect((await node.getBalance({ address: owner })) - sold).toBeGreaterThan(parseUnits('0.9', 18));
});

test('a swap that is rejected in the wallet leaves all as it was', async ({ page, wallet }) => {
  await page.goto('/trade?amount=1000');
  await connect(page);
  wallet.rejects = true;
  await page.getByRole('button', { name: 'Approve USDC, then buy WETH' }).click();
  const trade = page.getByRole('region', { name: 'Trade' });
  await expect(trade.getByText('You rejected it in the wallet. Nothing was sent.')).toBeVisible();
  await expect(page.getByLabel('You pay')).toHaveValue('1000');
  await expect(page.getByTestId('balance-USDC')).toHaveText('500,000');

  wallet.rejects = false;
  await page.getByRole('button', { name: 'Approve USDC, then buy WETH' }).click();
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^499,000\.0/);
});

test('a revert is decoded before anything is signed', async ({ page, rpcUrl, wallet }) => {
  // A node that answers an old allowance: the page believes that the exchange may take the tokens.
  const allowanceSelector = '0xdd62ed3e';
  await page.context().route(`${rpcUrl}/**`, async (route) => {
    const asked = route.request().postDataJSON();
    if (asked === null) return route.continue();
    const response = await route.fetch({ maxRetries: 3 });
    const answered = await response.json();
    const change = (answer: { id: number }) => {
      const call = [asked].flat().find((candidate) => candidate.id === answer.id);
      const isAllowance = call?.params?.[0]?.data?.startsWith(allowanceSelector);
      return isAllowance ? { ...answer, result: numberToHex(maxUint256) } : answer;
    };
    const json = Array.isArray(answered) ? answered.map(change) : change(answered);
    await route.fulfill({ response, json });
  });
  await page.goto('/trade?amount=1000');
  await connect(page);
  await page.getByRole('button', { name: 'Buy WETH', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Trade' }).getByRole('alert')).toHaveText(
    /^USDC did not let the exchange take [\d.]+ USDC from your wallet: the balance or the allowance is too small\.$/,
  );
  expect(wallet.asked).toHaveLength(0);
});

test('a trade that moves the price by much is confirmed by itself', async ({
  page,
  other,
  wallet,
}) => {
  await other.giveUsdc(wallet.account.address, '2000000');
  await page.goto('/trade?side=buy&exact=out&amount=300');
  await connect(page);
  await expect(page.getByRole('button', { name: 'Confirm the price impact' })).toBeDisabled();
  await page.getByRole('checkbox', { name: /^This trade moves/ }).check();
  await expect(page.getByRole('button', { name: 'Approve USDC, then buy WETH' })).toBeEnabled();

  // Another amount is another trade: the yes was for the one before.
  await page.getByLabel('You receive').fill('310');
  await expect(page.getByRole('button', { name: 'Confirm the price impact' })).toBeDisabled();
});

test('what does not fit is said at the field', async ({ page }) => {
  await page.goto('/trade');
  const pay = page.getByLabel('You pay');
  await pay.fill('1e-8');
  await expect(page.getByText('Enter a number such as 1.5 or 1,5.')).toBeVisible();
  await pay.fill('0.0000001');
  await expect(page.getByText('USDC has 6 decimals at most.')).toBeVisible();
  await page.getByLabel('You receive').fill('100000');
  await expect(page.getByText(/Pool and book together can give [\d,.]+ WETH only/)).toBeVisible();
});

test('tokens without a market of their own swap over two, and bring what was quoted', async ({
  page,
  rpcUrl,
  wallet,
}) => {
  const wbtc = tokenOf('WBTC');
  const owner = wallet.account.address;
  const before = await balanceOf(rpcUrl, wbtc.address, owner);
  await page.goto('/trade?side=sell&amount=2');
  await connect(page);
  await page.getByRole('button', { name: 'Token to receive: USDC' }).click();
  await page.getByRole('option', { name: /^WBTC/ }).click();
  await expect(page).toHaveURL(/from=WETH&to=WBTC/);
  await expect(page.getByTestId('path')).toHaveText('WETH → USDC → WBTC');
  await page.getByRole('radio', { name: 'USDC → WBTC' }).click();
  await expect(page.getByTestId('route')).toHaveText(/WBTC/);
  // Of neither side of the market in view.
  await expect(page.getByRole('radio', { name: '▼ Sell WETH' })).not.toBeChecked();

  await page.reload();
  await expect(page.getByTestId('path')).toHaveText('WETH → USDC → WBTC');
  const quoted = await page.getByLabel('You receive').inputValue();
  await page.getByRole('button', { name: 'Approve WETH, then swap' }).click();
  await expect(page.getByTestId('balance-WETH')).toHaveText(/^10,097\.9/);
  const got = (await balanceOf(rpcUrl, wbtc.address, owner)) - before;
  expect(got).toBe(parseUnits(quoted, wbtc.decimals));
  // Its details draw it again, in both markets, from the block before.
  await page.getByRole('button', { name: 'Details', exact: true }).first().click();
  const details = page.getByRole('dialog', { name: /^Swap 1.9999 WETH/ });
  await expect(details.getByRole('figure')).toBeVisible();
  await details.getByRole('radio', { name: 'USDC → WBTC' }).click();
  await expect(details.getByText(/WBTC at one price$|^Pool 0\.0\d+ WBTC/)).toBeVisible();
  await page.keyboard.press('Escape');

  // The other way round it stays a route; the pair of a market moves the market into view.
  await page.getByRole('button', { name: 'Swap the other way round' }).click();
  await expect(page).toHaveURL(/from=WBTC&to=WETH/);
  await page.getByRole('button', { name: 'Token to receive: WETH' }).click();
  await page.getByRole('option', { name: /^USDC/ }).click();
  await expect(page).toHaveURL(/pair=WBTC-USDC/);
  await expect(page).not.toHaveURL(/from=/);
  await expect(page.getByRole('radio', { name: '▼ Sell WBTC' })).toBeChecked();
});

test('a swap goes to another address, and from and to the balance on the exchange', async ({
  page,
  rpcUrl,
  wallet,
  other,
}) => {
  const { weth, exchange } = wethMarket();
  const owner = wallet.account.address;
  const held = (who: Address) => balanceOf(rpcUrl, weth.address, who);
  const before = await held(other.address);
  await page.goto('/trade?amount=1000');
  await connect(page);
  const settings = page.getByRole('button', { name: 'Trade settings' });
  await settings.click();
  const recipient = page.getByLabel('Recipient of swaps');
  await recipient.fill(exchange);
  await expect(page.getByRole('button', { name: 'Change the recipient' })).toBeDisabled();
  await expect(page.getByText('This is the exchange itself').first()).toBeVisible();
  await recipient.fill(other.address);
  await page.keyboard.press('Escape');
  const trade = page.getByRole('region', { name: 'Trade' });
  await expect(trade.getByText(`What you receive goes to ${other.address}`)).toBeVisible();
  await page.getByRole('button', { name: 'Approve USDC, then buy WETH' }).click();
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^499,000/);
  expect(await held(other.address)).toBeGreaterThan(before);

  // To oneself again, into the balance on the exchange.
  await trade.getByRole('button', { name: 'Send it to me' }).click();
  await settings.click();
  await page.getByLabel('Swaps receive into').getByText('Exchange balance').click();
  await page.keyboard.press('Escape');
  await page.getByLabel('You pay').fill('3000');
  await page.getByRole('button', { name: 'Approve USDC, then buy WETH' }).click();
  await expect(page.getByTestId('balance-WETH')).toHaveText(/^0\.9/);
  const credited = await balanceOnExchange(rpcUrl, weth.address, owner);
  expect(credited).toBeGreaterThan(9n * 10n ** 17n);

  // And out of it: no approval is asked for, and all of it can be paid.
  await settings.click();
  await page.getByLabel('Swaps pay from').getByText('Exchange balance').click();
  await page.getByLabel('Swaps receive into').getByText('Wallet').click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Swap the other way round' }).click();
  await page.getByRole('button', { name: 'Max' }).click();
  const asked = wallet.asked.length;
  await trade.getByRole('button', { name: 'Sell WETH', exact: true }).last().click();
  await expect(page.getByLabel('You pay')).toHaveValue('');
  expect(wallet.asked.length).toBe(asked + 1);
  expect(await balanceOnExchange(rpcUrl, weth.address, owner)).toBeLessThan(10n ** 14n);
});

test('nonsense in the address is the market in view, and old prices are never signed', async ({
  page,
  rpcUrl,
}) => {
  await page.goto('/trade?from=<x>&to=%F0%9F%92%A9&pair=__proto__&amount=1');
  await expect(page.getByTestId('route')).toContainText('WETH');
  await page.goto('/trade?from=WETH&to=WETH&amount=1');
  await expect(page.getByText('Choose two different tokens.')).toBeVisible();
  await page.goto('/trade?amount=1000');
  await connect(page);
  await expect(page.getByRole('button', { name: 'Approve USDC, then buy WETH' })).toBeEnabled();
  await expect(page.getByTestId('quote-age')).toHaveText(/^block \d+, just read$/);
  await page.context().route(`${rpcUrl}/**`, (route) => route.abort());
  await expect(page.getByRole('button', { name: 'Prices are old' })).toBeDisabled();
  await expect(page.getByTestId('quote-age')).toHaveText(/read \d+ s ago$/);
});
