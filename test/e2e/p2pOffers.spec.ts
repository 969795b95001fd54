import { readFileSync } from 'node:fs';
import { escrowAbi, offerTypedData, parseDeployment, priceFromWhole } from '@weir/contracts';
import { createPublicClient, encodeFunctionData, http } from 'viem';
import { foundry } from 'viem/chains';
import { developmentAccount } from '../local/accounts.ts';
import { botAccount } from '../local/bot.ts';
import { expectAccessible } from './accessibility.ts';
import { balanceOf, tokenOf } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';
import { deploymentPath } from './setup/globalSetup.ts';

const USDC = 10n ** 6n;

const node = (rpcUrl: string) =>
  createPublicClient({ chain: foundry, transport: http(rpcUrl), pollingInterval: 50 });

/** The posted offer of USDC for 0.92 EUR, and where it is. */
async function readOffer(rpcUrl: string) {
  const { escrow, deployedAtBlock } = parseDeployment(
    JSON.parse(readFileSync(deploymentPath, 'utf8')),
  );
  if (!escrow) throw new Error('The deployment has no escrow.');
  const posted = await node(rpcUrl).getContractEvents({
    address: escrow,
    abi: escrowAbi,
    eventName: 'OfferPosted',
    fromBlock: deployedAtBlock,
    strict: true,
  });
  const figure = priceFromWhole(920_000n, 6);
  const offer = posted.map(({ args }) => args.offer).find(({ price }) => price.figure === figure);
  if (!offer) throw new Error('The local chain has no offer at 0.92.');
  return { escrow, offer };
}

/** Changes its price, as its maker. */
async function reprice(rpcUrl: string, millionths: bigint): Promise<void> {
  const { escrow, offer } = await readOffer(rpcUrl);
  const args = [offer, priceFromWhole(millionths, 6)] as const;
  const data = encodeFunctionData({ abi: escrowAbi, functionName: 'reprice', args });
  await botAccount(rpcUrl, MAKER).send(escrow, data);
}

