import {
  exchangeAbi,
  type Market,
  type MarketKey,
  type OrderStanding,
  packOrderRef,
  packOrderTerms,
} from '@weir/contracts';
import { type Address, encodeFunctionData, type Hex } from 'viem';

/** Levels of each side of the ladders that contracts/script/LocalMarket.s.sol rests. */
const LEVELS = 12;
const FIRST_BID = 1n;
const FIRST_ASK = 101n;

/** One order of a ladder. */
interface Rung {
  handle: bigint;
  sell: boolean;
  lots: bigint;
  /** In ticks from the middle; below 0 for bids. */
  distance: number;
}

/** A ladder's shape, and where its middle was. */
export interface Ladder {
  middleTick: number;
  rungs: Rung[];
}

/** The handles that the local markets' ladders use. */
export const ladderHandles: bigint[] = [FIRST_BID, FIRST_ASK].flatMap((first) =>
  Array.from({ length: LEVELS }, (_, i) => first + BigInt(i)),
);

/** The shape of a ladder that rests, the middle being halfway between its best orders. */
export function ladderOf(orders: readonly OrderStanding[]): Ladder {
  const ticks = (isAsk: boolean) =>
    orders.filter(({ order }) => order.isAsk === isAsk).map(({ order }) => order.tick);
  const middleTick = Math.round((Math.max(...ticks(false)) + Math.min(...ticks(true))) / 2);
  const rungs = orders.map(({ handle, order }) => ({
    handle,
    sell: order.isAsk,
    lots: order.size,
    distance: order.tick - middleTick,
  }));
  return { middleTick, rungs };
}

/**
 * The calldata of `replaceOrders` that moves a ladder to another middle in one settlement. Orders that meet the pool or
 * a foreign order trade with it: that is how the pool follows the ladder.
 * @param owner whose ladder it is, and who sends it.
 * @param middleTick on the market's grid.
 */
export function replaceLadder(
  owner: Address,
  key: MarketKey,
  ladder: Ladder,
  middleTick: number,
): Hex {
  const refs = ladder.rungs.map(({ handle }) => packOrderRef({ handle }));
  const orders = ladder.rungs.map(({ handle, sell, lots, distance }) =>
    packOrderTerms({ handle, lots, sell, tick: middleTick + distance, timeInForce: 'gtc' }),
  );
  return encodeFunctionData({
    abi: exchangeAbi,
    functionName: 'replaceOrders',
    args: [owner, key, refs, orders, 0n],
  });
}

/** The base units that a ladder's owner has at stake in it: unfilled asks and uncollected bids. */
export function baseAtStake(orders: readonly OrderStanding[], { lotExponent }: Market): bigint {
  const lots = orders.reduce(
    (sum, { order, unfilled, claimable }) => sum + (order.isAsk ? unfilled : claimable),
    0n,
  );
  return lots * 10n ** BigInt(lotExponent);
}
