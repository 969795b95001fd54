import type { Page } from '@playwright/test';
import { balanceOf, wethMarket } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';
import { deploymentPath } from './setup/globalSetup.ts';
import { startIndexer } from './setup/startIndexer.ts';
import { views } from './views.ts';

test.describe('the indexer', () => {
  test.use({ withIndexer: true });

  test('goes and comes back: the page says so, trades on, and shows what it missed', async ({
    page,
    rpcUrl,
    other,
    indexer,
  }) => {
    test.setTimeout(90_000);
    if (!indexer) throw new Error('This test asks for an indexer.');
    await other.sell('0.5', '3200');
    await page.goto('/trade?amount=100');
    const trades = page.getByRole('list', { name: 'Recent trades' });
    await expect(trades.getByRole('listitem').first()).toBeVisible();
    const before = await trades.getByRole('listitem').count();

    await indexer.stop();
    await expect(page.getByText(/The indexer does not answer/)).toBeVisible();
    await other.sell('0.25', '3200');
    await page.getByLabel('You pay').fill('200');
    await expect(page.getByTestId('route')).toContainText('WETH');

    const again = await startIndexer(rpcUrl, deploymentPath, new URL(indexer.url).port);
    await expect(page.getByText(/The indexer does not answer/)).toBeHidden();
    await expect.poll(() => trades.getByRole('listitem').count()).toBeGreaterThan(before);
    await expect(page.getByLabel('You pay')).toHaveValue('200');
    await again.stop();
  });
});

test.describe('in German, 390 px wide', () => {
  test.use({ locale: 'de-DE', viewport: { width: 390, height: 844 } });

  test('a swap and a limit order go all the way', async ({ page, rpcUrl, wallet }) => {
    const { weth } = wethMarket();
    const owner = wallet.account.address;
    const before = await balanceOf(rpcUrl, weth.address, owner);
    await page.goto('/trade');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await page.getByRole('banner').getByRole('button', { name: 'Verbinden' }).click();
    await page.getByRole('button', { name: 'Browser test wallet' }).click();
    await page.getByLabel('Du zahlst').fill('1000,5');
    await page.getByRole('button', { name: /WETH kaufen$/ }).click();
    await expect(page.getByTestId('balance-USDC')).toHaveText(/^498,999\.5/);
    expect(await balanceOf(rpcUrl, weth.address, owner)).toBeGreaterThan(before);

    await page.getByRole('radio', { name: 'Limit' }).click();
    await page.getByLabel('Preis', { exact: true }).fill('3100');
    await page.getByLabel('Menge', { exact: true }).fill('0,5');
    await page.getByRole('button', { name: /Kauforder aufgeben$/ }).click();
    await expect(page.getByRole('tab', { name: /^Offene Orders \(1\)/ })).toBeVisible();
    await expectNoEnglish(page);
  });
});

test('by keyboard alone a wallet connects and a swap goes all the way', async ({
  page,
  rpcUrl,
  wallet,
}) => {
  const { weth } = wethMarket();
  const before = await balanceOf(rpcUrl, weth.address, wallet.account.address);
  await page.goto('/trade');
  await expect(page.getByLabel('You pay')).toBeVisible();
  await tabTo(page, /^Connect$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Browser test wallet$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await tabTo(page, /^You pay$/);
  await page.keyboard.type('1500,25');
  await expect(page.getByLabel('You pay')).toHaveValue('1500.25');
  await expect(page.getByTestId('route')).toContainText('WETH');
  await expect(page.getByRole('button', { name: /buy WETH$/i })).toBeEnabled();
  await tabTo(page, /buy WETH$/i);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('balance-USDC')).toHaveText(/^498,499\.7/);
  expect(await balanceOf(rpcUrl, weth.address, wallet.account.address)).toBeGreaterThan(before);
});

