import type { Page } from '@playwright/test';
import { createTestClient, createWalletClient, type Hex, hexToBigInt, http } from 'viem';
import { getBlockNumber } from 'viem/actions';
import { foundry } from 'viem/chains';
import { developmentAccount } from '../local/accounts.ts';
import { connect, expect, test } from './fixtures.ts';
import type { TestWallet } from './wallet/TestWallet.ts';

/** What a node says of a state that it keeps no longer. */
const pruned = { code: -32000, message: 'missing trie node' };
const buttonName = /^(Approve USDC, then buy|Buy) WETH$/;

async function buy(page: Page, amount: string): Promise<void> {
  await page.getByLabel('You pay').fill(amount);
  await page.getByRole('button', { name: buttonName }).click();
}

/** Opens the account's panel and gives its list of transactions. */
async function openList(page: Page) {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^(transactions under way )?0x/ })
    .click();
  return page.getByRole('list', { name: 'Recent transactions' }).getByRole('listitem');
}

function chainOf(rpcUrl: string) {
  return createTestClient({ chain: foundry, mode: 'anvil', transport: http(rpcUrl) });
}

/** Sends something in the place of what the wallet sent last, for twice its fee. */
async function outbid(
  rpcUrl: string,
  wallet: TestWallet,
  change: { to: Hex; data?: Hex | undefined; gas?: bigint | undefined },
): Promise<void> {
  const sender = createWalletClient({
    account: wallet.account,
    chain: foundry,
    transport: http(rpcUrl),
  });
  const last = (await chainOf(rpcUrl).request({
    method: 'eth_getTransactionByHash',
    params: [wallet.sent.at(-1) as Hex],
  } as never)) as { nonce: Hex; maxFeePerGas: Hex; maxPriorityFeePerGas: Hex };
  await sender.sendTransaction({
    ...change,
    nonce: Number(last.nonce),
    maxFeePerGas: hexToBigInt(last.maxFeePerGas) * 3n,
    maxPriorityFeePerGas: hexToBigInt(last.maxPriorityFeePerGas) * 3n + 1n,
  });
}

test('a transaction that waits is still followed after a reload, and its details say what moved', async ({
  page,
  rpcUrl,
}) => {
  const chain = chainOf(rpcUrl);
  await page.goto('/trade');
  await connect(page);
  await chain.setAutomine(false);
  await buy(page, '1000');
  await expect(page.getByText('Sent. Waiting for a block')).toBeVisible();

  await page.reload();
  const rows = await openList(page);
  await expect(rows.first()).toContainText('Pending');
  await chain.mine({ blocks: 1 });
  await expect(rows.first()).toContainText('Confirmed');
  const mined = await getBlockNumber(chain);

  await rows
    .first()
    .getByRole('button', { name: /^Details of/ })
    .click();
  const details = page.getByRole('dialog', { name: /^Buy/ });
  await expect(details.getByRole('region', { name: 'Your wallet' })).toContainText(
    /−\s*999\.978325\s*USDC/,
  );
  await expect(details).toContainText(/Swapped 999\.978325 USDC for 0\.30\d+ WETH/);
  await expect(details).toContainText(/Gas paid0\.000\d+ ETH/);
  const way = details.getByRole('region', { name: 'How it ran down pool and book' });
  await expect(way.getByRole('figure').getByRole('listitem')).toHaveText([/^Book3,253\.13/]);
  await expect(way).toContainText(/Book 0\.30\d+ WETH at one price/);
  await page.keyboard.press('Escape');

  // A node that keeps only recent states, as most do.
  await page.context().route(`${rpcUrl}/**`, async (route) => {
    const asked = [route.request().postDataJSON()].flat();
    const isOld = (call: (typeof asked)[number]) =>
      call?.method === 'eth_call' && Number(call.params[1]) < mined;
    if (!asked.some(isOld)) return route.fallback();
    const answers = asked.map(({ id }) => ({ jsonrpc: '2.0', id, error: pruned }));
    return route.fulfill({ json: answers.length === 1 ? answers[0] : answers });
  });
  await page.reload();
  const list = await openList(page);
  await list
    .first()
    .getByRole('button', { name: /^Details of/ })
    .click();
  await expect(way).toContainText('this node does not keep markets as they stood before');
  await page.context().unroute(`${rpcUrl}/**`);
  await page.keyboard.press('Escape');
  await openList(page);
  await list
    .first()
    .getByRole('button', { name: /off the list$/ })
    .click();
  await expect(page.getByText('No transactions yet.')).toBeVisible();
  await page.reload();
  await openList(page);
  await expect(page.getByText('No transactions yet.')).toBeVisible();
});

