import { describe, expect, test } from 'vitest';
import { planOrder } from '../maths/planOrder.ts';
import { quoteSwap } from '../maths/quoteSwap.ts';
import { tiers } from '../tiers.ts';
import type { MarketState } from '../types.ts';
import { packMarketKey, unpackMarketKey } from '../words/marketKey.ts';
import type { BatchAction } from './batchCall.ts';
import { type OwnOrder, withoutSelfTrade } from './withoutSelfTrade.ts';

// Lots of one base unit, at 110,000, 120,000 and 130,000 quote units.
const key = packMarketKey({
  base: '0x00000000000000000000000000000000000000Aa',
  quote: '0x00000000000000000000000000000000000000bB',
  lotExponent: 0,
  minQuote: 1n,
  ...tiers.major,
});
const market = unpackMarketKey(key);
const [first, second, third] = [541_000, 542_000, 543_000] as const;
const state: MarketState = {
  market,
  baseReserve: 0n,
  quoteReserve: 0n,
  bids: [{ tick: 539_000, lots: 50n }],
  asks: [
    { tick: first, lots: 30n },
    { tick: second, lots: 40n },
    { tick: third, lots: 60n },
  ],
};
const buy = (amount: bigint): BatchAction => ({
  kind: 'swap',
  key,
  amount,
  bound: 1n << 100n,
  terms: { exactOut: true },
});
const place = (sell: boolean, tick: number, lots: bigint, handle = 99n): BatchAction => ({
  kind: 'place',
  key,
  terms: { handle, lots, tick, sell, timeInForce: 'gtc' },
});
const own = (handle: bigint, tick: number, unfilledLots: bigint, lotsAhead?: bigint): OwnOrder => ({
  market: market.id,
  handle,
  tick,
  isAsk: true,
  unfilledLots,
  ...(lotsAhead === undefined ? {} : { lotsAhead }),
});
const cancelled = (actions: BatchAction[], orders: OwnOrder[]) =>
  withoutSelfTrade([state], actions, orders).cancelled.map(({ handle }) => handle);

describe('withoutSelfTrade', () => {
  test('leaves a swap alone that ends before the own order', () => {
    const safe = withoutSelfTrade([state], [buy(30n)], [own(1n, second, 10n)]);
    expect(safe).toEqual({ actions: [buy(30n)], cancelled: [] });
  });

  test('cancels first what a swap would hit, as the order that it is meant to be', () => {
    const order = { ...own(1n, second, 10n), expected: { generation: 3, index: 4 } };
    const safe = withoutSelfTrade([state], [buy(60n)], [order]);
    const ref = { handle: 1n, expected: { generation: 3, index: 4 } };
    expect(safe.actions).toEqual([{ kind: 'cancel', key, ref }, buy(60n)]);
    expect(safe.cancelled).toEqual([order]);
  });

  test('goes on to the level behind, which the cancel makes the swap reach', () => {
    const orders = [own(1n, first, 20n), own(2n, second, 5n), own(3n, third, 5n)];
    // Of 30 + 40 lots 20 and then 5 go: 60 lots reach the third level.
    expect(cancelled([buy(25n)], orders)).toEqual([1n, 2n]);
    expect(cancelled([buy(60n)], orders)).toEqual([1n, 2n, 3n]);
  });

  test('keeps an order that rests behind what is taken of its level', () => {
    expect(cancelled([buy(35n)], [own(1n, second, 10n, 5n)])).toEqual([]);
    expect(cancelled([buy(36n)], [own(1n, second, 10n, 5n)])).toEqual([1n]);
    // Where nothing is known of its place, it might come first.
    expect(cancelled([buy(31n)], [own(1n, second, 10n)])).toEqual([1n]);
  });

  test('counts what earlier actions of the batch took ahead of it', () => {
    expect(cancelled([buy(33n), buy(2n)], [own(1n, second, 10n, 5n)])).toEqual([]);
    expect(cancelled([buy(33n), buy(3n)], [own(1n, second, 10n, 5n)])).toEqual([1n]);
  });

  test("sees an order's own limit, the other side and other markets", () => {
    const orders = [own(1n, second, 10n), { ...own(2n, first, 5n), market: 7n }];
    expect(cancelled([place(false, first, 35n)], orders)).toEqual([]);
    expect(cancelled([place(false, second, 35n)], orders)).toEqual([1n]);
    expect(cancelled([place(true, 539_000, 35n)], orders)).toEqual([]);
  });

  test('knows what the batch itself cancels, reduces and places', () => {
    const cancel: BatchAction = { kind: 'cancel', key, ref: { handle: 1n } };
    expect(cancelled([cancel, buy(60n)], [own(1n, second, 10n)])).toEqual([]);
    const reduce: BatchAction = { kind: 'reduce', key, ref: { handle: 1n, lots: 10n } };
    // 30 + 30 lots are left, the last 5 of them own.
    const orders = [own(1n, second, 15n, 25n)];
    expect(cancelled([reduce, buy(55n)], orders)).toEqual([]);
    expect(cancelled([reduce, buy(56n)], orders)).toEqual([1n]);
    expect(cancelled([place(true, 540_500, 5n, 8n), buy(3n)], [])).toEqual([8n]);
  });

  test('never cancels for an order that cannot trade, and says why an action would revert', () => {
    const postOnly = place(false, second, 5n);
    if (postOnly.kind === 'place') postOnly.terms.timeInForce = 'postOnly';
    expect(() => cancelled([postOnly], [own(1n, first, 30n)])).toThrow('post-only');
    expect(() => cancelled([buy(10_000n)], [])).toThrow('Only 130 of 10000');
  });

  test('leaves a book in which no action meets an own order', () => {
    const orders = [own(1n, first, 20n), own(2n, second, 5n), own(3n, third, 5n)];
    const { cancelled: gone } = withoutSelfTrade([state], [buy(60n)], orders);
    const left = state.asks
      .map(({ tick, lots }) => {
        const mine = gone.filter((order) => order.tick === tick);
        return { tick, lots: mine.reduce((sum, order) => sum - order.unfilledLots, lots) };
      })
      .filter(({ lots }) => lots > 0n);
    const after = { ...state, asks: left };
    expect(quoteSwap(after, { baseIn: false, exactOut: true, amount: 60n }).amountOut).toBe(60n);
    const order = { sell: false, lots: 60n, tick: third, timeInForce: 'fok' } as const;
    expect(planOrder(after, order).taken?.amountOut).toBe(60n);
  });
});