test('an address with nonsense in it shows the page as it is without', async ({ page }) => {
  const nonsense =
    'pair=%F0%9F%92%A9&side=up&mode=%00&exact=both&amount=1e-8&price=-1&from=0x0&to=zz&__proto__=1&amount=2';
  const routes = views.filter(({ open, route }) => !open && route !== '*');
  for (const { path } of routes) {
    await page.goto(`${path.split('?')[0]}?${nonsense}`);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'This page failed' })).toHaveCount(0);
    await expect(page.getByRole('status', { name: /^(Reading|Loading)/ })).toHaveCount(0);
  }
  await page.goto('/pools/NO-PAIR');
  await expect(page.getByRole('main')).toBeVisible();
  await page.goto(`/trade?${nonsense}`);
  await expect(page.getByRole('radio', { name: 'Swap', exact: true })).toBeChecked();
  await expect(page.getByLabel('You pay')).toHaveValue(/^(2|1e-8)$/);
});

/** What is wrong, and the words that say so at the field. */
const badAmounts: readonly [text: string, words: RegExp][] = [
  ['abc', /Enter a number/],
  ['1e-8', /Enter a number/],
  ['-1', /Enter a number/],
  ['1 5', /Enter a number/],
  ['1,234', /1,234 can be read in two ways/],
  ['0.0000001', /6 decimals|multiples of/],
];

test('what cannot be read is said at the field, in every form, and kept', async ({ page }) => {
  const forms = [
    { path: '/trade', field: 'You pay', button: /^(Enter|Change) (an|the) amount$/ },
    {
      path: '/trade?mode=limit&price=3000',
      field: 'Amount',
      button: /^(Enter|Change) (an|the) amount$/,
    },
    {
      path: '/trade?mode=limit&amount=1',
      field: 'Price',
      button: /^(Enter|Change) (a|the) price$/,
      words: [
        ['abc', /Enter a price/],
        ['1e-8', /Enter a price/],
        ['1,234', /1,234 can be read in two ways/],
        ['0', /A price is above zero/],
        ['3240.55', /Between two price steps/],
      ] as const,
    },
  ];
  await page.goto('/trade');
  await connect(page);
  for (const { path, field, button, words = badAmounts } of forms) {
    await page.goto(path);
    const input = page.getByLabel(field, { exact: true });
    for (const [text, said] of words) {
      await input.fill(text);
      await expect(page.getByRole('main').getByText(said).first()).toBeVisible();
      await expect(input).toHaveValue(text);
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      await expect(page.getByRole('button', { name: button })).toBeDisabled();
    }
    for (const nothing of ['', '   ']) {
      await input.fill(nothing);
      await expect(page.getByRole('button', { name: button })).toBeDisabled();
    }
  }
});

test('a pasted number is what it says, or asks', async ({ page, wallet }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/trade');
  await connect(page);
  const pay = page.getByLabel('You pay');
  await expect(pay).toHaveAttribute('inputmode', 'decimal');
  const pasted: readonly [string, string][] = [
    ['1,5', '1.5'],
    ['1.5', '1.5'],
    ['1.234,56', '1234.56'],
    [' 1 000 ', '1000'],
    ["12'345.5", '12345.5'],
    ['1e-8', '1e-8'],
    ['1,234', '1,234'],
  ];
  for (const [text, shown] of pasted) {
    await pay.fill('');
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await pay.press('ControlOrMeta+v');
    await expect(pay).toHaveValue(shown);
  }
  await page.getByRole('button', { name: '1234', exact: true }).click();
  await expect(pay).toHaveValue('1234');
  await expect(pay).toBeFocused();

  // A comma typed inside a number leaves the caret behind it.
  await pay.fill('15');
  await pay.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(',2');
  await expect(pay).toHaveValue('1.25');

  await pay.fill('500000.000001');
  await expect(page.getByRole('button', { name: 'Not enough USDC' })).toBeDisabled();
  expect(wallet.asked).toHaveLength(0);
});

/** Presses Tab until what has the focus has that name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
      return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not reach ${name}.`);
}

/** Words that stand on every trade page in English, and on none in German. */
async function expectNoEnglish(page: Page): Promise<void> {
  const text = await page.getByRole('main').textContent();
  const english =
    /\b(the|your|you|amount|price|order|orders|swap the|buy|sell|fee|balance|cancel)\b/gi;
  const found = [...new Set(text?.match(english) ?? [])].filter(
    (word) => !['Order', 'Orders'].includes(word),
  );
  expect(found).toEqual([]);
}
