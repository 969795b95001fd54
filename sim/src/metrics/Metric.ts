import type { TakerTrade } from '../engine/Engine.ts';
import type { LiquidationEvent } from '../lending/LiquidationEvent.ts';

/** One taker's trade with its moment: the point of the path, its time and its outside price. */
export interface Trade extends TakerTrade {
  step: number;
  time: number;
  price: number;
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

/** Something measured while a simulation runs. What it is told is overwritten by the next time: it copies what it keeps. */
export interface Metric {
  onTrade?(trade: Trade): void;
  onPoint?(point: Point): void;
  /** What an agent's actions at a block cost in gas: units, and quote tokens. Not called where gas is free. */
  onGas?(agent: string, gas: number, cost: number): void;
  /** A liquidation with its sale, at a point whose reserves are those of the block before. The event may be kept. */
  onLiquidation?(event: LiquidationEvent, point: Point): void;
}

/** Worth in quote tokens at an outside price. */
export function valueAt(price: number, holding: { base: number; quote: number }): number {
  return holding.base * price + holding.quote;
}
