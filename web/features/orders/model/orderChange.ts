import { type MarketState, type OwnOrder, packOrderRef, packOrderTerms } from '@weir/contracts';
import { type LimitQuote, limitQuote } from './limitQuote.ts';
import { ownOrdersHit, toOwnOrder, withoutOrders } from './ownOrders.ts';
import type { ShownOrder } from './shownOrder.ts';

export type OrderChange =
  /** Nothing that can be sent: unchanged, empty, or refused (the quote says why). */
  | { kind: 'none'; quote: LimitQuote }
  /** Fewer lots at the same price: these are taken off, and the rest keeps its place in the queue. */
  | { kind: 'reduce'; lots: bigint; quote: LimitQuote }
  /** Taken off and placed anew, in one transaction. */
  | {
      kind: 'replace';
      quote: Extract<LimitQuote, { kind: 'planned' }>;
      /** Own other orders that the new one would trade with: taken off before it. */
      hit: readonly OwnOrder[];
      /** What comes on top of what is unlocked, in units of the token that the order pays with. */
      needed: bigint;
    };

/**
 * What it takes to give an order another price or another size.
 *
 * @param typed the price, and the amount that shall rest; what is filled already does not count.
 * @param others own other orders that rest in the market.
 */
export function orderChange(
  state: MarketState,
  order: ShownOrder,
  typed: { price: string; amount: string },
  others: readonly OwnOrder[],
): OrderChange {
  const { market, side, tick, restingLots } = order;
  const draft = { ...typed, side, timeInForce: 'gtc' } as const;
  const alone = withoutOrders(state, [toOwnOrder(market.terms.id, order)]);
  const quote = limitQuote(market, alone, draft);
  if (quote.kind !== 'planned') return { kind: 'none', quote };
  if (quote.tick === tick && quote.lots === restingLots) return { kind: 'none', quote };
  if (quote.tick === tick && quote.lots < restingLots) {
    return { kind: 'reduce', lots: restingLots - quote.lots, quote };
  }
  const hit = ownOrdersHit(
    alone,
    { sell: side === 'sell', lots: quote.lots, tick: quote.tick },
    others,
  );
  const last = hit.length === 0 ? quote : limitQuote(market, withoutOrders(alone, hit), draft);
  if (last.kind !== 'planned') return { kind: 'none', quote: last };
  const needed = last.pays > order.locked ? last.pays - order.locked : 0n;
  return { kind: 'replace', quote: last, hit, needed };
}

/** The words of `replaceOrders` that put a new order in the place of an old one: those taken off, and the new one. */
export function replacement(
  order: ShownOrder,
  change: Extract<OrderChange, { kind: 'replace' }>,
  fresh: { handle: bigint; deadline: number; now: number },
): { refs: bigint[]; orders: bigint[] } {
  const { handle, generation, index, side, bountyLots } = order;
  const { lots, tick } = change.quote;
  const expiry = order.expiry !== null && order.expiry > fresh.now ? order.expiry : 0;
  const mostBounty = lots / 100n;
  const bounty = bountyLots < mostBounty ? bountyLots : mostBounty;
  const refs = [{ handle, expected: { generation, index } }, ...change.hit].map(
    ({ handle: taken, expected }) =>
      packOrderRef(expected ? { handle: taken, expected } : { handle: taken }),
  );
  const terms = packOrderTerms({
    handle: fresh.handle,
    lots,
    tick,
    sell: side === 'sell',
    timeInForce: 'gtc',
    deadline: fresh.deadline,
    expiry,
    bountyLots: expiry === 0 ? 0n : bounty,
  });
  return { refs, orders: [terms] };
}
