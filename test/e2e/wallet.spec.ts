import { connect, expect, test } from './fixtures.ts';

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
