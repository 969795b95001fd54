import * as fc from 'fast-check';
import { numberToHex } from 'viem';
import { describe, expect, test } from 'vitest';
import { arbitraryTrade } from '../../testing/arbitraryMarket.ts';
import { isExchangeError } from '../errors/exchangeError.ts';
import type { MarketState } from '../types.ts';
import { quotePath } from './quotePath.ts';
import { quoteSwap } from './quoteSwap.ts';
import { applyWalk } from './walk.ts';

const token = (i: number) => numberToHex(i + 1, { size: 20 });

/** Two markets, of tokens 0, 1 and 2, and an amount. */
const arbitraryPath = fc.tuple(arbitraryTrade, arbitraryTrade).map(([one, two]) => {
  const [first, baseIn, amount] = one;
  const [second, secondBaseIn] = two;
  const trade = (state: MarketState, id: bigint, isBaseIn: boolean, tokens: [number, number]) => {
    const [base, quote] = isBaseIn ? tokens : [tokens[1], tokens[0]];
    return { ...state, market: { ...state.market, id, base: token(base), quote: token(quote) } };
  };
  return {
    states: [trade(first, 1n, baseIn, [0, 1]), trade(second, 2n, secondBaseIn, [1, 2])] as const,
    baseIn,
    secondBaseIn,
    amount,
  };
});

/** Runs `check`, but for paths that the exchange would refuse. */
function unlessRefused(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!isExchangeError(error)) throw error;
  }
}

describe('quotePath', () => {
  test('forwards is one swap after the other, and what the later ones leave is dust', () => {
    fc.assert(
      fc.property(arbitraryPath, ({ states, baseIn, secondBaseIn, amount }) =>
        unlessRefused(() => {
          const exactIn = { exactOut: false, allOrNothing: true };
          const path = quotePath(states, { baseIn, exactOut: false, amount });
          const one = quoteSwap(states[0], { ...exactIn, baseIn, amount });
          const given = { baseIn: secondBaseIn, amount: one.amountOut };
          const two = quoteSwap(states[1], { ...exactIn, ...given });
          const rest = one.amountOut - two.amountIn;
          expect(path).toEqual({
            tokenIn: token(0),
            tokenOut: token(2),
            amountIn: one.amountIn,
            amountOut: two.amountOut,
            hops: [one, two],
            dust: rest === 0n ? [] : [{ token: token(1), amount: rest }],
          });
        }),
      ),
    );
  });

  test('backwards asks each market for what the next one needs', () => {
    fc.assert(
      fc.property(arbitraryPath, ({ states, baseIn, secondBaseIn, amount }) =>
        unlessRefused(() => {
          const exactOut = { exactOut: true, allOrNothing: true };
          const path = quotePath(states, { baseIn, exactOut: true, amount });
          const two = quoteSwap(states[1], { ...exactOut, baseIn: secondBaseIn, amount });
          const one = quoteSwap(states[0], { ...exactOut, baseIn, amount: two.amountIn });
          const rest = one.amountOut - two.amountIn;
          expect(path).toMatchObject({
            amountIn: one.amountIn,
            amountOut: two.amountOut,
            hops: [one, two],
            dust: rest === 0n ? [] : [{ token: token(1), amount: rest }],
          });
        }),
      ),
    );
  });

  test('meets a market that comes twice as the first swap left it', () => {
    fc.assert(
      fc.property(arbitraryPath, ({ states: [state], baseIn, amount }) =>
        unlessRefused(() => {
          const path = quotePath([state, state], { baseIn, exactOut: false, amount });
          const one = quoteSwap(state, { baseIn, exactOut: false, amount, allOrNothing: true });
          const back = { baseIn: !baseIn, exactOut: false, amount: one.amountOut };
          const two = quoteSwap(applyWalk(state, one), { ...back, allOrNothing: true });
          expect(path.hops).toEqual([one, two]);
          expect(path).toMatchObject({ tokenIn: token(0), tokenOut: token(0) });
          // There and back gains at most rounding.
          expect(path.amountOut).toBeLessThanOrEqual(path.amountIn + 2n);
        }),
      ),
    );
  });

  test('says what is wrong with a path', () => {
    const [sample] = fc.sample(arbitraryPath, { numRuns: 1, seed: 7 });
    if (!sample) throw new Error('no path');
    const { states, baseIn } = sample;
    const request = { baseIn, exactOut: false, amount: 1n };
    expect(() => quotePath([], request)).toThrow('one to four markets, not 0');
    expect(() => quotePath(Array(5).fill(states[0]), request)).toThrow(
      'one to four markets, not 5',
    );
    expect(() => quotePath([states[0], states[0], states[1], states[1]], request)).toThrow(
      `Market 2 of the path does not trade ${token(0)}`,
    );
  });
});
