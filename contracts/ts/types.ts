/**
 * The shapes that all of contracts/ts shares. Money, lots and ids are `bigint`; ticks, rates (parts per million),
 * exponents, indices and generations are `number` (all below 2^32).
 */
import type { Address } from 'viem';

/** A market's immutable terms, decoded from its key. */
export interface Market {
  /** The complement of the hash of the key: the market's id and the ERC-6909 id of its pool shares. */
  id: bigint;
  base: Address;
  quote: Address;
  /** A lot is 10^lotExponent base units. */
  lotExponent: number;
  tickSpacing: number;
  /** Parts per million of the pool's input. */
  poolFee: number;
  /** Parts per million of what a taker pays the book. */
  takerFee: number;
  /** Parts per million of the same amount, out of the taker fee. */
  makerRebate: number;
  /** Smallest order in quote units at its own price. */
  minQuote: bigint;
}

/** The market key as the contract takes it. */
export interface MarketKey {
  baseTerms: bigint;
  quoteTerms: bigint;
}

/** The market's hot word. `bestBid` is 0 where there is none, `bestAsk` is `NO_ASK`. */
export interface PoolSlot {
  baseReserve: bigint;
  quoteReserve: bigint;
  bestBid: number;
  bestAsk: number;
  flags: number;
}

/** The word of a market's pool shares. */
export interface PoolShares {
  /** All shares, the locked ones and the protocol's included. */
  totalShares: bigint;
  /** The protocol's part of the pool's income, in parts per million. */
  incomePart: number;
  /** floor(sqrt(base * quote)) of the reserves when the shares last changed; 0 where the protocol has no part. */
  lastRoot: bigint;
}

/** What a market's price observations carry from one write to the next. Times are seconds since 1970. */
export interface ObservationState {
  /** Of the last write. */
  time: number;
  /** The price recorded then: see `logPrice`. */
  tick: number;
  /** Price times seconds so far. */
  cumulative: bigint;
  /** The newest checkpoint's place in the ring, and the ring's size. */
  index: number;
  size: number;
  /** Seconds since the newest checkpoint; 255 where nothing was recorded since the ring was made. */
  age: number;
  /** The least root of k seen in this half hour of the clock and in the one before: see `encodeRoot`. */
  leastNow: bigint;
  leastBefore: bigint;
}

/** A point of the observations' ring. */
export interface Checkpoint {
  time: number;
  /** Price times seconds until then. */
  cumulative: bigint;
}

/** One level's word. Counters are lots. */
export interface Level {
  placed: bigint;
  filled: bigint;
  cancelled: bigint;
  nextIndex: number;
  generation: number;
}

/** One order's word. */
export interface Order {
  start: bigint;
  size: bigint;
  tick: number;
  isAsk: boolean;
  index: number;
  generation: number;
  expiry: number;
  bountyLots: bigint;
}

/** What rests at one tick. */
export interface BookLevel {
  tick: number;
  lots: bigint;
}

/** All that a quote needs, at one block. Levels are best first: bids by falling, asks by rising tick. */
export interface MarketState {
  market: Market;
  baseReserve: bigint;
  quoteReserve: bigint;
  bids: readonly BookLevel[];
  asks: readonly BookLevel[];
}

/** What a walk is asked to do. */
export interface WalkRequest {
  /** True: base in, quote out (a sale). False: quote in, base out (a buy). */
  baseIn: boolean;
  exactOut: boolean;
  /** Exact input or output in token units, 0 < amount < 2^127. */
  amount: bigint;
  /** 0 for none. A swap's limit is all-in; an order's is its displayed price (see `asOrder`). */
  limitTick: number;
  /** Levels that may be touched; 0 for no bound. */
  maxLevels: number;
  /** True for a limit order: the limit is the displayed price, and output is never passed by a part of a lot. */
  asOrder: boolean;
}

/** Why a walk ended. */
export type WalkStop =
  /** The amount is done, all but dust below one lot of the next level. */
  | 'filled'
  /** Nothing better than the limit is left; without a limit: pool and book are used up. */
  | 'limit'
  /** The bound on levels was met. */
  | 'levels';

/** One level's part in a walk. */
export interface WalkLevel {
  tick: number;
  lots: bigint;
  exhausted: boolean;
  /** The pool's net input reserve when the level was reached: for drawing the path. */
  poolReserve: bigint;
}

/** What a walk does, equal to the contract's to the unit. */
export interface WalkPlan {
  /** As asked. */
  baseIn: boolean;
  /** What the taker pays and gets, fees included. */
  amountIn: bigint;
  amountOut: bigint;
  /** The pool's part: input with its fee, and output. */
  poolIn: bigint;
  poolOut: bigint;
  /** What the book's makers are paid before fees, what they give, the taker fee on top. */
  bookIn: bigint;
  bookOut: bigint;
  bookFee: bigint;
  levels: WalkLevel[];
  stop: WalkStop;
  /** Best opposite tick after: 0 (no bid) or NO_ASK where the side is used up. */
  bestAfter: number;
  /** Reserves after, the providers' part of the book's fee included. */
  baseReserveAfter: bigint;
  quoteReserveAfter: bigint;
  /** Of the book's fee: held for makers' rebates, given to the pool, owed to the protocol. */
  rebate: bigint;
  toPool: bigint;
  toProtocol: bigint;
}

/** A limit order's preview. */
export interface OrderPlan {
  /** What trades at once; null where nothing does. */
  taken: WalkPlan | null;
  /** Lots that would rest; 0 where the rest returns. */
  restingLots: bigint;
  /** Where they rest: the order's own tick, or the one that it slid to. */
  tick: number;
  /** What the rest locks: quote units for a bid, base units for an ask. */
  locked: bigint;
}
