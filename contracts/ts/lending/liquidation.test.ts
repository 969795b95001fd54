import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRICE_ONE, WAD } from './fixedPoint.ts';
import {
  debtLimit,
  healthFactor,
  isHealthy,
  type PledgedCollateral,
  totalValue,
} from './health.ts';
import {
  ALL_THAT_MAY_BE,
  incentiveOf,
  LEAST_INCENTIVE,
  LiquidationRefused,
  largestIncentive,
  largestRepayment,
  planLiquidation,
} from './liquidation.ts';

const percent = (value: number) => (BigInt(Math.round(value * 1000)) * WAD) / 100_000n;
const ltvs = [62.5, 77, 86, 91.5].map(percent);
const UNIT = 10n ** 12n;
const pledge = (amount: bigint, liquidationLtv: bigint, price = PRICE_ONE): PledgedCollateral => ({
  amount,
  price,
  liquidationLtv,
  borrowLtv: (liquidationLtv * 94n) / 100n,
  maxIncentive: largestIncentive(liquidationLtv),
});

const collateral = fc.record({
  amount: fc.bigInt(1n, 10n ** 24n),
  price: fc.bigInt(PRICE_ONE / 10n ** 14n, PRICE_ONE * 10n ** 6n),
  ltv: fc.constantFrom(...ltvs),
});
/** A position below its liquidation LTVs, worth at least 1.005 times its debt, and parts (per mille) to repay. */
const sinking = fc
  .record({
    pledged: fc.array(collateral, { minLength: 1, maxLength: 4 }),
    depth: fc.bigInt(0n, 1000n),
    parts: fc.array(fc.record({ at: fc.nat(3), part: fc.bigInt(1n, 1000n) }), { maxLength: 8 }),
  })
  .map(({ pledged, depth, parts }) => {
    const collaterals = pledged.map(({ amount, price, ltv }) => pledge(amount, ltv, price));
    const limit = debtLimit(collaterals, 'liquidationLtv');
    const most = (totalValue(collaterals) * 1000n) / 1005n;
    const debt = limit + 1n + ((most > limit ? most - limit : 0n) * depth) / 1000n;
    return { collaterals, debt, parts };
  })
  .filter(
    ({ collaterals, debt }) => totalValue(collaterals) * 1000n >= debt * 1005n && debt > 10n ** 6n,
  );

describe('largestIncentive', () => {
  test('shares 30 % of the room above the LTV, and is 15 % at most', () => {
    expect(ltvs.map(largestIncentive).map((factor) => Number(factor) / 1e18)).toEqual([
      expect.closeTo(1.1267605, 6),
      expect.closeTo(1.0741138, 6),
      expect.closeTo(1.0438413, 6),
      expect.closeTo(1.0261673, 6),
    ]);
    expect(largestIncentive(percent(10))).toBe(percent(115));
  });
});

describe('incentiveOf', () => {
  const at = (debt: bigint, ltv = percent(77)) => incentiveOf([pledge(1000n * UNIT, ltv)], 0, debt);

  test('starts at half a percent, and grows to its largest as the health falls by five percent', () => {
    expect(at(770n * UNIT)).toBe(LEAST_INCENTIVE);
    const max = largestIncentive(percent(77));
    // HF = 770/790 = 0.9747: a half and a little of the ramp.
    expect(Number(at(790n * UNIT)) / 1e18).toBeCloseTo(
      1.005 + (Number(max) / 1e18 - 1.005) * (20 / 790 / 0.05),
      9,
    );
    expect(at(815n * UNIT)).toBe(max);
  });

  test('never promises more than the position has, and half a percent where it has too little', () => {
    expect(at(950n * UNIT)).toBe((1000n * WAD) / 950n);
    expect(at(996n * UNIT)).toBe(LEAST_INCENTIVE);
    expect(at(2000n * UNIT)).toBe(LEAST_INCENTIVE);
  });

  test('is none for a collateral whose seizure would lower the health, until the others are gone', () => {
    const low = pledge(900n * UNIT, percent(50));
    const high = pledge(1000n * UNIT, percent(91.5));
    const debt = 1500n * UNIT;
    // HF/LLTV of the high one is 1365/1500/0.915 = 0.9945.
    expect(incentiveOf([low, high], 1, debt)).toBeNull();
    expect(incentiveOf([low, high], 0, debt)).not.toBeNull();
    expect(incentiveOf([{ ...low, amount: 0n }, high], 1, 950n * UNIT)).not.toBeNull();
  });
});