test('what is typed while a transaction waits is kept when its block comes', async ({
  page,
  rpcUrl,
}) => {
  const chain = chainOf(rpcUrl);
  await page.goto('/trade');
  await connect(page);
  await chain.setAutomine(false);
  const pay = page.getByLabel('You pay');
  for (const [typed, kept] of [
    ['250', '250'],
    [null, ''],
  ] as const) {
    const held = await page.getByTestId('balance-USDC').textContent();
    await buy(page, '1000');
    await expect(page.getByText('Sent. Waiting for a block')).toBeVisible();
    if (typed !== null) await pay.fill(typed);
    await chain.mine({ blocks: 1 });
    await expect(page.getByText('Sent. Waiting for a block')).toHaveCount(0);
    await expect(page.getByTestId('balance-USDC')).not.toHaveText(held ?? '');
    await expect(
      page.getByRole('button', { name: /^(Approve USDC, then buy WETH|Enter an amount)$/ }),
    ).toBeVisible();
    await expect(pay).toHaveValue(kept);
  }
});

test('a transaction that is repriced, cancelled or dropped is told as that', async ({
  page,
  rpcUrl,
  wallet,
}) => {
  const chain = chainOf(rpcUrl);
  await page.clock.install();
  await page.goto('/trade');
  await connect(page);
  await chain.setAutomine(false);
  const trade = page.getByRole('region', { name: 'Trade', exact: true });
  const waits = page.getByText('Sent. Waiting for a block');

  // Before it is replaced, the page has to have seen it in the pool: it may have been sent past this node.
  const isSeen = () =>
    page.waitForResponse(async (response) => {
      const asked = response.request().postData() ?? '';
      return (
        asked.includes('eth_getTransactionByHash') && asked.includes(String(wallet.sent.at(-1)))
      );
    });

  await buy(page, '100');
  await expect(waits).toBeVisible();
  await isSeen();
  const [first] = wallet.asked;
  await outbid(rpcUrl, wallet, {
    to: first?.to as Hex,
    data: first?.data,
    gas: first?.gas ? hexToBigInt(first.gas) : undefined,
  });
  await chain.mine({ blocks: 1 });
  await expect(page.getByText('Confirmed with another fee than first signed.')).toBeVisible();
  await expect(page.getByLabel('You pay')).toHaveValue('');

  await buy(page, '200');
  await expect(waits).toBeVisible();
  await isSeen();
  await outbid(rpcUrl, wallet, { to: wallet.account.address });
  await chain.mine({ blocks: 1 });
  await expect(trade.getByText('You cancelled it in your wallet.')).toBeVisible();

  await buy(page, '300');
  await expect(waits).toBeVisible();
  await isSeen();
  await chain.dropTransaction({ hash: wallet.sent.at(-1) as Hex });
  await page.clock.fastForward(20_000);
  await expect(trade.getByText(/^The node has forgotten it/)).toBeVisible();
  await expect(page.getByLabel('You pay')).toHaveValue('300');
});

test('a wallet that signs no typed data approves instead, and is not asked twice', async ({
  page,
  wallet,
}) => {
  wallet.signsTypedData = false;
  await page.goto('/trade');
  await connect(page);
  await buy(page, '1000');
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^499,000/);
  expect(wallet.asked).toHaveLength(2);
  await buy(page, '1000');
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^498,000/);
  expect(wallet.asked).toHaveLength(4);
  expect(wallet.typedData).toHaveLength(1);
});

test('an account or a network that changes meanwhile stops everything', async ({
  page,
  wallet,
}) => {
  await page.goto('/trade');
  await connect(page);
  const trade = page.getByRole('region', { name: 'Trade', exact: true });
  const first = wallet.account;
  wallet.before = {
    method: 'eth_signTypedData_v4',
    act: () => wallet.turnTo(page, developmentAccount(5)),
  };
  await buy(page, '1000');
  await expect(trade.getByText(/^The account in your wallet changed meanwhile/)).toBeVisible();

  await wallet.turnTo(page, first);
  wallet.before = { method: 'eth_signTypedData_v4', act: () => wallet.moveTo(page, 1) };
  await buy(page, '1000');
  await expect(trade.getByText(/^Your wallet moved to another network meanwhile/)).toBeVisible();
  expect(wallet.asked).toHaveLength(0);
});

test('the risks are told once, before the first trade', async ({ page, wallet }) => {
  await page.addInitScript(() => localStorage.removeItem('weir.risks'));
  await page.goto('/trade');
  await connect(page);
  await buy(page, '1000');
  const risks = page.getByRole('dialog', { name: 'Before your first trade' });
  await expect(risks.getByRole('button', { name: 'Go on' })).toBeDisabled();
  await risks.getByRole('button', { name: 'Not now' }).click();
  await expect(
    page
      .getByRole('region', { name: 'Trade', exact: true })
      .getByText(/the risks were not accepted/),
  ).toBeVisible();
  expect(wallet.asked.length + wallet.typedData.length).toBe(0);

  await page.getByRole('button', { name: buttonName }).click();
  await risks.getByRole('checkbox').check();
  await risks.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^499,000/);
  await buy(page, '1000');
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^498,000/);
});
