import { expect, type Page } from '@playwright/test';

/**
 * Something that the page can show: a route, or a dialog or popup that is opened on one. axe looks at each of them
 * (accessibility.spec.ts, which fails where a route has none), and screenshots.ts takes its picture.
 */
interface View {
  /** Of its picture; a route's own view carries the route's name. */
  name: string;
  /** As web/app/router.tsx writes it. */
  route: string;
  /** With what the route needs to know. */
  path: string;
  /** Text of the main part that says it is there. */
  shows: string | RegExp;
  /** Opens what is looked at, for a reader with an open order in WETH/USDC: a dialog or popup, which the file `drawnBy` in web/ draws. */
  open?: (page: Page) => Promise<void>;
  drawnBy?: string;
  /** Looked at before a wallet is connected. */
  isStranger?: boolean;
}

/** Those of one path are looked at one after the other, without loading the page again. */
export const views: readonly View[] = [
  { name: 'trade', route: '/trade', path: '/trade?amount=20000', shows: 'Price impact' },
  {
    name: 'connect',
    route: '/trade',
    path: '/trade?amount=20000',
    shows: 'Price impact',
    isStranger: true,
    open: (page) => press(page, 'banner', 'Connect'),
    drawnBy: 'features/wallet/components/ConnectDialog.tsx',
  },
  {
    name: 'account',
    route: '/trade',
    path: '/trade?amount=20000',
    shows: 'Price impact',
    open: (page) => press(page, 'banner', /^(TEST)?0x/),
    drawnBy: 'features/wallet/components/AccountButton.tsx',
  },
  {
    name: 'settings',
    route: '/trade',
    path: '/trade?amount=20000',
    shows: 'Price impact',
    open: (page) => press(page, 'main', 'Trade settings'),
    drawnBy: 'features/ticket/components/SettingsPopup.tsx',
  },
  {
    name: 'markets',
    route: '/trade',
    path: '/trade?amount=20000',
    shows: 'Price impact',
    open: (page) => press(page, 'main', /^WETH\/USDC/),
    drawnBy: 'features/market/components/MarketMenu.tsx',
  },
  {
    name: 'preferences',
    route: '/trade',
    path: '/trade?amount=20000',
    shows: 'Price impact',
    open: (page) => press(page, 'banner', 'Preferences'),
    drawnBy: 'app/Preferences.tsx',
  },
  {
    name: 'nodes',
    route: '/trade',
    path: '/trade?amount=20000',
    shows: 'Price impact',
    open: async (page) => {
      await press(page, 'banner', /^(TEST)?0x/);
      await page.getByRole('button', { name: 'Nodes…' }).click();
      await expect(page.getByRole('dialog', { name: 'Nodes' })).toBeVisible();
    },
    drawnBy: 'features/wallet/components/NodeDialog.tsx',
  },
  {
    name: 'risks',
    route: '/trade',
    path: '/trade?amount=20000',
    shows: 'Price impact',
    open: async (page) => {
      await page.evaluate(() => localStorage.removeItem('weir.risks'));
      await press(page, 'main', /buy WETH$/i);
    },
    drawnBy: 'features/transactions/components/RiskDialog.tsx',
  },
  {
    name: 'route',
    route: '/trade',
    path: '/trade?from=WETH&to=WBTC&amount=50',
    shows: 'WETH → USDC → WBTC',
  },
  {
    name: 'limit',
    route: '/trade',
    path: '/trade?mode=limit&side=sell&price=3251&amount=2.5',
    shows: 'Price',
  },
  {
    name: 'order',
    route: '/trade',
    path: '/trade?mode=limit&side=sell&price=3251&amount=2.5',
    shows: 'Price',
    open: (page) => press(page, 'main', /^Details: /),
    drawnBy: 'features/orders/components/OrderDetails.tsx',
  },
  {
    name: 'change-order',
    route: '/trade',
    path: '/trade?mode=limit&side=sell&price=3251&amount=2.5',
    shows: 'Price',
    open: (page) => press(page, 'main', /^Change: /),
    drawnBy: 'features/orders/components/ChangeOrder.tsx',
  },
  {
    name: 'transaction',
    route: '/trade',
    path: '/trade?amount=50',
    shows: 'Price impact',
    open: openTransaction,
    drawnBy: 'features/transactions/components/TransactionDetails.tsx',
  },
  { name: 'pools', route: '/pools', path: '/pools', shows: 'WBTC/USDC' },
  {
    name: 'pool',
    route: '/pools/$pair',
    path: '/pools/WETH-USDC',
    shows: /As a table.*Deposits and removals/s,
  },
  { name: 'new-market', route: '/pools/new', path: '/pools/new', shows: 'Fees and price steps' },
  {
    name: 'tokens',
    route: '/pools/new',
    path: '/pools/new',
    shows: 'Fees and price steps',
    open: (page) => press(page, 'main', /^Base token/),
    drawnBy: 'features/tokens/components/TokenDialog.tsx',
  },
  { name: 'p2p', route: '/p2p', path: '/p2p', shows: '46.00 EUR' },
  { name: 'p2p-new', route: '/p2p/new', path: '/p2p/new', shows: 'SEPA Instant' },
  {
    // An open one, whose id the chain's time decides, is looked at by p2pOffers.spec.ts.
    name: 'p2p-offer',
    route: '/p2p/offers/$offer',
    path: '/p2p/offers/0x00',
    shows: 'There is no such offer.',
  },
  { name: 'p2p-trades', route: '/p2p/trades', path: '/p2p/trades', shows: /Your offers|Connect/ },
  {
    // One that lives is looked at by p2pTrade.spec.ts, in several states, and its dialog.
    name: 'p2p-trade',
    route: '/p2p/trades/$trade',
    path: '/p2p/trades/999',
    shows: 'There is no trade 999 in this escrow.',
  },
  { name: 'swaps', route: '/p2p/swaps', path: '/p2p/swaps', shows: 'No swap is kept' },
  {
    name: 'new-swap',
    route: '/p2p/swaps/new',
    path: '/p2p/swaps/new',
    shows: 'The nodes answer',
  },
  {
    // One that runs is looked at by atomicSwaps.spec.ts, in several states.
    name: 'no-swap',
    route: '/p2p/swaps/$swap',
    path: '/p2p/swaps/0x00',
    shows: 'No swap with this hash',
  },
  {
    // The maker of the local offers.
    name: 'p2p-trader',
    route: '/p2p/traders/$account',
    path: '/p2p/traders/0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f',
    shows: /Offers of the account.*no trade finished yet/s,
  },
  { name: 'p2p-court', route: '/p2p/court', path: '/p2p/court', shows: /Take a seat|Connect/ },
  {
    // One that is voted on is looked at by p2pCourt.spec.ts.
    name: 'p2p-court-case',
    route: '/p2p/court/$dispute',
    path: '/p2p/court/999',
    shows: 'The pool has no dispute 999.',
  },
  { name: 'lend', route: '/lend', path: '/lend', shows: 'against WETH' },
  {
    name: 'lend-market',
    route: '/lend/$market',
    path: '/lend/USDC-WETH',
    shows: /Lent out.*Price guard/s,
  },
  { name: 'borrow', route: '/borrow', path: '/borrow', shows: 'against WETH' },
  {
    name: 'borrow-market',
    route: '/borrow/$market',
    path: '/borrow/USDC-WETH-WBTC',
    shows: 'Collateral to add',
  },
  {
    name: 'liquidate',
    route: '/liquidate',
    path: '/liquidate',
    shows: /in danger|can be liquidated/,
  },
  {
    name: 'leverage',
    route: '/trade',
    path: '/trade?mode=leverage&amount=5000',
    shows: 'Liquidation price',
  },
  {
    name: 'leverage-short',
    route: '/trade',
    path: '/trade?mode=leverage&side=sell&amount=5000',
    shows: 'Liquidation price',
  },
  {
    name: 'portfolio-unconnected',
    route: '/portfolio',
    path: '/portfolio',
    shows: 'Portfolio',
    isStranger: true,
  },
  { name: 'portfolio', route: '/portfolio', path: '/portfolio', shows: 'Trading permissions' },
  {
    name: 'deposit',
    route: '/portfolio',
    path: '/portfolio',
    shows: 'WETH',
    open: (page) => press(page, 'main', 'Deposit'),
    drawnBy: 'features/portfolio/components/TransferDialog.tsx',
  },
  {
    name: 'wrap',
    route: '/portfolio',
    path: '/portfolio',
    shows: 'WETH',
    open: (page) => press(page, 'main', 'Wrap or unwrap'),
    drawnBy: 'features/portfolio/components/TransferDialog.tsx',
  },
  {
    name: 'grant',
    route: '/portfolio',
    path: '/portfolio',
    shows: 'WETH',
    open: (page) => press(page, 'main', 'Give a key rights'),
    drawnBy: 'features/permissions/components/TradingPermissions.tsx',
  },
  { name: 'nothing', route: '*', path: '/nothing', shows: 'There is nothing here' },
];

async function press(page: Page, landmark: 'banner' | 'main', name: string | RegExp) {
  await page.getByRole(landmark).getByRole('button', { name }).first().click();
  await expect(page.getByRole('dialog').first()).toBeVisible();
}

/** The details of the newest transaction; makes one, a swap, where there is none. */
async function openTransaction(page: Page) {
  const account = /^(TEST)?0x/;
  const details = page.getByRole('dialog').getByRole('button', { name: /^Details of/ });
  await press(page, 'banner', account);
  if ((await details.count()) === 0) {
    await page.keyboard.press('Escape');
    await page.evaluate(() => localStorage.setItem('weir.risks', '1'));
    await page
      .getByRole('main')
      .getByRole('button', { name: /buy WETH$/i })
      .click();
    await expect(page.getByText('Confirmed').first()).toBeVisible();
    await press(page, 'banner', account);
  }
  await details.first().click();
}

/** Goes to a view and waits until it has read what it shows. Opens nothing yet. */
export async function showView(page: Page, { path, shows }: View): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('main')).toContainText(shows);
  await settled(page);
}

/** Waits until nothing on the page says that it is being read. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: /^(Reading|Loading)/ })).toHaveCount(0);
}
