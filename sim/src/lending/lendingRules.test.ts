import { describe, expect, it } from 'vitest';
import { ExactLending } from './ExactLending.ts';
import { FloatLending } from './FloatLending.ts';
import type { LendingTerms } from './LendingTerms.ts';

const collateral = {
  decimals: 18,
  borrowLtv: 0.8,
  liquidationLtv: 0.86,
  maxIncentive: 1.04,
  cap: 10,
};
const terms: LendingTerms = {
  loanDecimals: 6,
  rates: { base: 0, kink: 0.9, below: 0.04, above: 0.6 },
  fee: 0.1,
  dust: 100,
  collaterals: [
    { ...collateral, name: 'WETH' },
    { ...collateral, name: 'LST' },
  ],
};
const prices = [1000, 1000];
const down = [1000, 0];

// What the contract refuses, in either arithmetic. Yardstick 10 compares the rules themselves; here is who asks for them.
describe.each([
  ['ExactLending', () => new ExactLending(terms, 0)],
  ['FloatLending', () => new FloatLending(terms, 0)],
] as const)('%s', (_, create) => {
  /** 10,000 supplied, and a position with 1 WETH. */
  const open = () => {
    const lending = create();
    lending.supply('lender', 10_000);
    const position = lending.open('borrower');
    lending.addCollateral(position, 0, 1, prices);
    return { lending, position };
  };

  it('lends no dust, and as much as the dust bound', () => {
    const { lending, position } = open();
    expect(lending.borrow(position, 99.9, prices)).toBe(0);
    expect(lending.borrow(position, 100, prices)).toBe(100);
    expect(lending.borrow(position, 1, prices)).toBe(1);
  });

  it('lends nothing beside a pledge of dust, or one without a price', () => {
    const { lending, position } = open();
    lending.addCollateral(position, 1, 0.09, prices);
    expect(lending.borrow(position, 200, prices)).toBe(0);
    lending.addCollateral(position, 1, 0.02, prices);
    expect(lending.borrow(position, 200, down)).toBe(0);
    expect(lending.borrow(position, 200, prices)).toBe(200);
  });

  it('takes what it cannot judge only where there is no debt', () => {
    const { lending, position } = open();
    expect(lending.addCollateral(position, 1, 0.01, down)).toBe(0.01);
    expect(lending.removeCollateral(position, 1, 1, down)).toBe(0.01);
    lending.borrow(position, 200, prices);
    expect(lending.addCollateral(position, 1, 0.01, prices)).toBe(0);
    expect(lending.addCollateral(position, 1, 1, down)).toBe(0);
    expect(lending.addCollateral(position, 1, 1, prices)).toBe(1);
  });

  it('leaves no pledge of dust beside a debt, and gives one without a price back whole', () => {
    const { lending, position } = open();
    lending.addCollateral(position, 1, 1, prices);
    lending.borrow(position, 200, prices);
    expect(lending.removeCollateral(position, 1, 0.95, prices)).toBeCloseTo(0.9, 12);
    expect(lending.removeCollateral(position, 0, 0.1, down)).toBe(0);
    expect(lending.removeCollateral(position, 1, 1, down)).toBeCloseTo(0.1, 12);
    expect(lending.removeCollateral(position, 0, 0.1, down)).toBeCloseTo(0.1, 12);
  });

  it('counts towards a cap what is pledged for debts, from the first one on', () => {
    const { lending, position } = open();
    const other = lending.open('another');
    expect(lending.addCollateral(other, 0, 20, prices)).toBe(10);
    // The first one's WETH is counted once it borrows: then there is no room for ten more.
    lending.borrow(position, 200, prices);
    expect(lending.borrow(other, 200, prices)).toBe(0);
    expect(lending.removeCollateral(other, 0, 1, prices)).toBe(1);
    expect(lending.borrow(other, 200, prices)).toBe(200);
    expect(lending.addCollateral(position, 0, 1, prices)).toBe(0);
    lending.repay(other, 1000);
    expect(lending.addCollateral(position, 0, 1, prices)).toBe(0);
    lending.removeCollateral(other, 0, 4, prices);
    expect(lending.addCollateral(position, 0, 9, prices)).toBe(4);
  });

  it('liquidates nobody in the second of a check', () => {
    const { lending, position } = open();
    lending.borrow(position, 800, prices);
    const fallen = [900, 900];
    const found: number[] = [];
    const seen = () => {
      lending.findUnhealthy(fallen, found);
      return [found.length, lending.largestRepayment(position, 0, fallen) > 0];
    };
    expect(seen()).toEqual([0, false]);
    expect(lending.planLiquidation(position, 0, 400, fallen)).toBeNull();
    expect(lending.liquidate('keeper', position, 0, 400, fallen)).toBeNull();
    lending.accrue(1);
    expect(seen()).toEqual([1, true]);
    // Taking collateral out is such a check; adding some is not.
    lending.addCollateral(position, 1, 1, fallen);
    lending.removeCollateral(position, 1, 0.05, fallen);
    expect(lending.liquidate('keeper', position, 0, 400, [400, 400])).toBeNull();
    lending.accrue(2);
    lending.addCollateral(position, 1, 1, fallen);
    expect(lending.liquidate('keeper', position, 0, 400, [100, 100])?.repaid).toBeGreaterThan(0);
  });

  it('refuses a liquidation of what is not pledged, and one of nothing', () => {
    const { lending, position } = open();
    lending.borrow(position, 800, prices);
    lending.accrue(1);
    const fallen = [900, 900];
    expect(lending.planLiquidation(position, 1, 400, fallen)).toBeNull();
    expect(lending.liquidate('keeper', position, 0, 0, fallen)).toBeNull();
    expect(lending.liquidate('keeper', position, 0, 400, fallen)?.repaid).toBeGreaterThan(0);
  });

  it('takes a rest of dust without a repayment, and writes the debt off', () => {
    const { lending, position } = open();
    lending.borrow(position, 800, prices);
    lending.accrue(1);
    const done = lending.liquidate('keeper', position, 0, 0, [90, 90]);
    expect(done?.seized).toEqual([1, 0]);
    expect(done?.repaid).toBeCloseTo(90 / 1.005, 5);
    expect(lending.sums().writtenOff).toBeCloseTo(800 - 90 / 1.005, 4);
  });
});
