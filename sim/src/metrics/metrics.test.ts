import { describe, expect, it } from 'vitest';
import { Arbitrageur } from '../agents/arbitrageur.ts';
import { FloatPool } from '../engine/float/FloatPool.ts';
import type { Trade } from './Metric.ts';
import { PathStatistics } from './PathStatistics.ts';
import { PoolFlows } from './PoolFlows.ts';
import { ProviderResult } from './ProviderResult.ts';
import { quantile } from './quantile.ts';
import { SlippageSamples } from './SlippageSamples.ts';
import {
  arbitrageRate,
  exchangeArbitrage,
  impermanentLoss,
  logFee,
  tradeProbability,
} from './theory.ts';

const trade = (changes: Partial<Trade>): Trade => ({
  account: 'a',
  side: 'buy',
  step: 0,
  time: 0,
  price: 2000,
  poolInput: 0,
  poolOutput: 0,
  poolFee: 0,
  bookInput: 0,
  bookOutput: 0,
  bookFeeToPool: 0,
  ...changes,
});

describe('PoolFlows', () => {
  it('values both sides of a trade at its outside price', () => {
    const flows = new PoolFlows();
    flows.onTrade(trade({ poolInput: 2010, poolOutput: 1, poolFee: 6 }));
    flows.onTrade(
      trade({
        side: 'sell',
        poolInput: 1,
        poolOutput: 1990,
        poolFee: 0.003,
        bookInput: 2,
        bookOutput: 3980,
        bookFeeToPool: 0.001,
      }),
    );
    expect(flows.flowOf('a')).toEqual({
      trades: 2,
      poolVolume: 2010 + 1990,
      bookVolume: 3980,
      takerGain: -10 - 10 - 20,
      poolGain: 20,
      poolFees: 12,
      bookFees: 2,
    });
  });

  it('sums over the agents asked for', () => {
    const flows = new PoolFlows();
    flows.onTrade(trade({ poolInput: 2010, poolOutput: 1 }));
    flows.onTrade(trade({ account: 'b', poolInput: 1990, poolOutput: 1 }));
    expect(flows.total('poolGain', (agent) => agent === 'b')).toBe(-10);
    expect(flows.total('poolGain')).toBe(0);
    expect(flows.flowOf('nobody').trades).toBe(0);
  });
});

describe('ProviderResult', () => {
  // Made-up points and trades, so that each figure can be worked out by hand.
  const path = new PathStatistics();
  const flows = new PoolFlows();
  const provider = new ProviderResult(1000, 1, 1000);
  const points = [
    { step: 0, time: 0, price: 1000, base: 1, quote: 1000 },
    { step: 1, time: 43_200, price: 2000, base: 0.8, quote: 1560 },
    { step: 2, time: 86_400, price: 2500, base: 0.8, quote: 1560 },
  ];
  for (const point of points) {
    if (point.step === 1) {
      flows.onTrade(trade({ account: 'arb', poolInput: 300, poolOutput: 0.2, poolFee: 3 }));
      flows.onTrade(trade({ account: 'noise', bookInput: 100, bookFeeToPool: 1 }));
    }
    path.onPoint(point);
    provider.onPoint(point);
  }
  const figures = provider.figures(flows, path, 0.003, (agent) => agent === 'arb');

  it('compares the pool with holding the deposit', () => {
    expect(figures).toMatchObject({ startValue: 2000, endValue: 3560, holdingValue: 3500 });
    expect(figures.againstHolding).toBe(60);
    expect(figures.againstHoldingShare).toBeCloseTo(60 / 3500, 12);
    expect(figures.impermanentLossShare).toBe(impermanentLoss(2.5));
  });

  it('compares it with a portfolio that holds as much base at each moment', () => {
    // 2000 + 1·1000 + 0.8·500
    expect(figures.rebalancingValue).toBe(3400);
    expect(figures.againstRebalancing).toBe(160);
  });

  it('counts as loss to arbitrage what arbitrageurs gained, per day of its mean value', () => {
    expect(figures.lossToArbitrage).toBe(0.2 * 2000 - 300);
    expect(figures.lossToArbitragePerDay).toBeCloseTo(100 / ((2000 + 3160 + 3560) / 3), 12);
    expect(figures).toMatchObject({ gainFromOthers: 0, poolFees: 3, bookFees: 1 });
  });

  it("sets the theory's rates of the path's own volatility beside it", () => {
    const variance = Math.log(2) ** 2 + Math.log(1.25) ** 2;
    expect(figures.lossPerDayWithoutFee).toBeCloseTo(variance / 8, 12);
    expect(figures.lossPerDayWithFee).toBeLessThan(figures.lossPerDayWithoutFee * 1.1);
  });
});

