import { describe, expect, it } from 'vitest';
import { FloatLending } from '../lending/FloatLending.ts';
import type { LiquidationEvent } from '../lending/LiquidationEvent.ts';
import type { LoanMarket } from '../lending/LoanMarket.ts';
import { toxicLtv } from '../lending/toxicLtv.ts';
import { toxicFrontier, toxicWarnings } from '../lending/toxicWarnings.ts';
import { HealthSamples } from './HealthSamples.ts';
import { LendingResult } from './LendingResult.ts';

const lending = new FloatLending(
  {
    loanDecimals: 6,
    rates: { base: 0, kink: 0.9, below: 0.04, above: 0.6 },
    fee: 0.1,
    dust: 100,
    collaterals: [
      {
        name: 'WETH',
        decimals: 18,
        borrowLtv: 0.8,
        liquidationLtv: 0.86,
        maxIncentive: 1.05,
        cap: 1e9,
      },
    ],
  },
  0,
);
lending.supply('lenders', 10_000);
// Debts of 200, 400, 600, 800 against 1 each at a price of 1,000.
for (const loan of [0, 1, 2, 3]) {
  lending.addCollateral(lending.open(`borrower ${loan}`), 0, 1, [1000]);
  lending.borrow(loan, 200 * (loan + 1), [1000]);
}

const loans = {
  lending,
  marks: { liquidation: () => [900] },
  shortfall: () => 70,
} as unknown as LoanMarket;

const event = (changes: Partial<LiquidationEvent>): LiquidationEvent => ({
  position: 0,
  owner: 'borrower 0',
  liquidator: 'liquidator',
  collateral: 'WETH',
  mark: 900,
  poolBefore: 900,
  poolAfter: 891,
  healthBefore: 0.9,
  healthAfter: 1.05,
  repaid: 100,
  seized: 0.1,
  proceeds: 103,
  profit: 3,
  writtenOff: 0,
  debtLeft: 10,
  ...changes,
});
const point = (time: number) => ({ step: time / 12, time, price: 900, base: 10, quote: 8955 });

describe('LendingResult', () => {
  it('adds up liquidations, the largest cascade, and what lenders lose', () => {
    const result = new LendingResult(loans);
    result.onLiquidation(event({}), point(0));
    result.onLiquidation(event({ healthAfter: 0.89 }), point(480));
    result.onLiquidation(event({ healthAfter: Number.POSITIVE_INFINITY }), point(1068));
    // Ten minutes after the one before: a cascade of its own.
    result.onLiquidation(event({ repaid: 150, profit: -1 }), point(1668));
    result.onPoint(point(1668));
    expect(result.figures(900)).toMatchObject({
      supplied: 10_000,
      borrowed: 2000,
      liquidations: 4,
      liquidatedValue: 450,
      worsened: 1,
      largestCascade: 300,
      liquidatorProfit: 8,
      writtenOff: 0,
      shortfall: 70,
      badDebt: 70,
      badDebtShare: 0.007,
    });
    expect(result.figures(900).deepestDiscount).toBeCloseTo(0.01, 12);
  });
});

describe('recovery', () => {
  it('is what liquidators repaid of what was due; nothing was where there was no bad debt', () => {
    const result = new LendingResult(loans);
    expect(result.figures(900).recoveredShare).toBe(0);
    result.onLiquidation(event({ repaid: 210 }), point(0));
    expect(result.figures(900).recoveredShare).toBeCloseTo(210 / (210 + 70), 12);
    const whole = new LendingResult({ ...loans, shortfall: () => 0 } as unknown as LoanMarket);
    expect(whole.figures(900).recoveredShare).toBeNaN();
  });

  it('is the longest that the pool stays more than 1 % below the outside price', () => {
    const result = new LendingResult(loans);
    const discounts = [0, 0.02, 0.02, 0.009, 0.03, 0.011, 0.011, 0.011, 0, 0.5];
    for (const [step, discount] of discounts.entries()) {
      result.onPoint({ ...point(step * 12), quote: 9000 * (1 - discount) });
    }
    // From the fifth point to the ninth, at which it is back; the last one has lasted no time.
    expect(result.figures(900).recoverySeconds).toBe(4 * 12);
  });
});

describe('HealthSamples', () => {
  it('counts each loan with a debt once, in the class of its health', () => {
    const samples = new HealthSamples(loans, 10);
    for (const step of [0, 5, 10]) samples.onPoint({ ...point(step * 12), step });
    // Health 0.86 · 900 / debt: 3.87, 1.935, 1.29, 0.9675.
    const first = samples.rows.filter(({ step }) => step === 0);
    expect(first.map(({ from, positions, debt }) => [from, positions, Math.round(debt)])).toEqual([
      [0, 1, 800],
      [1, 0, 0],
      [1.05, 0, 0],
      [1.1, 0, 0],
      [1.25, 1, 600],
      [1.5, 1, 400],
      [2, 1, 200],
    ]);
    expect(samples.rows).toHaveLength(14);
    expect(samples.lowest).toBeCloseTo(0.9675, 9);
  });
});

describe('toxicLtv', () => {
  it.each([
    [1.05, 0, 0.9524],
    [1.05, 0.01, 0.9337],
    [1.05, 0.05, 0.8658],
    [1.05, 0.1, 0.7937],
    [1.1, 0.1, 0.7576],
  ])('is the published frontier: factor %d, share %d', (incentive, share, published) => {
    expect(toxicLtv(incentive, share)).toBeCloseTo(published, 4);
  });

  it('is what a warning tells, where the market is above it', () => {
    // 4 of 80 pledged: the frontier is 0.8658.
    expect(toxicWarnings(toxicFrontier(lending, 80))).toEqual([]);
    const [warning] = toxicWarnings(toxicFrontier(lending, 40));
    expect(warning).toMatchObject({ collateral: 'WETH', share: 0.1 });
    expect(warning?.text).toContain('liquidationLtv 0.86 of WETH is above 0.7937');
  });
});
