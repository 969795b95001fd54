import { expect, test } from 'vitest';
import type { ShownOrder } from '#features/orders';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { type AssetSources, collectAssets } from './assets.ts';
import { partOf } from './partOf.ts';

const market = syntheticMarket;
const order = (side: 'buy' | 'sell', locked: bigint, proceeds: bigint): ShownOrder => ({
  market,
  key: side,
  handle: 1n,
  side,
  tick: 1,
  generation: 0,
  index: 0,
  status: 'open',
  filledLots: 0n,
  lots: 10n,
  restingLots: 10n,
  locked,
  claimableLots: 1n,
  proceeds,
  rebate: 1n,
  claimed: null,
  expiry: null,
  bountyLots: 0n,
  placedAt: null,
  placedIn: null,
  closedAt: null,
});
const sources: AssetSources = {
  tokens: [
    { token: market.quote, wallet: 1000n, internal: 200n },
    { token: market.base, wallet: 10n ** 18n, internal: 0n },
  ],
  positions: [{ market, shares: 5n, totalShares: 100n, base: 7n, quote: 70n }],
  orders: [order('buy', 500n, 40n), order('sell', 30n, 9n)],
  prices: new Map([
    [market.quote.address, '1'],
    [market.base.address, '3000'],
  ]),
};

test('collectAssets counts each amount once, at the token that it is in, dearest first', () => {
  const [weth, usdc] = collectAssets(sources);
  expect(weth).toMatchObject({ locked: 30n, claimable: 41n, pooled: 7n });
  expect(weth?.total).toBe(10n ** 18n + 30n + 41n + 7n);
  expect(weth?.value?.startsWith('3000.')).toBe(true);
  expect(usdc).toMatchObject({ locked: 500n, claimable: 10n, pooled: 70n, internal: 200n });
  expect(usdc?.total).toBe(1780n);
  expect(usdc?.value).toBe('0.00178');
});

test('collectAssets gives no value to a token without a price, and counts a silent wallet as nothing', () => {
  const [asset] = collectAssets({
    ...sources,
    positions: [],
    orders: [],
    prices: new Map(),
    tokens: [{ token: market.base, wallet: null, internal: 5n }],
  });
  expect(asset).toMatchObject({ wallet: null, total: 5n, value: null });
});

test('partOf never shows something as nothing', () => {
  expect(partOf(1n, 400n)).toBe('0.25 %');
  expect(partOf(1n, 1_000_000n)).toBe('<0.01 %');
  expect(partOf(0n, 100n)).toBe('0 %');
  expect(partOf(100n, 100n)).toBe('100 %');
});
