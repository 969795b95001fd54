import type { LiquidationEvent } from '../lending/LiquidationEvent.ts';
import type { LoanMarket } from '../lending/LoanMarket.ts';
import type { Metric, Point } from './Metric.ts';

/** Liquidations with less than this between them, in seconds, are one cascade. */
const CASCADE_GAP = 600;

/** How far below the outside price a pool is that has not recovered, a fraction. */
const RECOVERED_WITHIN = 0.01;

/** A liquidation with its place on the path. */
export interface TimedLiquidation extends LiquidationEvent {
  step: number;
  time: number;
  /** The outside price. */
  price: number;
}

/** What became of the loans over a run; money is quote tokens. */
export interface LendingFigures {
  /** Owed and supplied at the start. */
  borrowed: number;
  supplied: number;
  liquidations: number;
  /** What was repaid by liquidators. */
  liquidatedValue: number;
  /** Liquidations after which a position was less healthy than before, by the marks after the sale: a spiral's steps. */
  worsened: number;
  /** The most that was repaid in one cascade: liquidations with less than ten minutes between them. */
  largestCascade: number;
  /** What liquidators' sales brought above what they repaid, gas not counted. */
  liquidatorProfit: number;
  /** The lenders' loss so far, and what debts exceed their collateral's worth by at the last outside prices. */
  writtenOff: number;
  shortfall: number;
  /** Both together, and as a fraction of what was supplied at the start. */
  badDebt: number;
  badDebtShare: number;
  /** What liquidators repaid as a fraction of that and the bad debt; NaN where no loan was due. */
  recoveredShare: number;
  interest: number;
  /** The furthest that the pool was below the outside price after a liquidation's sale or a block, a fraction. */
  deepestDiscount: number;
  /** The longest that the pool stayed more than 1 % below the outside price, in seconds. */
  recoverySeconds: number;
}

/** Follows liquidations, and adds up what they did. */
export class LendingResult implements Metric {
  readonly liquidations: TimedLiquidation[] = [];
  readonly #loans: LoanMarket;
  readonly #start: { borrowed: number; supplied: number };
  #cascade = { value: 0, last: Number.NEGATIVE_INFINITY };
  #largestCascade = 0;
  #deepestDiscount = 0;
  #belowSince = Number.NaN;
  #recoverySeconds = 0;

  constructor(loans: LoanMarket) {
    this.#loans = loans;
    const { borrowed, supplied } = loans.lending.sums();
    this.#start = { borrowed, supplied };
  }

  onLiquidation(event: LiquidationEvent, { step, time, price }: Point): void {
    this.liquidations.push({ ...event, step, time, price });
    if (time - this.#cascade.last >= CASCADE_GAP) this.#cascade.value = 0;
    this.#cascade.value += event.repaid;
    this.#cascade.last = time;
    this.#deepestDiscount = Math.max(this.#deepestDiscount, 1 - event.poolAfter / price);
    this.#largestCascade = Math.max(this.#largestCascade, this.#cascade.value);
  }

  onPoint({ price, base, quote, time }: Point): void {
    const discount = 1 - quote / (base * price);
    if (discount > this.#deepestDiscount) this.#deepestDiscount = discount;
    // NaN, where the pool was not below, compares with nothing.
    const seconds = time - this.#belowSince;
    if (seconds > this.#recoverySeconds) this.#recoverySeconds = seconds;
    if (discount <= RECOVERED_WITHIN) this.#belowSince = Number.NaN;
    else if (Number.isNaN(this.#belowSince)) this.#belowSince = time;
  }

  /** @param lastPrice the outside price at the end */
  figures(lastPrice: number): LendingFigures {
    const { liquidations } = this;
    const { writtenOff, interest } = this.#loans.lending.sums();
    const shortfall = this.#loans.shortfall(lastPrice);
    const badDebt = writtenOff + shortfall;
    const sum = (of: (event: TimedLiquidation) => number) =>
      liquidations.reduce((total, event) => total + of(event), 0);
    const liquidatedValue = sum(({ repaid }) => repaid);
    return {
      ...this.#start,
      liquidations: liquidations.length,
      liquidatedValue,
      worsened: liquidations.filter(({ healthBefore, healthAfter }) => healthAfter < healthBefore)
        .length,
      largestCascade: this.#largestCascade,
      liquidatorProfit: sum(({ profit }) => profit),
      writtenOff,
      shortfall,
      badDebt,
      badDebtShare: badDebt / this.#start.supplied,
      recoveredShare: liquidatedValue / (liquidatedValue + badDebt),
      interest,
      deepestDiscount: this.#deepestDiscount,
      recoverySeconds: this.#recoverySeconds,
    };
  }
}
