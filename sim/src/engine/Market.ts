import type { Amounts } from './Holding.ts';

/** What agents trade on. Sizes are whole tokens and prices quote per base: an agent's wishes, so floats. The engine
 * turns them into units and lots, and settles in its own arithmetic. */

/** The taker's side: a buy pays quote for base, a sell base for quote. */
export type Side = 'buy' | 'sell';

/** What a trade takes and gives, fees included, in whole tokens. */
export interface Fill {
  side: Side;
  /** Quote for a buy, base for a sell. */
  input: number;
  /** Base for a buy, quote for a sell. */
  output: number;
}

/** The part of a market that takers need; every engine has it. */
export interface TakerMarket {
  /** The pool's price without fee; NaN where the pool is empty. */
  poolPrice(): number;
  /** The most input whose last unit still trades at `price` or better, all fees included; 0 where nothing does. */
  inputWithin(side: Side, price: number): number;
  /** What `input` would trade; null where it is too little to give anything. */
  quote(side: Side, input: number): Fill | null;
  /** Trades `input`, or the part of it that trades at `limit` or better; null where nothing does. */
  swap(side: Side, input: number, limit?: number): Fill | null;
}

/** A limit order as an agent asks for it. */
export interface OrderWish {
  side: Side;
  /** In base tokens; rounded down to whole lots. */
  size: number;
  /** Rounded to the market's grid, away from the other side: a buy's down, a sell's up. */
  price: number;
  timeInForce: 'gtc' | 'postOnly' | 'ioc' | 'fok';
}

/** A market with a book, as one account sees it. */
export interface Market extends TakerMarket {
  /** Highest bid and lowest ask of the book; null where there is none. */
  bestBid(): number | null;
  bestAsk(): number | null;
  /**
   * Places an order; returns the number of what rests, by which to cancel it. Null where nothing rests: it traded at
   * once, or the exchange refused it (post-only that would trade, fill-or-kill that cannot, too small).
   */
  place(wish: OrderWish): number | null;
  /** Cancels an order and collects its fills. Nothing happens where it is closed. */
  cancel(order: number): void;
  /** Collects an order's fills; what is unfilled keeps its place. Nothing happens where it is closed. */
  claim(order: number): void;
  /**
   * Adds liquidity of at most these amounts, in the pool's ratio, or in theirs where the pool is empty.
   * @returns what was taken; null where the exchange refuses (too small, or a first deposit that crosses the book).
   */
  addLiquidity(most: Amounts): Amounts | null;
  /** Burns a part, 0 to 1, of the account's pool shares; what they return, null where there are none. */
  removeLiquidity(part: number): Amounts | null;
  /** What the account's pool shares would return now. */
  liquidity(): Amounts;
  /** What the account got less what it gave; what rests in orders counts as given, fills from their collection on. */
  position(): Amounts;
}
