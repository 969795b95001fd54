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
  /** Opens what is looked at. */
  open?: (page: Page) => Promise<void>;
  /** Looked at before a wallet is connected. */
  isStranger?: boolean;
}

export const views: readonly View[] = [
  { name: 'trade', route: '/trade', path: '/trade?amount=20000', shows: 'Price impact' },
  {
    name: 'limit',
    route: '/trade',
    path: '/trade?mode=limit&side=sell&price=3251&amount=2.5',
    shows: 'Price',
  },
  {
    name: 'connect',
    route: '/trade',
    path: '/trade',
    shows: 'You pay',
    isStranger: true,
    open: (page) => press(page, 'banner', 'Connect'),
  },
  {
    name: 'account',
    route: '/trade',
    path: '/trade',
    shows: 'You pay',
    open: (page) => press(page, 'banner', /^(TEST)?0x/),
  },
  {
    name: 'settings',
    route: '/trade',
    path: '/trade',
    shows: 'You pay',
    open: (page) => press(page, 'main', 'Settings'),
  },
  {
    name: 'markets',
    route: '/trade',
    path: '/trade',
    shows: 'You pay',
    open: (page) => press(page, 'main', /^WETH\/USDC/),
  },
  { name: 'pools', route: '/pools', path: '/pools', shows: 'WBTC/USDC' },
  { name: 'nothing', route: '*', path: '/nothing', shows: 'There is nothing here' },
];

async function press(page: Page, landmark: 'banner' | 'main', name: string | RegExp) {
  await page.getByRole(landmark).getByRole('button', { name }).first().click();
  await expect(page.getByRole('dialog').first()).toBeVisible();
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
