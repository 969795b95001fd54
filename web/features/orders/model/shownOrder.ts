import { lotPrice, lotSize, type OrderStanding, quoteUp } from '@weir/contracts';
import type { Order as IndexedOrder } from '@weir/indexer/client';
import type { ListedMarket } from '#features/deployment';

/** An order as the page shows it, wherever it was read. Sizes in lots, amounts in token units. */
export interface ShownOrder {
  key: string;
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
  /** Seconds since 1970; null where unknown. */
  placedAt: number | null;
}

/** An order as the indexer answers it. */
export function fromIndexer(order: IndexedOrder): ShownOrder {
  return {
    key: order.id,
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
    claimableLots: BigInt(order.claimable.lots),
    proceeds: BigInt(order.claimable.proceeds),
    rebate: BigInt(order.claimable.rebate),
    placedAt: order.placed.timestamp,
  };
}

/** An order as the node alone tells it. */
export function fromLens(market: ListedMarket, view: OrderStanding): ShownOrder {
  const { tick, isAsk, generation, index } = view.order;
  const locked = isAsk
    ? view.unfilled * lotSize(market.terms.lotExponent)
    : quoteUp(view.unfilled, lotPrice(tick));
  const status = view.unfilled > 0n ? 'open' : view.claimable > 0n ? 'filled' : 'closed';
  return {
    key: `${market.slug}-${tick}-${generation}-${index}-${view.handle}`,
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
    placedAt: null,
  };
}
