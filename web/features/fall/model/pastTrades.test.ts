import { applyWalk, type MarketState, planOrder, quoteSwap, type WalkPlan } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool, tickAt } from '#lib/testing/syntheticMarket.ts';
import { type PastTrade, replayTrades } from './pastTrades.ts';

const UNIT = 10n ** 18n;
const before = new Map<string, MarketState>([[syntheticMarket.slug, syntheticPool]]);

/** What the exchange would tell of a walk. */
function told(plan: WalkPlan): PastTrade {
  return { market: syntheticMarket, told: { ...plan, levels: plan.levels.length } };
}

const plans = (trades: readonly PastTrade[]) =>
  replayTrades(trades, before).map(({ walk }) => walk?.plan ?? null);

describe('replayTrades', () => {
  it.each([
    ['an exact input', { baseIn: true, exactOut: false, amount: 7n * UNIT + 1n }],
    ['an exact output', { baseIn: false, exactOut: true, amount: 5n * UNIT + 123n }],
  ])('does %s again, to the unit', (_, request) => {
    const plan = quoteSwap(syntheticPool, request);
    expect(plans([told(plan)])).toEqual([plan]);
  });

  it.each([true, false])('does what an order took at once again (sale: %s)', (sell) => {
    const tick = tickAt(sell ? '2998' : '3002');
    const { taken } = planOrder(syntheticPool, { sell, lots: 250_000n, tick, timeInForce: 'ioc' });
    if (!taken) throw new Error('It crosses the book.');
    const [plan] = plans([told(taken)]);
    expect(plan).toMatchObject({ amountIn: taken.amountIn, levels: taken.levels });
  });

  it('goes on where the trade before it ended', () => {
    const first = quoteSwap(syntheticPool, { baseIn: true, exactOut: false, amount: 3n * UNIT });
    const request = { baseIn: false, exactOut: false, amount: 9_000n * 10n ** 6n };
    const second = quoteSwap(applyWalk(syntheticPool, first), request);
    expect(plans([told(first), told(second)])).toEqual([first, second]);
  });

  it('knows nothing of a trade that something else came before, nor of those after it', () => {
    const moved = quoteSwap(syntheticPool, { baseIn: true, exactOut: false, amount: 2n * UNIT });
    const state = applyWalk(syntheticPool, moved);
    const first = quoteSwap(state, { baseIn: true, exactOut: false, amount: 3n * UNIT });
    const later = quoteSwap(syntheticPool, { baseIn: true, exactOut: false, amount: UNIT });
    expect(plans([told(first), told(later)])).toEqual([null, null]);
    expect(replayTrades([told(later)], new Map())[0]?.walk).toBeNull();
  });
});
