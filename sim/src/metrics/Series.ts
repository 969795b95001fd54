import type { Engine } from '../engine/Engine.ts';
import { plainDecimal } from '../engine/tokenAmount.ts';
import type { Metric, Point } from './Metric.ts';
import type { PoolFlows } from './PoolFlows.ts';
import type { ProviderResult } from './ProviderResult.ts';

/**
 * What stands in series.csv: reserves and book prices as exact as the engine, worths in quote tokens at the outside price. The last
 * column is what arbitrageurs gained from the pool so far.
 */
const seriesColumns = [
  'step',
  'time',
  'price',
  'base_reserve',
  'quote_reserve',
  'best_bid',
  'best_ask',
  'pool_value',
  'holding_value',
  'rebalancing_value',
  'loss_to_arbitrage',
] as const;

/** Where a series reads; the metrics among them must hear of a point before it does. */
export interface SeriesSources {
  engine: Engine;
  provider: ProviderResult;
  flows: PoolFlows;
  isArbitrageur: (agent: string) => boolean;
}

/** Writes the columns' names, a row at every `every`-th point, and at the last one when `end` is called. */
export class Series implements Metric {
  #last: Point | undefined;

  constructor(
    readonly sources: SeriesSources,
    readonly every: number,
    readonly write: (fields: readonly string[]) => void,
  ) {}

  onPoint(point: Point): void {
    if (!this.#last) this.write(seriesColumns);
    this.#last = { ...point };
    if (point.step % this.every === 0) this.#write(point);
  }

  end(): void {
    if (this.#last && this.#last.step % this.every !== 0) this.#write(this.#last);
  }

  #write({ step, time, price }: Point): void {
    const { engine, provider, flows, isArbitrageur } = this.sources;
    const reserves = engine.reserves();
    const best = (price: number | null) => (price === null ? '' : plainDecimal(price));
    const worth = (value: number) => value.toFixed(engine.scale.quoteDecimals);
    this.write([
      String(step),
      plainDecimal(time),
      plainDecimal(price),
      reserves.baseText,
      reserves.quoteText,
      best(engine.bestBid()),
      best(engine.bestAsk()),
      worth(provider.poolValue),
      worth(provider.holdingValue),
      worth(provider.portfolio.value),
      worth(-flows.total('poolGain', isArbitrageur)),
    ]);
  }
}
