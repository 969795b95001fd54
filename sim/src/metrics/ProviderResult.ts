import { type Metric, type Point, valueAt } from './Metric.ts';
import type { PathStatistics } from './PathStatistics.ts';
import type { PoolFlows } from './PoolFlows.ts';
import { RebalancingPortfolio } from './RebalancingPortfolio.ts';
import { arbitrageRate, impermanentLoss, logFee, lossVersusRebalancing } from './theory.ts';

/** What a pool's providers gained and lost, in quote tokens unless a line says otherwise. */
export interface ProviderFigures {
  startValue: number;
  /** Of its part of the pool at the end, at the last outside price. */
  endValue: number;
  /** Of the deposit, had it been held: deposit base · last price + deposit quote. */
  holdingValue: number;
  /** endValue − holdingValue, and as a fraction of holdingValue. */
  againstHolding: number;
  againstHoldingShare: number;
  /** What the price's move alone would do to a pool without fee, a fraction of holdingValue: 2√r/(1+r) − 1. */
  impermanentLossShare: number;
  /** Fees as they came in, each at its moment's price: the pool's own, and the part of the book's. */
  poolFees: number;
  bookFees: number;
  /** The rebalancing portfolio's value at the end (see RebalancingPortfolio). */
  rebalancingValue: number;
  /** endValue − rebalancingValue = −lossToArbitrage + gainFromOthers + bookFees, up to float rounding. */
  againstRebalancing: number;
  /** What arbitrageurs gained from the pool after its fee, each trade at its moment's outside price. */
  lossToArbitrage: number;
  /** What all other trades brought the pool in the same measure. */
  gainFromOthers: number;
  /** lossToArbitrage as a fraction of the pool's mean value, a day. */
  lossToArbitragePerDay: number;
  /** σ²/8 with the path's own volatility: that figure without a fee and with endless arbitrage. */
  lossPerDayWithoutFee: number;
  /** arXiv 2305.14604 with the path's volatility and a block at each point: that figure with the pool's fee. */
  lossPerDayWithFee: number;
}

/**
 * Follows a provider's part of a pool from its deposit to the end. Others may add and remove liquidity meanwhile; what
 * the provider has is its shares' part of the reserves.
 */
export class ProviderResult implements Metric {
  readonly #part: () => number;
  readonly portfolio: RebalancingPortfolio;
  readonly #start: { price: number; base: number; quote: number };
  readonly #last: { price: number; base: number; quote: number };
  #valueSum = 0;
  #points = 0;

  /**
   * @param price outside, at the deposit of `base` and `quote` whole tokens
   * @param part the provider's part of the pool now, 0 to 1
   */
  constructor(price: number, base: number, quote: number, part: () => number = () => 1) {
    this.#part = part;
    this.#start = { price, base, quote };
    this.#last = { price, base, quote };
    this.portfolio = new RebalancingPortfolio(price, base, quote);
  }

  /** Worth of the provider's part of the pool at the last point. */
  get poolValue(): number {
    return valueAt(this.#last.price, this.#last);
  }

  /** Worth of the deposit at the last point. */
  get holdingValue(): number {
    return valueAt(this.#last.price, this.#start);
  }

  onPoint({ price, base, quote }: Point): void {
    const part = this.#part();
    this.portfolio.follow(price, base * part);
    this.#last.price = price;
    this.#last.base = base * part;
    this.#last.quote = quote * part;
    this.#valueSum += this.poolValue;
    this.#points++;
  }

  /** The figures, given who took what and which agents are arbitrageurs. */
  figures(
    flows: PoolFlows,
    path: PathStatistics,
    poolFee: number,
    isArbitrageur: (agent: string) => boolean,
  ): ProviderFigures {
    const { poolValue: endValue, holdingValue } = this;
    const lossToArbitrage = -flows.total('poolGain', isArbitrageur);
    const meanValue = this.#valueSum / this.#points;
    const { days, dailyVolatility: volatility, pointsPerDay: blocksPerDay } = path;
    return {
      startValue: valueAt(this.#start.price, this.#start),
      endValue,
      holdingValue,
      againstHolding: endValue - holdingValue,
      againstHoldingShare: endValue / holdingValue - 1,
      impermanentLossShare: impermanentLoss(this.#last.price / this.#start.price),
      poolFees: flows.total('poolFees'),
      bookFees: flows.total('bookFees'),
      rebalancingValue: this.portfolio.value,
      againstRebalancing: endValue - this.portfolio.value,
      lossToArbitrage,
      gainFromOthers: flows.total('poolGain', (agent) => !isArbitrageur(agent)),
      lossToArbitragePerDay: days === 0 ? 0 : lossToArbitrage / meanValue / days,
      lossPerDayWithoutFee: lossVersusRebalancing(volatility),
      lossPerDayWithFee:
        volatility === 0 ? 0 : arbitrageRate({ volatility, blocksPerDay, logFee: logFee(poolFee) }),
    };
  }
}