/** The same offer once more, signed by its maker as a page gives it to be shared, and not posted. */
async function signedOffer(rpcUrl: string): Promise<string> {
  const { escrow, offer: posted } = await readOffer(rpcUrl);
  const chainId = foundry.id;
  const offer = { ...posted, total: 1000n * USDC, nonce: 77n };
  const account = developmentAccount(MAKER);
  const signature = await account.signTypedData(offerTypedData(chainId, escrow, offer));
  return JSON.stringify({ chainId, escrow, offer, signature, terms: '' }, (_, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** Whose offers are on the local chain (LocalTrades.s.sol). */
const MAKER = 8;

test.use({ viewport: { width: 390, height: 844 } });

test('an offer is found, goes stale while it is looked at, and is taken; money goes in and out of escrow', async ({
  page,
  rpcUrl,
  wallet,
}) => {
  const usdc = tokenOf('USDC').address;
  const owner = wallet.account.address;
  await page.goto('/p2p');
  await connect(page);
  const offers = page.getByRole('region', { name: 'Offers' });
  await expect(offers.getByRole('listitem')).toHaveCount(3);
  await expect(page.getByText('this was read from your node’s logs')).toBeVisible();
  await page.getByLabel('Currency', { exact: true }).selectOption('USD');
  await expect(offers.getByRole('link')).toHaveText(['WETH']);
  await page.getByLabel('Currency', { exact: true }).selectOption('EUR');
  await page.getByLabel('Amount', { exact: true }).fill('much');
  await expect(page.getByText('That is not a number.')).toBeVisible();
  await page.getByLabel('Amount', { exact: true }).fill('100');
  await expect(offers.getByRole('link')).toHaveText(['USDC']);
  await expect(page).toHaveURL(/currency=EUR&amount=100/);
  await page.getByRole('radio', { name: 'I want to sell' }).click();
  await expect(offers.getByRole('link', { name: 'Sell USDC at 0.905 EUR' })).toBeVisible();
  await page.getByRole('radio', { name: 'I want to buy' }).click();
  await offers.getByRole('link', { name: 'Buy USDC at 0.92 EUR' }).click();

  const amount = page.getByLabel('Amount to buy', { exact: true });
  const buy = page.getByRole('region', { name: 'Buy USDC' });
  await amount.fill('1000');
  await expect(buy).toContainText('This offer takes 50 USDC to 900 USDC a trade now.');
  await page.getByLabel('Paid by').selectOption({ label: 'Revolut, 30 min to pay' });
  await amount.fill('100');
  await expect(buy).toContainText('the buyer’s first trade: at most 25 USD');
  await page.getByLabel('Paid by').selectOption({ label: 'SEPA Instant, 30 min to pay' });
  await expect(buy).toContainText('At risk in all15 USDC and 92.00 EUR');
  await expectAccessible(page, {});
  await page.setViewportSize({ width: 390, height: 844 });

  await reprice(rpcUrl, 950_000n);
  await expect(buy).toContainText('it was 0.92 EUR, and is 0.95 EUR now');
  await expect(page.getByRole('button', { name: 'The price changed' })).toBeDisabled();
  await expect(amount).toHaveValue('100');
  await page.getByRole('button', { name: 'Go on with the new price' }).click();
  const before = await balanceOf(rpcUrl, usdc, owner);
  await buy.getByRole('button', { name: 'Buy USDC' }).click();
  await expect(page).toHaveURL(/\/p2p\/trades$/);
  const trades = page.getByRole('region', { name: 'Your trades' });
  await expect(trades).toContainText('Buy 100 USDC');
  await expect(trades).toContainText('95.00 EUR');
  await expect(trades).toContainText('waiting for the maker');
  expect(await balanceOf(rpcUrl, usdc, owner)).toBe(before - 15n * USDC);

  const purse = page.getByRole('region', { name: 'Free in escrow' });
  await purse.getByRole('radio', { name: 'Deposit' }).click();
  await purse.getByLabel('Amount to deposit').fill('2,5');
  await purse.getByRole('button', { name: 'Deposit USDC' }).click();
  await expect(purse.getByRole('listitem')).toHaveText('2.5 USDC');
  await purse.getByRole('radio', { name: 'Withdraw' }).click();
  await purse.getByRole('button', { name: 'Most' }).click();
  await purse.getByLabel('Pay out to another address').check();
  await purse.getByLabel('Address', { exact: true }).fill(usdc);
  await expect(purse).toContainText('What is sent there is lost.');
  await purse.getByLabel('Pay out to another address').uncheck();
  await purse.getByRole('button', { name: 'Withdraw USDC' }).click();
  await expect(purse.getByRole('listitem')).toHaveCount(0);
  expect(await balanceOf(rpcUrl, usdc, owner)).toBe(before - 15n * USDC);

  await page.getByRole('link', { name: 'Offers', exact: true }).click();
  await page.getByText('Take a signed offer').click();
  const paste = page.getByLabel('Paste what the maker sent you');
  await paste.fill('take my offer');
  await expect(page.getByText('That is no signed offer')).toBeVisible();
  await paste.fill(await signedOffer(rpcUrl));
  await amount.fill('60');
  await buy.getByRole('button', { name: 'Buy USDC' }).click();
  await expect(trades).toContainText('Buy 60 USDC');
});

test.describe('with an indexer', () => {
  test.use({ withIndexer: true });
  test.setTimeout(90_000);

  test('a market leads to what people offer; what is wrong with a new offer is said beside it, a good one is posted, changed and closed', async ({
    page,
    rpcUrl,
    wallet,
  }) => {
    const usdc = tokenOf('USDC').address;
    const owner = wallet.account.address;
    const before = await balanceOf(rpcUrl, usdc, owner);
    await page.goto('/trade');
    await connect(page);
    await page.getByRole('link', { name: 'buy USDC for EUR' }).click();
    const offers = page.getByRole('region', { name: 'Offers' });
    await expect(offers.getByRole('link')).toHaveText(['USDC', 'USDC']);
    await expect(offers.getByText('no trade finished yet').first()).toBeVisible();
    await page.getByText('More filters').click();
    await page.getByLabel('Maker’s record').selectOption('A finished trade');
    await expect(offers).toContainText('No offer fits.');
    await expect(page.getByText('It vouches for nobody')).toBeVisible();
    await page.getByRole('link', { name: 'Make an offer' }).click();
    const post = page.getByRole('region', { name: 'What you offer' });
    await expect(post.getByRole('button', { name: 'Fill in: In all' })).toBeDisabled();
    await page.getByLabel('In all', { exact: true }).fill('1000');
    await page.getByLabel('Smallest trade', { exact: true }).fill('500');
    await page.getByLabel('Largest trade', { exact: true }).fill('200');
    await expect(page.getByText('Not more than the largest trade.')).toBeVisible();
    await page.getByLabel('Smallest trade', { exact: true }).fill('100');
    await page.getByLabel('Currency', { exact: true }).fill('eux');
    await expect(page.getByText('There is no currency EUX.')).toBeVisible();
    await page.getByLabel('Currency', { exact: true }).fill('eur');
    await page.getByLabel('Price of one token', { exact: true }).fill('0');
    await expect(page.getByText('It must be above zero.')).toBeVisible();
    await expect(post.getByRole('button', { name: 'Change what is marked' })).toBeDisabled();
    await page.getByLabel('Price of one token', { exact: true }).fill('0,94');
    await expect(post.getByRole('button', { name: 'Fill in: Paid by' })).toBeDisabled();
    await page.getByRole('checkbox', { name: 'SEPA Instant' }).check();
    await expect(post).toContainText('100 USDC – 200 USDC');
    await expect(post).toContainText('Goes to escrow in all1,150');
    // Signed, and then made another offer before it is posted: the signature is still about.
    await post.getByRole('button', { name: 'Sign it to share instead' }).click();
    await expect(post.getByLabel('The signed offer')).toHaveValue(/"signature": "0x/);
    await page.getByLabel('Largest trade', { exact: true }).fill('210');
    await post.getByRole('button', { name: 'Post the offer' }).click();

    const signed = page.getByRole('region', { name: 'Offers that you signed here' });
    await expect(signed).toContainText('Nobody has posted it yet');
    await signed.getByRole('button', { name: 'Take the signature back' }).click();
    await expect(signed).toContainText('the text is worthless');
    await signed.getByRole('button', { name: 'Forget it' }).click();
    await expect(signed).toBeHidden();

    const own = page.getByRole('region', { name: 'Your offers' });
    await own.getByRole('link', { name: /^Sell USDC at 0.94/ }).click();
    const manage = page.getByRole('region', { name: 'Your offer', exact: true });
    await expect(manage).toContainText('Free1,000 USDC');
    await manage.getByLabel('New price of one token').fill('0.95');
    await manage.getByRole('button', { name: 'Change the price' }).click();
    await expect(page.getByRole('region', { name: 'The offer' })).toContainText('0.95');
    await manage.getByLabel('Amount to take out').fill('1000.01');
    await expect(manage).toContainText('Only 1,000 USDC are free.');
    await manage.getByRole('button', { name: 'Close the offer' }).click();
    await expect(manage).toContainText('This offer is closed.');

    await page.getByRole('link', { name: 'Yours' }).click();
    const purse = page.getByRole('region', { name: 'Free in escrow' });
    await purse.getByRole('button', { name: 'Most' }).click();
    await purse.getByRole('button', { name: 'Withdraw USDC' }).click();
    await expect(purse.getByRole('listitem')).toHaveCount(0);
    expect(await balanceOf(rpcUrl, usdc, owner)).toBe(before);
  });
});
