import { type PriceScale, tickToPrice } from '@weir/contracts';
import type { ExactMarket } from '../engine/ExactMarket.ts';
import { formatUnits, plainDecimal } from '../engine/tokenAmount.ts';
import type { Metric, Point } from './Metric.ts';
import type { PoolFlows } from './PoolFlows.ts';
import type { ProviderResult } from './ProviderResult.ts';

/**
 * What stands in series.csv: reserves and book prices exact, worths in quote tokens at the outside price. The last
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
  market: ExactMarket;
  scale: PriceScale;
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
    this.#last = point;
    if (point.step % this.every === 0) this.#write(point);
  }

  end(): void {
    if (this.#last && this.#last.step % this.every !== 0) this.#write(this.#last);
  }

  #write({ step, time, price }: Point): void {
    const { market, scale, provider, flows, isArbitrageur } = this.sources;
    const { baseReserve, quoteReserve, bids, asks } = market.state;
    const { baseDecimals, quoteDecimals } = scale;
    const best = (tick: number | undefined) => (tick === undefined ? '' : tickToPrice(tick, scale));
    const worth = (value: number) => value.toFixed(quoteDecimals);
    this.write([
      String(step),
      plainDecimal(time),
      plainDecimal(price),
      formatUnits(baseReserve, baseDecimals),
      formatUnits(quoteReserve, quoteDecimals),
      best(bids[0]?.tick),
      best(asks[0]?.tick),
      worth(provider.poolValue),
      worth(provider.holdingValue),
      worth(provider.portfolio.value),
      worth(-flows.total('poolGain', isArbitrageur)),
    ]);
  }
}
