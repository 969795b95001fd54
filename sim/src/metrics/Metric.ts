import type { Side } from '../engine/Market.ts';

/** One taker's trade in whole tokens, split into the pool's and the book's part, at the outside price of its moment. */
export interface Trade {
  agent: string;
  side: Side;
  price: number;
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

/** The market at a point of the path, after everybody acted. */
export interface Point {
  step: number;
  time: number;
  price: number;
  /** The pool's reserves in whole tokens. */
  base: number;
  quote: number;
}

/** Something measured while a simulation runs. */
export interface Metric {
  onTrade?(trade: Trade): void;
  onPoint?(point: Point): void;
}

/** Worth in quote tokens at an outside price. */
export function valueAt(price: number, holding: { base: number; quote: number }): number {
  return holding.base * price + holding.quote;
}
