/** The lens's answers with their packed words decoded. */
import type { ContractFunctionReturnType } from 'viem';
import type { lensAbi } from './generated/lensAbi.ts';
import type { SharedPool } from './maths/liquidity.ts';
import type { Order } from './types.ts';
import { unpackMarketKey } from './words/marketKey.ts';
import { unpackOrder } from './words/order.ts';
import { unpackPoolSlot } from './words/poolSlot.ts';

/** The answer of the lens's `market`. */
export type MarketView = ContractFunctionReturnType<typeof lensAbi, 'view', 'market'>;

/** One answer of the lens's `orders`. */
export type OrderView = ContractFunctionReturnType<typeof lensAbi, 'view', 'orders'>[number];

/** A market from the lens's `market`: all that quotes of swaps, orders and liquidity need. */
export function decodeMarketView(view: MarketView): SharedPool {
  const { baseReserve, quoteReserve } = unpackPoolSlot(view.slot);
  return {
    market: unpackMarketKey(view.key),
    baseReserve,
    quoteReserve,
    bids: view.bids.map(({ tick, lots }) => ({ tick, lots })),
    asks: view.asks.map(({ tick, lots }) => ({ tick, lots })),
    totalShares: view.totalShares,
    incomePart: Number(view.incomePart),
    lastRoot: view.lastRoot,
  };
}

/** An order as it stands: null where its handle was never used. Lots; proceeds and rebate in token units. */
export interface OrderStanding {
  handle: bigint;
  order: Order;
  claimable: bigint;
  unfilled: bigint;
  /** Of what is claimable, in base units for a bid, quote units for an ask. */
  proceeds: bigint;
  rebate: bigint;
}

/** An order from the lens's `orders`. */
export function decodeOrderView({ order, ...rest }: OrderView): OrderStanding | null {
  return order === 0n ? null : { ...rest, order: unpackOrder(order) };
}
