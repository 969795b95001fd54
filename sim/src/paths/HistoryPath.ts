import type { PricePath } from './PricePath.ts';

/** Prices that were: times in seconds since 1970, rising; prices in whole quote tokens per whole base token. */
export interface PriceHistory {
  times: Float64Array;
  prices: Float64Array;
}

/** A history, walked from its first point. */
export class HistoryPath implements PricePath {
  readonly #history: PriceHistory;
  #index = 0;

  /** Throws where the history has no point. */
  constructor(history: PriceHistory) {
    if (history.prices.length === 0) throw new RangeError('A history has at least one point.');
    this.#history = history;
  }

  get time(): number {
    return this.#history.times[this.#index] as number;
  }

  get price(): number {
    return this.#history.prices[this.#index] as number;
  }

  advance(): boolean {
    if (this.#index + 1 === this.#history.prices.length) return false;
    this.#index++;
    return true;
  }
}
