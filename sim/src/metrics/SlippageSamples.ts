import type { Fill, Side } from '../engine/Market.ts';
import type { Metric, Point } from './Metric.ts';
import { quantile } from './quantile.ts';

/** A market that can say what a trade would do with and without its book. */
export interface QuotingMarket {
  quote(side: Side, input: number): Fill | null;
  quotePoolOnly(side: Side, input: number): Fill | null;
}

/** One line of the slippage curve. Costs are fractions of the outside price. */
export interface SlippageLine {
  /** Size in quote tokens. */
  size: number;
  venue: 'pool' | 'pool_and_book';
  side: Side;
  samples: number;
  mean: number;
  /** In the order of `slippageQuantiles`. */
  quantiles: number[];
}

export const slippageQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * What a trade of a given size would cost, asked at every `every`-th point after everybody acted and without trading:
 * of a buy (average price / outside price − 1), of a sell (1 − average price / outside price), all fees included.
 * It can be below zero where the market lags behind the outside price. "pool" is the same pool at the same moment with
 * the book left out.
 */
export class SlippageSamples implements Metric {
  readonly #market: QuotingMarket;
  readonly #every: number;
  readonly #cells: { size: number; venue: SlippageLine['venue']; side: Side; costs: number[] }[];

  constructor(market: QuotingMarket, sizes: readonly number[], every: number) {
    this.#market = market;
    this.#every = every;
    this.#cells = sizes.flatMap((size) =>
      (['buy', 'sell'] as const).flatMap((side) =>
        (['pool', 'pool_and_book'] as const).map((venue) => ({ size, venue, side, costs: [] })),
      ),
    );
  }

  onPoint({ step, price }: Point): void {
    if (step % this.#every !== 0) return;
    for (const { size, venue, side, costs } of this.#cells) {
      const input = side === 'buy' ? size : size / price;
      const fill =
        venue === 'pool'
          ? this.#market.quotePoolOnly(side, input)
          : this.#market.quote(side, input);
      if (fill === null) continue;
      const ratio = side === 'buy' ? fill.input / fill.output : fill.output / fill.input;
      costs.push(side === 'buy' ? ratio / price - 1 : 1 - ratio / price);
    }
  }

  lines(): SlippageLine[] {
    return this.#cells.map(({ costs, ...cell }) => {
      const sorted = costs.toSorted((a, b) => a - b);
      const sum = costs.reduce((total, cost) => total + cost, 0);
      return {
        ...cell,
        samples: costs.length,
        mean: sum / costs.length,
        quantiles: slippageQuantiles.map((p) => quantile(sorted, p)),
      };
    });
  }
}
