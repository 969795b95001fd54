import type { PriceScale } from '@weir/contracts/maths';
import type { Holding } from './Holding.ts';
import type { Fill, Market, Side } from './Market.ts';

/** How an engine counts. */
export type Arithmetic = 'exact' | 'float';

/** A taker's trade in whole tokens, split into the pool's and the book's part. */
export interface TakerTrade {
  account: string;
  side: Side;
  /** Input with the pool's fee, output. */
  poolInput: number;
  poolOutput: number;
  /** The pool's fee within `poolInput`. */
  poolFee: number;
  /** Input with the taker fee, output. */
  bookInput: number;
  bookOutput: number;
  /** The providers' part of the taker fee, in input tokens. */
  bookFeeToPool: number;
}

/** Lots that rest at a price of the book, in whole base tokens. */
export interface Depth {
  price: number;
  size: number;
}

/**
 * One market of the venue in memory, pool and book, in one arithmetic. `ExactEngine` counts as the contracts do, to
 * the unit; `FloatEngine` in float64, equal to it but for rounding and some thirty times as fast. Everything is in
 * whole tokens and in quote per base.
 */
export interface Engine {
  readonly arithmetic: Arithmetic;
  readonly scale: PriceScale;
  /** The pool's fee as a fraction of its input. */
  readonly poolFee: number;
  /** The pool's reserves. */
  readonly baseReserve: number;
  readonly quoteReserve: number;
  /**
   * Called after each taker's trade that moved something, a crossing limit order's included. What it is told may be
   * overwritten by the next trade.
   */
  onTrade: (trade: TakerTrade) => void;

  /** The market as one account sees it; the same account may be asked for again. */
  venue(account: string): Market;
  /** Highest bid and lowest ask of the book; null where there is none. */
  bestBid(): number | null;
  bestAsk(): number | null;
  /** Up to `most` levels of one side of the book, best first. */
  depth(side: 'bids' | 'asks', most: number): Depth[];
  /** What an input would trade on pool and book; null where it is too little to give anything. */
  quote(side: Side, input: number): Fill | null;
  /** The same on the pool alone, the book left out. */
  quotePoolOnly(side: Side, input: number): Fill | null;

  /** The pool's reserves, for people. */
  reserves(): Holding;
  /** What an account got less what it gave; what rests in its orders counts as given, fills from their collection on. */
  position(account: string): Holding;
  /** An account's part of the pool's shares, 0 to 1. */
  partOf(account: string): number;
  /** What an account's pool shares would return now. */
  redeemable(account: string): Holding;
  /** What the protocol is owed of the taker fees. */
  owed(): Holding;
  /**
   * The first deposit, of these decimal amounts; says exactly what it took. Throws the exchange's refusal, an
   * `ExchangeError`.
   */
  deposit(account: string, most: { base: string; quote: string }): Holding;
  /** Cancels all that rests of an account and collects its fills: its position is then final. */
  closeOrders(account: string): void;
}

/** A trade before there was one: engines and the loop write each over the one before. */
export function blankTrade(): TakerTrade {
  return {
    account: '',
    side: 'buy',
    poolInput: 0,
    poolOutput: 0,
    poolFee: 0,
    bookInput: 0,
    bookOutput: 0,
    bookFeeToPool: 0,
  };
}
