import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { developmentAccount } from '../local/accounts.ts';
import { root } from '../runCommand.ts';
import { connect, expect, test } from './fixtures.ts';
import { deploymentPath } from './setup/globalSetup.ts';

test('a wallet that announces itself connects, and is still connected after a reload', async ({
  page,
  wallet,
}) => {
  await page.goto('/trade');
  await connect(page);
  const short = `${wallet.account.address.slice(0, 6)}…${wallet.account.address.slice(-4)}`;
  await expect(page.getByRole('banner').getByRole('button', { name: short })).toBeVisible();
  await expect(page.getByTestId('balance-USDC')).toHaveText('500,000');

  await page.reload();
  await expect(page.getByRole('banner').getByRole('button', { name: short })).toBeVisible();

  await page.getByRole('banner').getByRole('button', { name: short }).click();
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Connect' })).toBeVisible();
});

test('a refused connection is told in words', async ({ page, wallet }) => {
  wallet.rejects = true;
  await page.goto('/trade');
  await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
  await page.getByRole('button', { name: 'Browser test wallet' }).click();
  await expect(page.getByRole('alert')).toHaveText('You said no in the wallet.');
});

test.describe('a wallet on another network', () => {
  test.use({ walletChain: 1 });

  test('sees prices, is offered the switch, and then trades', async ({ page }) => {
    await page.goto('/trade?amount=100');
    await connect(page);
    await expect(page.getByTestId('route')).toContainText('WETH');
    await page.getByRole('button', { name: 'Switch your wallet to this network' }).click();
    await expect(page.getByRole('button', { name: 'Approve USDC, then buy WETH' })).toBeEnabled();
  });
});

test('somebody without a wallet trades at once with the marked test account', async ({ page }) => {
  await page.goto('/trade?amount=1000');
  await page.getByRole('button', { name: 'Connect a wallet to trade' }).click();
  const choice = page.getByRole('button', { name: 'Test account – local chain only' });
  await choice.click();
  await expect(page.getByRole('banner').getByText('TEST')).toBeVisible();
  await page.getByRole('button', { name: 'Approve USDC, then buy WETH' }).click();
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^499,000\.0/);

  await page.getByRole('banner').getByText('TEST').click();
  await page.getByRole('button', { name: 'Get test USDC' }).click();
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^549,000\.0/);
});

test.describe('a wallet that lacks the network', () => {
  test.use({ walletChain: 1 });

  test('is asked to add it, by the name and the node of this page', async ({
    page,
    wallet,
    rpcUrl,
  }) => {
    wallet.networks = new Set([1]);
    await page.goto('/trade?amount=100');
    await connect(page);
    await page.getByRole('banner').getByRole('button', { name: 'Switch network' }).click();
    await expect(page.getByRole('banner').getByRole('button', { name: /^0x90F7/ })).toBeVisible();
    expect(wallet.added).toMatchObject([
      { chainId: '0x7a69', chainName: 'Local chain', rpcUrls: [rpcUrl] },
    ]);
  });
});

test('another of the wallet’s accounts can be used, and what it signs is its own', async ({
  page,
  wallet,
}) => {
  const second = developmentAccount(5);
  wallet.others = [second];
  await page.goto('/trade');
  await connect(page);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^0x90F7/ })
    .click();
  await page.getByLabel('Account in use').selectOption(second.address);
  const short = second.address.slice(0, 6);
  await expect(page.getByRole('banner').getByRole('button', { name: short })).toBeVisible();
  // Moved in the wallet itself: the page goes with it.
  await wallet.turnTo(page, developmentAccount(6));
  const third = developmentAccount(6).address.slice(0, 6);
  await expect(page.getByRole('banner').getByRole('button', { name: third })).toBeVisible();
});

