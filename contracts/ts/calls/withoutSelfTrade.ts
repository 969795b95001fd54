/** Self-trade prevention: the exchange does not look for own orders, the caller names those that go first. */
import { least } from '../maths/least.ts';
import { planOrder } from '../maths/planOrder.ts';
import { quoteSwap } from '../maths/quoteSwap.ts';
import { applyWalk } from '../maths/walk.ts';
import type { BookLevel, MarketState, WalkPlan } from '../types.ts';
import { marketId } from '../words/marketKey.ts';
import type { BatchAction } from './batchCall.ts';

/** An own order that rests. */
export interface OwnOrder {
  /** Its market's id. */
  market: bigint;
  handle: bigint;
  tick: number;
  isAsk: boolean;
  unfilledLots: bigint;
  /** Lots that are filled before it; absent where that is not known, as if there were none. */
  lotsAhead?: bigint;
  /** Which order the handle is meant to name: where given, the cancel reverts if it is another one by then. */
  expected?: { generation: number; index: number };
}

/** A batch that does not trade with the caller's own orders, in the state that it was made for. */
export interface SafeBatch {
  /** The same actions, each after the cancels of the own orders that it would have hit. */
  actions: BatchAction[];
  /** Those orders, in the order of their cancels. */
  cancelled: OwnOrder[];
}

/**
 * Puts before each swap and order of `actions` the cancels of own orders that it would hit. Cancels move it on to
 * other levels, so it is looked at again until it hits none. Actions that come earlier count: what they take, leave
 * and take off. Post-only orders never trade; one that meets an own order is left to be refused or to slide.
 * @param states the markets of the actions, before them.
 * @param ownOrders all own orders there.
 * Throws an `ExchangeError` where a swap or an order would revert even with the own orders in place.
 */
export function withoutSelfTrade(
  states: readonly MarketState[],
  actions: readonly BatchAction[],
  ownOrders: readonly OwnOrder[],
): SafeBatch {
  const books = new Map(
    states.map((state) => {
      const own = ownOrders.filter(({ market }) => market === state.market.id);
      return [state.market.id, new Book(state, own)];
    }),
  );
  const safe: SafeBatch = { actions: [], cancelled: [] };
  for (const action of actions) {
    const book = books.get(marketId(action.key));
    for (const order of book?.clearFor(action) ?? []) {
      const { handle, expected } = order;
      safe.actions.push({
        kind: 'cancel',
        key: action.key,
        ref: expected ? { handle, expected } : { handle },
      });
      safe.cancelled.push(order);
    }
    safe.actions.push(action);
    book?.apply(action);
  }
  return safe;
}

/** What an action does to a book: what it takes, and what it leaves there. */
interface Effect {
  taken: WalkPlan | null;
  rests: { tick: number; lots: bigint } | null;
}

/** A market and the own orders in it, as the actions so far leave them. */
class Book {
  constructor(
    public state: MarketState,
    public own: readonly OwnOrder[],
  ) {}

  /** Takes off the own orders that an action would hit. @returns them. */
  clearFor(action: BatchAction): OwnOrder[] {
    const cleared: OwnOrder[] = [];
    if (action.kind === 'place' && action.terms.timeInForce === 'postOnly') return cleared;
    for (;;) {
      const { taken } = this.#effectOf(action);
      const hit = taken ? this.own.filter((order) => isHit(order, taken)) : [];
      if (hit.length === 0) return cleared;
      for (const { handle } of hit) this.#takeOff(handle);
      cleared.push(...hit);
    }
  }

  /** Does an action, which hits no own order. */
  apply(action: BatchAction): void {
    if (action.kind === 'cancel') this.#takeOff(action.ref.handle);
    if (action.kind === 'reduce') this.#takeOff(action.ref.handle, action.ref.lots);
    const { taken, rests } = this.#effectOf(action);
    if (taken) {
      this.state = applyWalk(this.state, taken);
      this.own = this.own.map((order) => behindFills(order, taken));
    }
    if (action.kind === 'place' && rests) this.#rest(action.terms.handle, action.terms.sell, rests);
  }

