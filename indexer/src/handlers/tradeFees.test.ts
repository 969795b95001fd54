import { lotPrice, type MarketState, netDown, quoteSwap, tiers } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { tradeFees } from './tradeFees.ts';

const tick = 465_000;
const state: MarketState = {
  market: {
    id: 1n,
    base: zeroAddress,
    quote: zeroAddress,
    lotExponent: 13,
    minQuote: 1_000_000n,
    ...tiers.other,
  },
  baseReserve: 40n * 10n ** 18n,
  quoteReserve: (4_000_000n * lotPrice(tick).numerator) / lotPrice(tick).denominator,
  bids: [
    { tick: tick - 100, lots: 90_000n },
    { tick: tick - 500, lots: 300_000n },
  ],
  asks: [
    { tick: tick + 100, lots: 90_000n },
    { tick: tick + 500, lots: 300_000n },
  ],
};

describe('tradeFees', () => {
  it.each([
    ['a sale in the pool alone', true, 10n ** 17n],
    ['a sale through pool and book', true, 6n * 10n ** 18n],
    ['a purchase through pool and book', false, 17_000_000_000n],
  ])('splits the fees of %s as the walk does', (_, baseIn, amount) => {
    const plan = quoteSwap(state, { baseIn, exactOut: false, amount });
    const reserveBefore = baseIn ? state.baseReserve : state.quoteReserve;
    const reserveAfter = baseIn ? plan.baseReserveAfter : plan.quoteReserveAfter;
    const basis = { ...plan, reserveBefore, reserveAfter };
    const poolFee = plan.poolIn - netDown(plan.poolIn, state.market.poolFee);
    const income = poolFee + plan.toPool;
    expect(tradeFees(state.market, 0, basis)).toEqual({
      providers: income,
      protocol: plan.toProtocol,
    });
    expect(tradeFees(state.market, 150_000, basis)).toEqual({
      providers: income - (income * 15n) / 100n,
      protocol: plan.toProtocol + (income * 15n) / 100n,
    });
  });
});
