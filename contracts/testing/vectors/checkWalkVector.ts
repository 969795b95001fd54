import { expect } from 'vitest';
import { planOrder } from '../../ts/maths/planOrder.ts';
import { quoteSwap } from '../../ts/maths/quoteSwap.ts';
import { NO_ASK, NO_BID } from '../../ts/maths/tickPrice.ts';
import { applyWalk, planWalk } from '../../ts/maths/walk.ts';
import type { MarketState, WalkPlan, WalkStop } from '../../ts/types.ts';
import { unpackLevel } from '../../ts/words/level.ts';
import { unpackPoolSlot } from '../../ts/words/poolSlot.ts';
import { expectSameError } from '../expectSameError.ts';
import { stateOf, type WalkVector } from './walkVector.ts';

const stops: WalkStop[] = ['filled', 'limit', 'levels'];
const timesInForce = ['gtc', 'postOnly', 'ioc', 'fok'] as const;

/** Compares the walk, and the swap or the order, with what Solidity gave. */
export function checkWalkVector(vector: WalkVector): void {
  const state = stateOf(vector);
  const { baseIn, exactOut, asOrder, limitTick, maxLevels } = vector;
  const amount = BigInt(vector.amount);
  const plan = planWalk(state, { baseIn, exactOut, asOrder, amount, limitTick, maxLevels });
  expect({ vector, result: walkResult(plan, vector) }).toEqual({ vector, result: vector.walk });
  if (vector.swap) checkSwap(vector, state, vector.swap);
  if (vector.order) checkOrder(vector, state, vector.order);
}

function walkResult(plan: WalkPlan, vector: WalkVector): WalkVector['walk'] {
  const { baseReserveAfter: base, quoteReserveAfter: quote } = plan;
  const last = plan.levels.at(-1);
  return {
    poolIn: String(plan.poolIn),
    poolOut: String(plan.poolOut),
    bookIn: String(plan.bookIn),
    bookOut: String(plan.bookOut),
    bookFee: String(plan.bookFee),
    x: String(vector.baseIn ? base : quote),
    y: String(vector.baseIn ? quote : base),
    owed: String(plan.toProtocol),
    levels: plan.levels.length,
    lastTick: last?.tick ?? 0,
    lastLevel: lastLevel(vector, last),
    best: plan.bestAfter,
    stop: stops.indexOf(plan.stop) as 0 | 1 | 2,
  };
}

/** The last level's word: what was placed stays and what was taken is filled, or the next generation starts. */
function lastLevel(vector: WalkVector, last: WalkPlan['levels'][number] | undefined): string {
  if (!last) return '0';
  const placed = vector.levels.find(([tick]) => tick === last.tick)?.[1] ?? '0';
  const filled = unpackLevel(BigInt(vector.walk.lastLevel)).filled;
  if (!last.exhausted) expect(filled).toBe(last.lots);
  return String(last.exhausted ? 1n << 192n : BigInt(placed) | (last.lots << 56n));
}

function checkSwap(vector: WalkVector, state: MarketState, swap: NonNullable<WalkVector['swap']>) {
  const { baseIn, exactOut, maxLevels } = vector;
  const quote = () =>
    quoteSwap(state, {
      baseIn,
      exactOut,
      maxLevels,
      amount: BigInt(swap.amount),
      bound: BigInt(swap.bound),
      limitTick: swap.limitTick,
      allOrNothing: swap.allOrNothing,
    });
  if (swap.error) return expectSameError(vector, quote, swap.error);
  const plan = quote();
  expect(String(plan.amountIn)).toBe(swap.amountIn);
  expect(String(plan.amountOut)).toBe(swap.amountOut);
  checkMarketAfter(applyWalk(state, plan), vector, swap.slot);
  expect(plan.toProtocol << (baseIn ? 0n : 128n)).toBe(BigInt(swap.owed ?? 0));
}

function checkOrder(
  vector: WalkVector,
  state: MarketState,
  order: NonNullable<WalkVector['order']>,
) {
  const { baseIn: sell, maxLevels } = vector;
  const { tick, slide } = order;
  const timeInForce = timesInForce[order.timeInForce];
  const preview = () =>
    planOrder(state, { sell, lots: BigInt(order.lots), tick, timeInForce, maxLevels, slide });
  if (order.error) return expectSameError(vector, preview, order.error);
  const { taken, restingLots, tick: restingTick, locked } = preview();
  expect(String(taken?.amountIn ?? 0n)).toBe(order.amountIn);
  expect(String(taken?.amountOut ?? 0n)).toBe(order.amountOut);
  expect(String(restingLots)).toBe(order.resting);
  expect(String(locked)).toBe(order.locked);
  const after = taken ? applyWalk(state, taken) : state;
  const rested = restingLots === 0n ? [] : [{ tick: restingTick, lots: restingLots }];
  checkMarketAfter({ ...after, [sell ? 'asks' : 'bids']: rested }, vector, order.slot);
}

function checkMarketAfter(after: MarketState, vector: WalkVector, slot: string | undefined) {
  expect({
    vector,
    after: {
      baseReserve: after.baseReserve,
      quoteReserve: after.quoteReserve,
      bestBid: after.bids[0]?.tick ?? NO_BID,
      bestAsk: after.asks[0]?.tick ?? NO_ASK,
      flags: 0,
    },
  }).toEqual({ vector, after: unpackPoolSlot(BigInt(slot ?? 0)) });
}