test('the reader sets a node of his own, which is asked for its chain first', async ({
  page,
  rpcUrl,
  baseURL,
}) => {
  await page.goto('/trade?amount=250');
  await connect(page);
  const open = async () => {
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^0x90F7/ })
      .click();
    await page.getByRole('button', { name: 'Nodes…' }).click();
  };
  await open();
  const dialog = page.getByRole('dialog', { name: 'Nodes' });
  const field = dialog.getByLabel('Node for reading');
  const use = dialog.getByRole('button', { name: 'Check and use' });
  await field.fill('http://node.example');
  await use.click();
  await expect(dialog.getByRole('alert')).toContainText('An address begins with https://');
  await field.fill(`${baseURL}/trade`);
  await use.click();
  await expect(dialog.getByRole('alert')).toHaveText(/Nobody answers there|is no node/);
  const own = `${rpcUrl}/?own`;
  await page.route(own, (route) =>
    route.fulfill({ json: { jsonrpc: '2.0', id: 1, result: '0x1' } }),
  );
  await field.fill(own);
  await use.click();
  await expect(dialog.getByRole('alert')).toHaveText(
    'That node is of chain 1; this page trades on chain 31337.',
  );
  await page.unroute(own);
  const asked = page.waitForRequest(
    (request) => request.url() === own && request.method() === 'POST',
  );
  const loaded = page.waitForEvent('load');
  await use.click();
  await Promise.all([asked, loaded]);
  await expect(page.getByTestId('route')).toContainText('WETH');
  await expect(page.getByLabel('You pay')).toHaveValue('250');

  await open();
  await expect(field).toHaveValue(own);
  const loadedAgain = page.waitForEvent('load');
  await dialog.getByRole('button', { name: 'Use this page’s own again' }).click();
  await loadedAgain;
  await expect(page.getByTestId('route')).toContainText('WETH');
});

test.describe('a reader without a wallet in the browser', () => {
  test.use({ mayAsk: /^https:\/\/[^/]*walletconnect\.(com|org)\// });

  test('WalletConnect is loaded when it is chosen, and its code is drawn by the page', async ({
    context,
    rpcUrl,
    mayAsk,
  }) => {
    // Not the fixture's page: its relay tries to open a frame, and the browser writes that the policy refuses it.
    const page = await context.newPage();
    const deployment = JSON.parse(readFileSync(deploymentPath, 'utf8'));
    await page.route('**/deployment.json', (route) =>
      route.fulfill({
        json: { ...deployment, rpcUrl, indexerUrl: null, walletConnectProjectId: '0'.repeat(32) },
      }),
    );
    await page.route(mayAsk, (route) => route.fulfill({ json: {} }));
    // A relay that takes every subscription and message, as the true one does.
    let connections = 0;
    await page.routeWebSocket(/walletconnect\.(com|org)/, (socket) => {
      connections += 1;
      socket.onMessage((message) => {
        const { id, method } = JSON.parse(String(message));
        if (method === undefined) return;
        const result = method === 'irn_subscribe' ? 'subscription' : true;
        socket.send(JSON.stringify({ id, jsonrpc: '2.0', result }));
      });
    });
    await page.goto('/trade');
    await page.getByRole('banner').getByRole('button', { name: 'Connect' }).click();
    const choice = page.getByRole('button', { name: 'A wallet on your phone, by WalletConnect' });
    await expect(choice).toBeEnabled();
    expect(connections).toBe(0);
    await choice.click();
    const code = page.getByRole('img', { name: 'Code for your wallet’s camera' });
    await expect(code).toHaveAttribute('data-uri', /^wc:[0-9a-f]{64}@2\?.*relay-protocol=irn/);
    await page.screenshot({ path: join(root, 'test/e2e/results/screenshots/walletconnect.png') });
  });
});

test('the policy forbids what a stranger’s markup would need, and the page needs none of it', async ({
  page,
  context,
}) => {
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { weirBroken: broken });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      broken.push(`${violatedDirective} ${sample}`);
    });
  });
  const broken = () =>
    page.evaluate(() => (window as unknown as { weirBroken: string[] }).weirBroken);
  await page.goto('/trade?amount=100');
  await connect(page);
  await page.getByRole('button', { name: /^(Approve USDC, then buy|Buy) WETH$/ }).click();
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^499,900/);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^0x90F7/ })
    .click();
  await page.getByRole('button', { name: /^Details of/ }).click();
  await expect(page.getByRole('region', { name: 'What the exchange did' })).toBeVisible();
  expect(await broken()).toEqual([]);

  // On a page of its own: what the browser writes of it is meant here, and nowhere else.
  const other = await context.newPage();
  await other.goto('/trade');
  const isStyled = await other.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { color: rgb(1, 2, 3) !important }';
    document.head.append(style);
    return getComputedStyle(document.body).color === 'rgb(1, 2, 3)';
  });
  expect(isStyled).toBe(false);
  await expect(
    other.evaluate(() => {
      document.createElement('div').innerHTML = '<b>x</b>';
    }),
  ).rejects.toThrow(/TrustedHTML/);
});