  #effectOf(action: BatchAction): Effect {
    if (action.kind === 'swap') {
      const { amount, bound, terms } = action;
      const { baseIn = false, exactOut = false } = terms;
      const taken = quoteSwap(this.state, { ...terms, baseIn, exactOut, amount, bound });
      return { taken, rests: null };
    }
    if (action.kind !== 'place') return { taken: null, rests: null };
    const { taken, restingLots: lots, tick } = planOrder(this.state, action.terms);
    return { taken, rests: lots === 0n ? null : { tick, lots } };
  }

  #rest(handle: bigint, isAsk: boolean, { tick, lots }: { tick: number; lots: bigint }): void {
    const lotsAhead = this.#lotsAt(isAsk, tick);
    this.#setLevel(isAsk, tick, lotsAhead + lots);
    const { id: market } = this.state.market;
    this.own = [...this.own, { market, handle, tick, isAsk, unfilledLots: lots, lotsAhead }];
  }

  /** Takes `lots` unfilled lots off the own order of a handle; all where 0 or absent. */
  #takeOff(handle: bigint, lots = 0n): void {
    const order = this.own.find((own) => own.handle === handle);
    if (!order) return;
    const { isAsk, tick, unfilledLots } = order;
    const taken = lots === 0n ? unfilledLots : least(lots, unfilledLots);
    const before = this.#lotsAt(isAsk, tick);
    this.#setLevel(isAsk, tick, before - least(taken, before));
    const others = this.own
      .filter((own) => own !== order)
      .map((own) => behindCancel(own, order, taken));
    const left = unfilledLots - taken;
    this.own = left === 0n ? others : [...others, { ...order, unfilledLots: left }];
  }

  #lotsAt(isAsk: boolean, tick: number): bigint {
    return this.#side(isAsk).find((level) => level.tick === tick)?.lots ?? 0n;
  }

  #setLevel(isAsk: boolean, tick: number, lots: bigint): void {
    const outwards = isAsk ? 1 : -1;
    const others = this.#side(isAsk).filter((level) => level.tick !== tick);
    const levels = lots === 0n ? others : [...others, { tick, lots }];
    const bestFirst = levels.toSorted((a, b) => outwards * (a.tick - b.tick));
    this.state = { ...this.state, ...(isAsk ? { asks: bestFirst } : { bids: bestFirst }) };
  }

  #side(isAsk: boolean): readonly BookLevel[] {
    return isAsk ? this.state.asks : this.state.bids;
  }
}

/** The part of a level that a walk takes; undefined where it does not touch the order's. */
function levelOf(order: OwnOrder, plan: WalkPlan) {
  if (order.isAsk === plan.baseIn) return undefined;
  return plan.levels.find(({ tick }) => tick === order.tick);
}

function isHit(order: OwnOrder, plan: WalkPlan): boolean {
  const level = levelOf(order, plan);
  return level !== undefined && level.lots > (order.lotsAhead ?? 0n);
}

/** An order that a walk did not reach, with what it took ahead of it gone. */
function behindFills(order: OwnOrder, plan: WalkPlan): OwnOrder {
  const level = levelOf(order, plan);
  if (!level || order.lotsAhead === undefined) return order;
  return { ...order, lotsAhead: order.lotsAhead - level.lots };
}

/** An order after lots were taken off another one; where it is not known which comes first, none count as ahead. */
function behindCancel(order: OwnOrder, other: OwnOrder, taken: bigint): OwnOrder {
  const { lotsAhead, ...rest } = order;
  if (lotsAhead === undefined || order.isAsk !== other.isAsk || order.tick !== other.tick)
    return order;
  if (other.lotsAhead === undefined) return rest;
  return other.lotsAhead < lotsAhead ? { ...order, lotsAhead: lotsAhead - taken } : order;
}