describe('largestRepayment', () => {
  test('brings the health to 1.05, and not above by more than rounding', () => {
    const collaterals = [pledge(1000n * UNIT, percent(77))];
    const debt = 790n * UNIT;
    const incentive = incentiveOf(collaterals, 0, debt) as bigint;
    const repay = largestRepayment(collaterals, 0, debt, incentive, 0n);
    const { debtLeft, seized } = planLiquidation(collaterals, debt, [{ index: 0, repay }], 0n);
    const after = [pledge(1000n * UNIT - (seized[0] as bigint), percent(77))];
    expect(Number(healthFactor(after, debtLeft)) / 1e18).toBeCloseTo(1.05, 9);
  });

  test('is all where the rest would be dust', () => {
    const collaterals = [pledge(1000n * UNIT, percent(77))];
    const debt = 790n * UNIT;
    expect(largestRepayment(collaterals, 0, debt, LEAST_INCENTIVE, 789n * UNIT)).toBe(debt);
  });
});

describe('planLiquidation', () => {
  const faultOf = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (error instanceof LiquidationRefused) return error.fault.name;
      throw error;
    }
    return null;
  };

  test('refuses a healthy position, too large a repayment and dust, and says the numbers', () => {
    const healthy = [pledge(1000n * UNIT, percent(77))];
    const steps = [{ index: 0, repay: 1n }];
    expect(faultOf(() => planLiquidation(healthy, 770n * UNIT, steps, 0n))).toBe('PositionHealthy');
    const most = [{ index: 0, repay: 780n * UNIT }];
    expect(faultOf(() => planLiquidation(healthy, 780n * UNIT, most, 0n))).toBe(
      'RepaymentTooLarge',
    );
    const wrong = [{ index: 1, repay: 1n }];
    expect(faultOf(() => planLiquidation(healthy, 780n * UNIT, wrong, 0n))).toBe(
      'NoSuchCollateral',
    );
    const small = [{ index: 0, repay: 15n * UNIT }];
    expect(faultOf(() => planLiquidation(healthy, 780n * UNIT, small, 770n * UNIT))).toBe(
      'DustLeft',
    );
  });

  test('refuses steps that do nothing together, and allows one among others', () => {
    const collaterals = [pledge(1000n * UNIT, percent(77)), pledge(0n, percent(62.5))];
    const debt = 780n * UNIT;
    const plan = (...steps: { index: number; repay: bigint }[]) =>
      planLiquidation(collaterals, debt, steps, 0n);
    expect(faultOf(() => plan())).toBe('NothingLiquidated');
    expect(faultOf(() => plan({ index: 0, repay: 0n }))).toBe('NothingLiquidated');
    expect(faultOf(() => plan({ index: 1, repay: ALL_THAT_MAY_BE }))).toBe('NothingLiquidated');
    expect(plan({ index: 1, repay: UNIT }, { index: 0, repay: 1n }).repaid).toBe(1n);
  });

  test('takes what has no price for nothing, and sweeps a rest of dust without any step', () => {
    const worthless = [pledge(5n, percent(62.5), 0n), pledge(1000n * UNIT, percent(77))];
    const taken = planLiquidation(worthless, 780n * UNIT, [{ index: 0, repay: 0n }], 0n);
    expect(taken.seized).toEqual([5n, 0n]);
    expect(taken.repaid).toBe(0n);
    const swept = planLiquidation([pledge(10n, percent(77))], 780n * UNIT, [], 11n);
    expect(swept.seized).toEqual([10n]);
    expect(swept.debtLeft).toBe(0n);
  });

  test('writes off what no collateral is left for, in the same act', () => {
    const collaterals = [pledge(1000n * UNIT, percent(77))];
    const debt = 1500n * UNIT;
    const plan = planLiquidation(collaterals, debt, [{ index: 0, repay: debt }], UNIT);
    expect(plan.seized).toEqual([1000n * UNIT]);
    expect(plan.debtLeft).toBe(0n);
    expect(plan.repaid + plan.writtenOff).toBe(debt);
    expect(Number(plan.repaid) / Number(1000n * UNIT)).toBeCloseTo(1 / 1.005, 9);
  });

  test('takes as much as the rules allow where that is asked for', () => {
    const collaterals = [pledge(1000n * UNIT, percent(77))];
    const debt = 790n * UNIT;
    const incentive = incentiveOf(collaterals, 0, debt) as bigint;
    const repay = largestRepayment(collaterals, 0, debt, incentive, UNIT);
    const all = planLiquidation(collaterals, debt, [{ index: 0, repay: ALL_THAT_MAY_BE }], UNIT);
    expect(all).toEqual(planLiquidation(collaterals, debt, [{ index: 0, repay }], UNIT));
  });

  test('sells a rest of dust, and never leaves a debt to the lenders that the collateral covers', () => {
    const [amount, dust] = [1000n * UNIT, 250n * UNIT];
    const covered = [pledge(amount, percent(91.5))];
    // Repaying all but less than the dust bound of a position that is worth more than its debt.
    const nearly = [{ index: 0, repay: 890n * UNIT }];
    expect(faultOf(() => planLiquidation(covered, 950n * UNIT, nearly, dust))).toBe('DustLeft');
    const sunk = planLiquidation(covered, 1500n * UNIT, nearly, 200n * UNIT);
    expect(sunk.seized).toEqual([amount]);
    expect(sunk.repaid).toBe(
      890n * UNIT + ((amount - (890n * UNIT * 1005n) / 1000n) * 1000n + 1004n) / 1005n,
    );
    expect(sunk.repaid + sunk.writtenOff).toBe(1500n * UNIT);
  });

  // lending.md: a partial liquidation of a position with C >= 1.005·D never lowers its health, whichever is seized.
  test('never lowers the health of a position worth 1.005 times its debt, whatever is seized in which order', () => {
    fc.assert(
      fc.property(sinking, ({ collaterals, debt, parts }) => {
        let left = collaterals;
        let owed = debt;
        for (const { at, part } of parts) {
          const index = at % left.length;
          if (owed === 0n || isHealthy(left, owed)) return;
          const incentive = incentiveOf(left, index, owed);
          if (incentive === null) continue;
          const repay = (largestRepayment(left, index, owed, incentive, 0n) * part) / 1000n;
          if (repay === 0n || left[index]?.amount === 0n) continue;
          const plan = planLiquidation(left, owed, [{ index, repay }], 0n);
          const after = left.map((own, i) => ({
            ...own,
            amount: own.amount - (plan.seized[i] as bigint),
          }));
          const [limit, limitAfter] = [left, after].map((all) => debtLimit(all, 'liquidationLtv'));
          // Each collateral's worth and limit are rounded down once: two units of the loan in each.
          const slack = 2n * BigInt(left.length);
          expect((limitAfter as bigint) + slack >= ((limit as bigint) * plan.debtLeft) / owed).toBe(
            true,
          );
          expect(plan.writtenOff).toBe(0n);
          left = after;
          owed = plan.debtLeft;
        }
      }),
      { numRuns: 3000, seed: 5 },
    );
  });

  // Where nothing was rounded away, repeated liquidations of such a position end with the debt paid.
  test('never ends in bad debt above 1.006 times the debt, repaying all that may be repaid each time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ltvs),
        fc.bigInt(0n, 1000n),
        fc.bigInt(1n, 1000n),
        (ltv, depth, part) => {
          const amount = 10n ** 24n;
          const limit = (amount * ltv) / WAD;
          const most = (amount * 1000n) / 1006n - 1n;
          let owed = limit + 1n + ((most - limit - 1n) * depth) / 1000n;
          let left = amount;
          for (let round = 0; round < 200; round++) {
            const own = [pledge(left, ltv)];
            if (owed === 0n || isHealthy(own, owed)) return;
            const incentive = incentiveOf(own, 0, owed) as bigint;
            const largest = largestRepayment(own, 0, owed, incentive, 10n ** 18n);
            const repay = round % 2 === 0 ? largest : (largest * part) / 1000n + 1n;
            const rest = owed - repay;
            if (rest > 0n && rest < 10n ** 18n) return;
            const plan = planLiquidation(own, owed, [{ index: 0, repay }], 10n ** 18n);
            expect(plan.writtenOff).toBe(0n);
            left -= plan.seized[0] as bigint;
            owed = plan.debtLeft;
          }
        },
      ),
      { numRuns: 2000, seed: 6 },
    );
  });
});
