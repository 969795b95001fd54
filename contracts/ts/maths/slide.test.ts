import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryTrade } from '../../testing/arbitraryMarket.ts';
import { isExchangeError } from '../errors/exchangeError.ts';
import { planOrder } from './planOrder.ts';
import { isOnGrid } from './tickPrice.ts';

describe('an order that slides', () => {
  test('rests at the best tick behind its own at which a post-only order is not refused', () => {
    fc.assert(
      fc.property(arbitraryTrade, fc.integer({ min: -400, max: 400 }), ([state, sell], offset) => {
        const spacing = state.market.tickSpacing;
        const near = (sell ? state.bids : state.asks)[0]?.tick;
        if (near === undefined) return;
        const tick = near + offset * spacing;
        const order = { sell, lots: 1n << 40n, tick, timeInForce: 'postOnly' } as const;
        try {
          const slid = planOrder(state, { ...order, slide: true });
          expect(slid).toMatchObject({ taken: null, restingLots: order.lots });
          const outwards = sell ? 1 : -1;
          expect(outwards * (slid.tick - tick)).toBeGreaterThanOrEqual(0);
          expect(planOrder(state, { ...order, tick: slid.tick })).toEqual(slid);
          const better = slid.tick - outwards * spacing;
          if (slid.tick !== tick && isOnGrid(better, spacing)) {
            expect(() => planOrder(state, { ...order, tick: better })).toThrow('would trade');
          }
        } catch (error) {
          const { name } = error as Error;
          const isRefusal = isExchangeError(error) && name !== 'WouldCross';
          if (!isRefusal) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is post-only', () => {
    const [state] = fc.sample(arbitraryTrade, { numRuns: 1, seed: 1 })[0] ?? [];
    if (!state) throw new Error('no market');
    const order = { sell: true, lots: 1n, tick: 640_000, timeInForce: 'gtc', slide: true } as const;
    expect(() => planOrder(state, order)).toThrow('The flags 33 are not known to this action.');
  });
});
