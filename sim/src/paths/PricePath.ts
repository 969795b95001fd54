/**
 * The outside price, step by step: what an asset costs where everybody else trades. It stands at its first point;
 * `advance` moves to the next one. A path is walked once; make another for another walk.
 */
export interface PricePath {
  /** Seconds: since 1970 for history, since the start for a model. */
  readonly time: number;
  /** Quote per base, both in whole tokens. Above zero. */
  readonly price: number;
  /** Moves to the next point; false, and nothing moves, after the last one. */
  advance(): boolean;
}

export const SECONDS_PER_DAY = 86_400;
