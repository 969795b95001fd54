import { Decimal } from 'decimal.js';
import { quantile } from '../metrics/quantile.ts';
import type { Side, StressOutcome } from '../results/StressOutcome.ts';
import { quantileInterval } from '../statistics/quantileInterval.ts';
import { type Estimate, meanEstimate } from '../statistics/sampleFigures.ts';
import type { StressSearch } from '../yaml/experimentFields.ts';
import type { RunSpec } from './Experiment.ts';

const percentOf = { p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const;

/**
 * Searches a field's value at which a statistic of a metric passes a bound. It tries `scan` values, then halves the
 * first gap in which the side changes. A value whose interval holds the bound gets twice the seeds, up to `maxSeeds`;
 * one that stays unclear is left standing between the two ends, which are then searched one by one.
 *
 * Each value runs the same seeds, so that values differ by what the field does and not by luck. Many comparisons are
 * made, each of which could err: each is made so strictly that all hold together with the search's confidence (a union
 * bound over all that could be made).
 */
export class StressPlan {
  /** Confidence of one comparison. */
  readonly perComparison: number;
  readonly #search: StressSearch;
  readonly #seed: number;
  readonly #last: number;
  /** By the value's place among all that can be tried, 0 to `#last`. */
  readonly #tried = new Map<number, { point: number; results: number[] }>();
  #runs = 0;

  /** @param seed the first of those that each value runs with */
  constructor(search: StressSearch, seed: number) {
    const { from, to, step, scan, seeds, maxSeeds, confidence } = search;
    this.#search = search;
    this.#seed = seed;
    this.#last = new Decimal(to).minus(from).div(step).toNumber();
    // Two ends are halved at most; each value is looked at once for each doubling of its seeds.
    const values = scan + 2 * Math.ceil(Math.log2(this.#last + 1));
    const looks = 1 + Math.ceil(Math.log2(maxSeeds / seeds));
    this.perComparison = 1 - (1 - confidence) / (values * looks);
  }

  /** Whether `maxSeeds` runs can separate the statistic from anything at all. */
  get canDecide(): boolean {
    const { maxSeeds } = this.#search;
    return this.#estimate(Array.from({ length: maxSeeds }, (_, run) => run)).interval !== null;
  }

  /** The runs to do next, in the order in which `take` gets their metrics; none where the search is over. */
  next(): RunSpec[] {
    const { scan, seeds, maxSeeds } = this.#search;
    if (this.#tried.size === 0) {
      const places = Array.from({ length: scan }, (_, index) =>
        Math.round((index * this.#last) / (scan - 1)),
      );
      return places.flatMap((place) => this.#runsAt(place, seeds));
    }
    const unclear = [...this.#tried].filter(
      ([place, { results }]) => results.length < maxSeeds && this.#sideAt(place) === 'unclear',
    );
    if (unclear.length > 0) {
      return unclear.flatMap(([place, { results }]) =>
        this.#runsAt(place, Math.min(results.length, maxSeeds - results.length)),
      );
    }
    return this.#untried().flatMap((place) => this.#runsAt(place, seeds));
  }

  /** Takes the metric of each of some runs. */
  take(results: readonly { spec: RunSpec; metric: number }[]): void {
    const byPoint = [...this.#tried.values()];
    for (const { spec, metric } of results) byPoint[spec.point]?.results.push(metric);
  }

  /** What was found. */
  outcome(): StressOutcome {
    const ends = this.#ends();
    const sideAtFrom = this.#sideAt(0);
    const turnsBack = ends
      ? this.#places().filter((place) => place > ends.high && this.#sideAt(place) === sideAtFrom)
      : [];
    return {
      ...this.#search,
      outcome: ends ? 'crossed' : sideAtFrom === 'unclear' ? 'unclear' : 'none',
      crossing: ends && { low: this.#valueAt(ends.low), high: this.#valueAt(ends.high) },
      sideAtFrom,
      turnsBack: turnsBack.map((place) => this.#valueAt(place)),
      perComparison: this.perComparison,
      tried: this.#places().map((place) => {
        const results = this.#resultsAt(place);
        const { value, interval } = this.#estimate(results);
        return {
          value: this.#valueAt(place),
          seeds: results.length,
          estimate: value,
          low: interval?.low ?? null,
          high: interval?.high ?? null,
          side: this.#sideAt(place),
        };
      }),
    };
  }

  /** Places that would narrow the crossing. */
  #untried(): number[] {
    const ends = this.#ends();
    if (!ends) return [];
    const between = this.#places().filter((place) => place > ends.low && place < ends.high);
    const gaps =
      between.length === 0
        ? [[ends.low, ends.high]]
        : [
            [ends.low, between[0]],
            [between.at(-1), ends.high],
          ];
    return gaps.flatMap(([low = 0, high = 0]) =>
      high - low > 1 ? [Math.floor((low + high) / 2)] : [],
    );
  }

  /** The first place that is clear and on another side than the first, and the last clear one before it. */
  #ends(): { low: number; high: number } | null {
    const first = this.#sideAt(0);
    if (first === 'unclear') return null;
    const clear = this.#places().filter((place) => this.#sideAt(place) !== 'unclear');
    const index = clear.findIndex((place) => this.#sideAt(place) !== first);
    const low = clear[index - 1];
    const high = clear[index];
    return low === undefined || high === undefined ? null : { low, high };
  }

  #places(): number[] {
    return [...this.#tried.keys()].toSorted((a, b) => a - b);
  }

  #runsAt(place: number, count: number): RunSpec[] {
    let tried = this.#tried.get(place);
    if (!tried) {
      tried = { point: this.#tried.size, results: [] };
      this.#tried.set(place, tried);
    }
    const { point, results } = tried;
    const values = [this.#valueAt(place)];
    return Array.from({ length: count }, (_, index) => {
      const draw = results.length + index;
      return { run: this.#runs++, point, seed: this.#seed + draw, values, isFirst: draw === 0 };
    });
  }

  #valueAt(place: number): number {
    const { from, step } = this.#search;
    return new Decimal(step).mul(place).plus(from).toNumber();
  }

  #resultsAt(place: number): number[] {
    return this.#tried.get(place)?.results ?? [];
  }

  #sideAt(place: number): Side {
    const { interval } = this.#estimate(this.#resultsAt(place));
    if (interval && interval.high < this.#search.bound) return 'below';
    if (interval && interval.low > this.#search.bound) return 'above';
    return 'unclear';
  }

  #estimate(results: readonly number[]): Estimate {
    const { statistic } = this.#search;
    if (statistic === 'mean') return meanEstimate(results, this.perComparison);
    const p = percentOf[statistic];
    const sorted = results.toSorted((a, b) => a - b);
    return {
      value: quantile(sorted, p),
      interval: quantileInterval(sorted, p, this.perComparison),
    };
  }
}
