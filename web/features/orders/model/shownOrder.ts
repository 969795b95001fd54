import { lotPrice, lotSize, type OrderStanding, quoteUp } from '@weir/contracts';
import type { Order as IndexedOrder } from '@weir/indexer/client';
import type { ListedMarket } from '#features/deployment';
import { marketHex } from '#features/market';

/** An order as the page shows it, wherever it was read. Sizes in lots, amounts in token units, times since 1970. */
export interface ShownOrder {
  key: string;
  market: ListedMarket;
  handle: bigint;
  side: 'buy' | 'sell';
  tick: number;
  generation: number;
  index: number;
  /** open: lots rest. filled: none rest, some are to be claimed. closed: nothing is left to do. */
  status: 'open' | 'filled' | 'closed';
  /** Null where only the node was asked, which forgets what was claimed. */
  filledLots: bigint | null;
  /** All lots that came to rest; null as above. */
  lots: bigint | null;
  restingLots: bigint;
  /** Quote units for a buy, base units for a sell. */
  locked: bigint;
  claimableLots: bigint;
  /** Base units for a buy, quote units for a sell; the rebate comes in the same token. */
  proceeds: bigint;
  rebate: bigint;
  /** What claims have paid, in the same token; null where only the node was asked. */
  claimed: { proceeds: bigint; rebate: bigint } | null;
  /** Its last second; null: it never expires. */
  expiry: number | null;
  bountyLots: bigint;
  /** Null where unknown. */
  placedAt: number | null;
  placedIn: string | null;
  closedAt: number | null;
}

/** An order as the indexer answers it; null in a market that the page does not list. */
export function fromIndexer(
  markets: readonly ListedMarket[],
  order: IndexedOrder,
): ShownOrder | null {
  const market = markets.find((listed) => marketHex(listed) === order.market.toLowerCase());
  if (!market) return null;
  const { claimable, claimed } = order;
  return {
    key: order.id,
    market,
    handle: BigInt(order.handle),
    side: order.side,
    tick: order.tick,
    generation: order.generation,
    index: order.index,
    status: order.status,
    lots: BigInt(order.lots),
    filledLots: BigInt(order.filledLots),
    restingLots: BigInt(order.restingLots),
    locked: BigInt(order.locked),
    claimableLots: BigInt(claimable.lots),
    proceeds: BigInt(claimable.proceeds),
    rebate: BigInt(claimable.rebate),
    claimed: { proceeds: BigInt(claimed.proceeds), rebate: BigInt(claimed.rebate) },
    expiry: order.expiry,
    bountyLots: BigInt(order.bountyLots),
    placedAt: order.placed.timestamp,
    placedIn: order.placed.transaction,
    closedAt: order.closed?.timestamp ?? null,
  };
}

/** An order as the node alone tells it. */
export function fromLens(market: ListedMarket, view: OrderStanding): ShownOrder {
  const { tick, isAsk, generation, index, expiry, bountyLots } = view.order;
  const locked = isAsk
    ? view.unfilled * lotSize(market.terms.lotExponent)
    : quoteUp(view.unfilled, lotPrice(tick));
  const status = view.unfilled > 0n ? 'open' : view.claimable > 0n ? 'filled' : 'closed';
  return {
    key: `${market.slug}-${tick}-${generation}-${index}-${view.handle}`,
    market,
    handle: view.handle,
    side: isAsk ? 'sell' : 'buy',
    tick,
    generation,
    index,
    status,
    lots: null,
    filledLots: null,
    restingLots: view.unfilled,
    locked,
    claimableLots: view.claimable,
    proceeds: view.proceeds,
    rebate: view.rebate,
    claimed: null,
    expiry: expiry === 0 ? null : expiry,
    bountyLots,
    placedAt: null,
    placedIn: null,
    closedAt: null,
  };
}

/** Lots that came to rest, as far as is known. */
export function knownLots({ lots, restingLots, claimableLots }: ShownOrder): bigint {
  return lots ?? restingLots + claimableLots;
}

/** How much of an order is filled, in percent with one decimal, rounded down: 100 is all of it. */
export function filledPercent(order: ShownOrder): number {
  const lots = knownLots(order);
  const filled = order.filledLots ?? order.claimableLots;
  return lots === 0n ? 0 : Number((filled * 1000n) / lots) / 10;
}

/** Whether its time has run out at `now`: it may be taken off by anybody, and trades until somebody does. */
export function isExpired({ expiry }: ShownOrder, now: number): boolean {
  return expiry !== null && expiry < now;
}
