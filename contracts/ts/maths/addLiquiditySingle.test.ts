import * as fc from 'fast-check';
import { zeroAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import { arbitraryTrade } from '../../testing/arbitraryMarket.ts';
import { isExchangeError } from '../errors/exchangeError.ts';
import { tiers } from '../tiers.ts';
import { quoteAddLiquiditySingle, quoteSingleAddition } from './addLiquiditySingle.ts';
import { quoteRemoveLiquidity, type SharedPool } from './liquidity.ts';
import { squareRoot } from './squareRoot.ts';

const market = {
  ...tiers.other,
  id: 1n,
  base: zeroAddress,
  quote: zeroAddress,
  lotExponent: 0,
  minQuote: 1n,
};
const pool = (base: bigint, quote: bigint, rest: Partial<SharedPool> = {}): SharedPool => ({
  market,
  baseReserve: base,
  quoteReserve: quote,
  bids: [],
  asks: [],
  totalShares: squareRoot(base * quote),
  ...rest,
});

/** The most shares of every part of the amount, one by one. */
function bestOfAll(state: SharedPool, baseIn: boolean, amount: bigint): bigint {
  let most = 0n;
  for (let part = 1n; part < amount; part++) {
    try {
      const { shares } = quoteSingleAddition(state, { baseIn, amount }, part).change;
      if (shares > most) most = shares;
    } catch (error) {
      if (!isExchangeError(error)) throw error;
    }
  }
  return most;
}

describe('quoteAddLiquiditySingle', () => {
  test('finds what trying every part of a small amount finds, within the rounding of a share', () => {
    // Reserves with levels on either side (4.8 and 5.2 quote units a lot), and a part for the protocol.
    const book = {
      bids: [{ tick: 128_000, lots: 40n }],
      asks: [{ tick: 132_000, lots: 40n }],
    };
    const income = { incomePart: 200_000, lastRoot: 9000n };
    for (const state of [pool(20_000n, 20_000n), pool(10_000n, 50_000n, { ...book, ...income })]) {
      for (const amount of [60n, 701n, 2500n]) {
        for (const baseIn of [true, false]) {
          const { shares } = quoteAddLiquiditySingle(state, { baseIn, amount }).change;
          const most = bestOfAll(state, baseIn, amount);
          expect(most - shares).toBeLessThanOrEqual(1n);
        }
      }
    }
  });

  test('never takes more than the amount, keeps little of what it bought, and is worth no more', () => {
    fc.assert(
      fc.property(arbitraryTrade, ([state, baseIn, amount]) => {
        if (state.baseReserve < 10n ** 6n || state.quoteReserve < 10n ** 6n || amount < 1000n)
          return;
        const shared = {
          ...state,
          totalShares: squareRoot(state.baseReserve * state.quoteReserve),
        };
        try {
          const found = quoteAddLiquiditySingle(shared, { baseIn, amount });
          expect(found.amountIn).toBeLessThanOrEqual(amount);
          expect(quoteSingleAddition(shared, { baseIn, amount }, found.swapAmount)).toEqual(found);
          const { change, swap, left } = found;
          expect(left).toBe(swap.amountOut - (baseIn ? change.quote : change.base));
          const after = {
            ...shared,
            baseReserve: swap.baseReserveAfter + change.base,
            quoteReserve: swap.quoteReserveAfter + change.quote,
            totalShares: change.totalShares,
          };
          const back = quoteRemoveLiquidity(after, change.shares);
          expect(back.base <= change.base && back.quote <= change.quote).toBe(true);
        } catch (error) {
          if (!isExchangeError(error)) throw error;
        }
      }),
      { numRuns: 60 },
    );
  });

  test('swaps about half where the fee is small', () => {
    const { swapAmount, left } = quoteAddLiquiditySingle(pool(10n ** 24n, 10n ** 24n), {
      baseIn: true,
      amount: 10n ** 20n,
    });
    expect(swapAmount).toBeGreaterThan(499n * 10n ** 17n);
    expect(swapAmount).toBeLessThan(502n * 10n ** 17n);
    expect(left).toBeLessThan(10n ** 6n);
  });

  test('says why nothing can be added', () => {
    const quote = (state: SharedPool, amount: bigint, leastShares?: bigint) => () =>
      quoteAddLiquiditySingle(state, { baseIn: true, amount, ...(leastShares && { leastShares }) });
    expect(quote(pool(0n, 0n, { totalShares: 0n }), 5n)).toThrow('no liquidity in market 1');
    expect(quote(pool(10n ** 9n, 10n ** 9n), 0n)).toThrow('The amount is zero.');
    expect(quote(pool(10n ** 9n, 10n ** 3n), 2n)).toThrow('nothing can be done');
    expect(quote(pool(10n ** 9n, 10n ** 9n), 10n ** 6n, 10n ** 6n)).toThrow('at least 1000000');
  });

  test('refuses to swap all of the amount', () => {
    const request = { baseIn: true, amount: 100n };
    expect(() => quoteSingleAddition(pool(10n ** 9n, 10n ** 9n), request, 100n)).toThrow(
      'Of 100 a part is swapped, less than all, not 100.',
    );
  });
});