describe('theory', () => {
  const model = (fee: number) => ({ volatility: 0.05, blocksPerDay: 7200, logFee: fee });

  it.each([
    [0.0005, 0.4545, 1.4205],
    [0.003, 0.122, 0.3811],
    [0.01, 0.04, 0.125],
  ])('gives the published figures for a fee of %f', (fee, probability, bpPerDay) => {
    expect(tradeProbability(model(fee))).toBeCloseTo(probability, 4);
    expect(arbitrageRate(model(fee)) * 1e4).toBeCloseTo(bpPerDay, 4);
  });

  it('differs for this pool from the paper by less than the fee', () => {
    for (const fee of [0.0005, 0.003, 0.01]) {
      const own = exchangeArbitrage(model(logFee(fee)));
      expect(Math.abs(own.probability / tradeProbability(model(fee)) - 1)).toBeLessThan(fee);
      expect(Math.abs(own.rate / arbitrageRate(model(fee)) - 1)).toBeLessThan(fee);
    }
  });

  // The closed forms, once more from single trades of the float pool with overshoots drawn evenly from their law.
  it.each([0.003, 0.01])('follows from the trades of a pool with a fee of %f', (fee) => {
    const { volatility, blocksPerDay, logFee: gamma } = model(logFee(fee));
    const eta = Math.sqrt(2 * blocksPerDay) / volatility;
    const draws = 20_000;
    let profit = 0;
    let blocks = 0;
    for (let draw = 0; draw < draws; draw++) {
      const overshoot = -Math.log((draw + 0.5) / draws) / eta;
      const sign = draw % 2 === 0 ? 1 : -1;
      const price = Math.exp(sign * (gamma + overshoot));
      const pool = new FloatPool(1, 1, fee);
      new Arbitrageur(0).act({ price, market: pool });
      const gain = (1 - pool.baseReserve) * price + 1 - pool.quoteReserve;
      const position = Math.log(price / pool.poolPrice());
      profit += gain / (2 * Math.sqrt(price));
      blocks += 1 + eta * gamma + (eta ** 2 * (gamma ** 2 - position ** 2)) / 2;
    }
    const own = exchangeArbitrage(model(gamma));
    expect(draws / blocks / own.probability).toBeCloseTo(1, 5);
    expect(((profit / blocks) * blocksPerDay) / own.rate).toBeCloseTo(1, 3);
  });

  it('agrees with the paper where the fee is tiny', () => {
    const tiny = model(1e-9);
    expect(exchangeArbitrage(tiny).probability).toBeCloseTo(tradeProbability(tiny), 8);
    expect(exchangeArbitrage(tiny).rate / arbitrageRate(tiny)).toBeCloseTo(1, 6);
  });
});

describe('quantile', () => {
  it('interpolates between neighbours', () => {
    expect(quantile([1, 2, 3, 5], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 5], 0.95)).toBeCloseTo(4.7, 12);
    expect(quantile([7], 0.05)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('SlippageSamples', () => {
  const fills = { buy: 1 / 2020, sell: 1980 };
  const market = {
    quote: (side: 'buy' | 'sell', input: number) => ({ side, input, output: input * fills[side] }),
    quotePoolOnly: () => null,
  };
  const point = (step: number) => ({ step, time: 0, price: 2000, base: 0, quote: 0 });

  it('measures both sides against the outside price, as often as asked', () => {
    const samples = new SlippageSamples(market, [100], 2);
    for (let step = 0; step < 5; step++) samples.onPoint(point(step));
    const lines = samples.lines();
    expect(lines.map(({ venue, side, samples }) => [venue, side, samples])).toEqual([
      ['pool', 'buy', 0],
      ['pool_and_book', 'buy', 3],
      ['pool', 'sell', 0],
      ['pool_and_book', 'sell', 3],
    ]);
    for (const line of lines.filter(({ samples }) => samples > 0)) {
      expect(line.mean).toBeCloseTo(0.01, 12);
      expect(line.quantiles[0]).toBeCloseTo(0.01, 12);
    }
  });
});
