import type { LoanMarket } from '../lending/LoanMarket.ts';
import type { Metric, Point } from './Metric.ts';

/** Lower ends of the histogram's classes of health; the last one is open. */
const healthClasses = [0, 1, 1.05, 1.1, 1.25, 1.5, 2] as const;

/** One class at one moment. */
export interface HealthRow {
  step: number;
  time: number;
  from: number;
  positions: number;
  /** What they owe together, quote tokens. */
  debt: number;
}

/** Samples at every so many points how healthy the loans are, by what they are marked by. */
export class HealthSamples implements Metric {
  readonly rows: HealthRow[] = [];
  /** The lowest health at a sampled point; infinite where nobody owed anything. */
  lowest = Number.POSITIVE_INFINITY;

  constructor(
    readonly loans: LoanMarket,
    readonly every: number,
  ) {}

  onPoint({ step, time }: Point): void {
    if (step % this.every !== 0) return;
    const { lending, marks } = this.loans;
    const prices = marks.liquidation();
    const rows = healthClasses.map((from) => ({ step, time, from, positions: 0, debt: 0 }));
    for (let position = 0; position < lending.size; position++) {
      const health = lending.healthOf(position, prices);
      if (health === Number.POSITIVE_INFINITY) continue;
      if (health < this.lowest) this.lowest = health;
      const row = rows.findLast(({ from }) => health >= from);
      if (!row) continue;
      row.positions++;
      row.debt += lending.debtOf(position);
    }
    this.rows.push(...rows);
  }
}
