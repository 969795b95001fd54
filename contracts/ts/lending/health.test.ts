import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRICE_ONE, WAD } from './fixedPoint.ts';
import {
  debtLimit,
  healthFactor,
  isHealthy,
  largestBorrow,
  largestWithdrawal,
  liquidationPrice,
  type PledgedCollateral,
} from './health.ts';

const ltv = (parts: bigint) => (parts * WAD) / 1000n;
const collateral: fc.Arbitrary<PledgedCollateral> = fc.record({
  amount: fc.bigInt(0n, 10n ** 27n),
  price: fc.bigInt(1n, PRICE_ONE * 10n ** 12n),
  borrowLtv: fc.bigInt(1n, 900n).map(ltv),
  liquidationLtv: fc.bigInt(900n, 950n).map(ltv),
  maxIncentive: fc.constant(WAD),
});
const position = fc.record({
  collaterals: fc.array(collateral, { minLength: 1, maxLength: 4 }),
  debt: fc.bigInt(1n, 10n ** 40n),
  at: fc.nat(3),
});

describe('health', () => {
  const one: PledgedCollateral = {
    amount: 10n,
    price: 200n * PRICE_ONE,
    borrowLtv: ltv(700n),
    liquidationLtv: ltv(800n),
    maxIncentive: WAD,
  };

  test('counts each collateral at its own part', () => {
    expect(debtLimit([one, one], 'liquidationLtv')).toBe(3200n);
    expect(healthFactor([one], 2000n)).toBe((8n * WAD) / 10n);
    expect(healthFactor([one], 0n)).toBeNull();
    expect([isHealthy([one], 1600n), isHealthy([one], 1601n)]).toEqual([true, false]);
    expect([largestBorrow([one], 400n), largestBorrow([one], 1500n)]).toEqual([1000n, 0n]);
    expect(liquidationPrice([one], 0, 1200n)).toBe(150n * PRICE_ONE);
    expect(liquidationPrice([{ ...one, amount: 0n }], 0, 1n)).toBeNull();
    expect(liquidationPrice([one, one], 0, 1600n)).toBe(0n);
  });

  test('the largest borrow is within the limit, and one unit more is not', () => {
    fc.assert(
      fc.property(position, ({ collaterals, debt }) => {
        const more = largestBorrow(collaterals, debt);
        const limit = debtLimit(collaterals, 'borrowLtv');
        if (more > 0n) expect(limit >= debt + more && limit < debt + more + 1n).toBe(true);
        else expect(limit <= debt).toBe(true);
      }),
    );
  });

  test('the largest withdrawal leaves the debt carried, and one unit more does not', () => {
    fc.assert(
      fc.property(position, ({ collaterals, debt, at }) => {
        const index = at % collaterals.length;
        const carries = (taken: bigint) => {
          const left = collaterals.map((own, i) =>
            i === index ? { ...own, amount: own.amount - taken } : own,
          );
          return debtLimit(left, 'borrowLtv') >= debt;
        };
        const most = largestWithdrawal(collaterals, index, debt);
        const own = collaterals[index] as PledgedCollateral;
        if (most > 0n) expect(carries(most)).toBe(true);
        if (most < own.amount) expect(carries(most + 1n)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('the liquidation price is the lowest healthy one', () => {
    fc.assert(
      fc.property(position, ({ collaterals, debt, at }) => {
        const index = at % collaterals.length;
        const price = liquidationPrice(collaterals, index, debt);
        const healthyAt = (own: bigint) =>
          isHealthy(
            collaterals.map((each, i) => (i === index ? { ...each, price: own } : each)),
            debt,
          );
        if (price === null) expect(healthyAt(PRICE_ONE ** 2n)).toBe(false);
        else {
          expect(healthyAt(price)).toBe(true);
          if (price > 0n) expect(healthyAt(price - 1n)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
