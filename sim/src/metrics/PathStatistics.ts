import { SECONDS_PER_DAY } from '../paths/PricePath.ts';
import type { Metric, Point } from './Metric.ts';

/** The outside price's own figures. */
export class PathStatistics implements Metric {
  points = 0;
  firstPrice = Number.NaN;
  lastPrice = Number.NaN;
  #firstTime = 0;
  #lastTime = 0;
  #squares = 0;

  onPoint({ time, price }: Point): void {
    if (this.points === 0) {
      this.firstPrice = price;
      this.#firstTime = time;
    } else this.#squares += Math.log(price / this.lastPrice) ** 2;
    this.lastPrice = price;
    this.#lastTime = time;
    this.points++;
  }

  get days(): number {
    return (this.#lastTime - this.#firstTime) / SECONDS_PER_DAY;
  }

  /** √(Σ squared log returns / days): a day's realised volatility; 0 where no time passed. */
  get dailyVolatility(): number {
    return this.days === 0 ? 0 : Math.sqrt(this.#squares / this.days);
  }

  /** Points a day, the first one left out; 0 where no time passed. */
  get pointsPerDay(): number {
    return this.days === 0 ? 0 : (this.points - 1) / this.days;
  }
}
