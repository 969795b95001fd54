import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arbitraryTrade,
  arbitraryTrades,
  bestOutputOfOne,
  lotOfOutput,
} from '../../testing/arbitraryMarket.ts';
import type { MarketState, WalkPlan, WalkRequest } from '../types.ts';
import { lotSize, MILLION } from './amounts.ts';
import { isTick, lotPrice } from './tickPrice.ts';
import { applyWalk, planWalk } from './walk.ts';

const runs = { numRuns: 2000 };

const exactIn = (state: MarketState, baseIn: boolean, amount: bigint) =>
  planWalk(state, request({ baseIn, amount }));

function request(asked: Partial<WalkRequest>): WalkRequest {
  const none = { baseIn: true, exactOut: false, limitTick: 0, maxLevels: 0, asOrder: false };
  return { ...none, amount: 1n, ...asked };
}

/** What rounding may take or give: a unit of each token for each step, in output units. */
function roundingOf(state: MarketState, ...plans: WalkPlan[]): bigint {
  const steps = plans.reduce((sum, plan) => sum + 2 * plan.levels.length + 3, 0);
  return BigInt(steps) * (1n + bestOutputOfOne(state, plans[0]?.baseIn ?? true));
}

describe('a walk', { timeout: 60_000 }, () => {
  test('never takes more than an exact input, and accounts for all it takes', () => {
    const property = fc.property(arbitraryTrade, ([state, baseIn, amount]) => {
      const plan = exactIn(state, baseIn, amount);
      expect(plan.amountIn <= amount).toBe(true);
      expect(plan.amountIn).toBe(plan.poolIn + plan.bookIn + plan.bookFee);
      expect(plan.bookFee).toBe(plan.rebate + plan.toPool + plan.toProtocol);
      const after = applyWalk(state, plan);
      const [inBefore, inAfter] = baseIn
        ? [state.baseReserve, after.baseReserve]
        : [state.quoteReserve, after.quoteReserve];
      expect(inAfter - inBefore).toBe(plan.poolIn + plan.toPool);
    });
    fc.assert(property, runs);
  });

  test('never lowers the product of the reserves', () => {
    const property = fc.property(arbitraryTrade, ([state, baseIn, amount]) => {
      const after = applyWalk(state, exactIn(state, baseIn, amount));
      const before = state.baseReserve * state.quoteReserve;
      expect(after.baseReserve * after.quoteReserve >= before).toBe(true);
    });
    fc.assert(property, runs);
  });

  test('gives more for more, at a price that only worsens', () => {
    const property = fc.property(arbitraryTrades, ([state, baseIn, first, more]) => {
      const small = exactIn(state, baseIn, first);
      const large = exactIn(state, baseIn, first + more);
      const rounding = roundingOf(state, small, large);
      expect(large.amountOut + rounding >= small.amountOut).toBe(true);
      const atLargePrice =
        large.amountIn === 0n ? 0n : (large.amountOut * small.amountIn) / large.amountIn;
      expect(small.amountOut + rounding >= atLargePrice).toBe(true);
    });
    fc.assert(property, runs);
  });

  test('split in two gains nothing but rounding', () => {
    const property = fc.property(arbitraryTrades, ([state, baseIn, first, second]) => {
      const one = exactIn(state, baseIn, first);
      const two = exactIn(applyWalk(state, one), baseIn, second);
      const whole = exactIn(state, baseIn, one.amountIn + two.amountIn || 1n);
      const slack = roundingOf(state, one, two, whole) + lotOfOutput(state, baseIn);
      expect(one.amountOut + two.amountOut <= whole.amountOut + slack).toBe(true);
    });
    fc.assert(property, runs);
  });

  test('gives at least what the pool alone or the book alone would', () => {
    const property = fc.property(arbitraryTrade, ([state, baseIn, amount]) => {
      const alone = [
        { ...state, bids: [], asks: [] },
        { ...state, baseReserve: 0n, quoteReserve: 0n },
      ];
      for (const part of alone) {
        const partly = exactIn(part, baseIn, amount);
        const both = exactIn(state, baseIn, partly.amountIn || 1n);
        const slack = roundingOf(state, partly, both) + lotOfOutput(state, baseIn);
        expect(both.amountOut + slack >= partly.amountOut).toBe(true);
      }
    });
    fc.assert(property, runs);
  });

  test('asks for an exact output what the same input would bring', () => {
    const property = fc.property(arbitraryTrade, ([state, baseIn, amount]) => {
      const bought = planWalk(state, request({ baseIn, amount, exactOut: true }));
      fc.pre(bought.amountOut > 0n && bought.amountIn < 1n << 127n);
      expect(bought.stop !== 'filled' || bought.amountOut >= amount).toBe(true);
      const sold = exactIn(state, baseIn, bought.amountIn);
      const rounding = roundingOf(state, bought, sold);
      expect(sold.amountOut <= bought.amountOut + rounding).toBe(true);
      expect(sold.amountOut + rounding + lotOfOutput(state, baseIn) >= bought.amountOut).toBe(true);
    });
    fc.assert(property, runs);
  });

  test('stays within an all-in limit', () => {
    const property = fc.property(
      arbitraryTrade,
      fc.boolean(),
      fc.integer({ min: -2000, max: 2000 }),
      ([state, baseIn, amount], exactOut, distance) => {
        const side = baseIn ? state.bids : state.asks;
        const limitTick = (side[0]?.tick ?? 1_000_000) + distance;
        fc.pre(isTick(limitTick));
        const plan = planWalk(state, request({ baseIn, exactOut, amount, limitTick }));
        const { numerator, denominator } = lotPrice(limitTick);
        const lot = lotSize(state.market.lotExponent);
        // In units: quote * denominator * lot against base * numerator, a unit of each for each step.
        const steps = BigInt(plan.levels.length + 2);
        if (baseIn) {
          const quote = (plan.amountOut + steps) * denominator * lot;
          expect(quote >= (plan.amountIn - steps) * numerator).toBe(true);
        } else {
          const quote = (plan.amountIn - steps) * denominator * lot;
          expect(quote <= (plan.amountOut + steps) * numerator).toBe(true);
        }
      },
    );
    fc.assert(property, runs);
  });

  test('touches at most as many levels as allowed, best first', () => {
    const property = fc.property(
      arbitraryTrade,
      fc.integer({ min: 1, max: 4 }),
      ([state, baseIn, amount], maxLevels) => {
        const plan = planWalk(state, request({ baseIn, amount, maxLevels }));
        const touched = plan.levels.map(({ tick }) => tick);
        expect(touched.length).toBeLessThanOrEqual(maxLevels);
        const side = baseIn ? state.bids : state.asks;
        expect(touched).toEqual(side.slice(0, touched.length).map(({ tick }) => tick));
        expect(plan.levels.slice(0, -1).every(({ exhausted }) => exhausted)).toBe(true);
      },
    );
    fc.assert(property, runs);
  });

  test('leaves the market uncrossed', () => {
    const property = fc.property(arbitraryTrade, ([state, baseIn, amount]) => {
      const after = applyWalk(state, exactIn(state, baseIn, amount));
      fc.pre(after.baseReserve > 0n);
      const { base, quote } = { base: after.baseReserve, quote: after.quoteReserve };
      const keep = MILLION - BigInt(state.market.poolFee);
      const lot = lotSize(state.market.lotExponent);
      const [bid, ask] = [after.bids[0], after.asks[0]];
      // A unit of the reserve that moved is what a walk of one unit changes.
      if (ask) {
        const { numerator, denominator } = lotPrice(ask.tick);
        const least = (quote - 1n) * denominator * lot * keep;
        expect(baseIn || least <= (base + 1n) * numerator * MILLION).toBe(true);
      }
      if (bid) {
        const { numerator, denominator } = lotPrice(bid.tick);
        const most = (quote + 1n) * denominator * lot * MILLION;
        expect(!baseIn || most >= (base - 1n) * numerator * keep).toBe(true);
      }
    });
    fc.assert(property, runs);
  });
});
