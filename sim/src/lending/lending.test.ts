import { supplyPool } from '@weir/contracts/maths';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactLending } from './ExactLending.ts';
import { FloatLending } from './FloatLending.ts';
import type { Lending, Prices } from './Lending.ts';
import { type LendingTerms, mostIncentive } from './LendingTerms.ts';

const collateral = (name: string, liquidationLtv: number) => ({
  name,
  decimals: 18,
  borrowLtv: 0.94 * liquidationLtv,
  liquidationLtv,
  maxIncentive: mostIncentive(liquidationLtv),
  cap: 1e15,
});

const terms: LendingTerms = {
  loanDecimals: 18,
  rates: { base: 0, kink: 0.9, below: 0.04, above: 0.6 },
  fee: 0.1,
  dust: 50,
  collaterals: [collateral('WETH', 0.86), collateral('LST', 0.77)],
};

type Act =
  | { kind: 'pledge' | 'take'; position: number; index: number; amount: number }
  | { kind: 'borrow' | 'repay' | 'supply' | 'withdraw'; position: number; amount: number }
  | { kind: 'liquidate'; position: number; index: number; part: number }
  | { kind: 'move'; factors: [number, number] }
  | { kind: 'wait'; seconds: number };

const position = fc.nat(4);
const index = fc.nat(1);
const money = fc.double({ min: 1, max: 50_000, noNaN: true });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('pledge' as const, 'take' as const),
    position,
    index,
    amount: fc.double({ min: 0.001, max: 30, noNaN: true }),
  }),
  fc.record({
    kind: fc.constantFrom(
      'borrow' as const,
      'repay' as const,
      'supply' as const,
      'withdraw' as const,
    ),
    position,
    amount: money,
  }),
  fc.record({
    kind: fc.constant('liquidate' as const),
    position,
    index,
    part: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    factors: fc.tuple(
      fc.double({ min: 0.8, max: 1.15, noNaN: true }),
      fc.double({ min: 0.8, max: 1.15, noNaN: true }),
    ),
  }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(1_000_000) }),
);

/** A market with a supply and five loans, and what is done to it. */
class Play {
  prices: number[] = [2000, 1800];
  time = 0;

  constructor(readonly lending: Lending) {
    lending.supply('lender', 200_000);
    for (let number = 0; number < 5; number++) {
      const opened = lending.open(`borrower ${number}`);
      lending.addCollateral(opened, 0, 4 + number, this.prices);
      lending.addCollateral(opened, 1, number, this.prices);
      lending.borrow(opened, 4000 + 2500 * number, this.prices);
    }
  }

  /** Does one thing; what it gave, to be compared. */
  do(what: Act): number {
    const { lending, prices } = this;
    switch (what.kind) {
      case 'pledge':
        return lending.addCollateral(what.position, what.index, what.amount, prices);
      case 'take':
        return lending.removeCollateral(what.position, what.index, what.amount, prices);
      case 'borrow':
        return lending.borrow(what.position, what.amount, prices);
      case 'repay':
        return lending.repay(what.position, what.amount);
      case 'supply':
        lending.supply(`lender ${what.position}`, what.amount);
        return what.amount;
      case 'withdraw':
        return lending.withdraw('lender', what.amount);
      case 'liquidate': {
        const most = lending.largestRepayment(what.position, what.index, prices);
        const done = lending.liquidate(
          'keeper',
          what.position,
          what.index,
          most * what.part,
          prices,
        );
        return done?.repaid ?? 0;
      }
      case 'move':
        this.prices = prices.map((price, at) => price * (what.factors[at] as number));
        return 0;
      case 'wait':
        this.time += what.seconds;
        lending.accrue(this.time);
        return 0;
    }
  }
}

const accounts = [
  'lender',
  'keeper',
  ...[0, 1, 2, 3, 4].flatMap((at) => [`lender ${at}`, `borrower ${at}`]),
];

const worthOf = (lending: Lending, at: number, prices: Prices) =>
  lending.terms.collaterals.reduce(
    (sum, _, kind) => sum + lending.collateralOf(at, kind) * (prices[kind] as number),
    0,
  );

describe('ExactLending', () => {
  it('lends no more than is supplied, holds what it owes, and leaves no debt without collateral', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 10, maxLength: 60 }), (acts) => {
        const lending = new ExactLending(terms, 0);
        const play = new Play(lending);
        for (const what of acts) {
          play.do(what);
          const { cash, borrowed, fees } = lending.units();
          expect(cash >= 0n && borrowed >= 0n && fees >= 0n).toBe(true);
          expect(supplyPool(lending.units()).assets >= 0n).toBe(true);
          const given = accounts.reduce((sum, name) => sum - lending.flowOf(name).loan, 0);
          expect(given).toBeCloseTo(lending.sums().cash, 6);
          for (const kind of [0, 1]) expect(lending.held(kind)).toBe(lending.pledged(kind));
          for (let at = 0; at < lending.size; at++) {
            const bare = [0, 1].every((kind) => lending.collateralOf(at, kind) === 0);
            if (bare) expect(lending.debtOf(at)).toBe(0);
          }
        }
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('never makes a position worth 1.005 times its debt less healthy by liquidating a part', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.array(act, { minLength: 10, maxLength: 60 }), (acts) => {
        const lending = new ExactLending(terms, 0);
        const play = new Play(lending);
        for (const what of acts) {
          if (what.kind !== 'liquidate') {
            play.do(what);
            continue;
          }
          const { prices } = play;
          const before = lending.healthOf(what.position, prices);
          const isCovered =
            worthOf(lending, what.position, prices) >= 1.005 * lending.debtOf(what.position);
          const repaid = play.do(what);
          if (!isCovered || repaid === 0 || lending.debtOf(what.position) === 0) continue;
          seen++;
          expect(lending.healthOf(what.position, prices)).toBeGreaterThanOrEqual(
            before * (1 - 1e-15),
          );
        }
      }),
      { numRuns: 400, seed: 4 },
    );
    expect(seen).toBeGreaterThan(20);
  });

  it('leaves a loan within its LTV to the unit, after interest too, and owes nothing once all is repaid', () => {
    const [first] = terms.collaterals;
    if (!first) throw new Error('There is a collateral.');
    // Both LTVs equal: a unit above the one would be unhealthy by the other.
    const tight = { ...first, decimals: 6, borrowLtv: 0.86 };
    for (let round = 1; round <= 60; round++) {
      const lending = new ExactLending({ ...terms, loanDecimals: 2, collaterals: [tight] }, 0);
      lending.supply('lender', 100_000);
      const found: number[] = [];
      for (let at = 0; at < 7; at++) {
        lending.addCollateral(lending.open(`borrower ${at}`), 0, 1 + at / 7, [1000]);
        lending.accrue(10_000 * round * (at + 1));
        lending.borrow(at, 1e9, [1000 + round / 3]);
        lending.findUnhealthy([1000 + round / 3], found);
        expect(found).not.toContain(at);
      }
      lending.accrue(round * 1_000_000);
      for (let at = 0; at < 7; at++) lending.repay(at, 1e9);
      const { borrowed, borrowShares, cash, fees } = lending.units();
      expect(borrowShares).toBe(0n);
      expect(borrowed >= 0n).toBe(true);
      expect(cash >= fees).toBe(true);
    }
  });

  it('takes collateral up to its cap and lends up to the borrow LTV and its cash', () => {
    const [first, second] = terms.collaterals;
    if (!first || !second) throw new Error('There are two collaterals.');
    const lending = new ExactLending({ ...terms, collaterals: [{ ...first, cap: 10 }] }, 0);
    lending.supply('lender', 10_000);
    const opened = lending.open('borrower');
    expect(lending.addCollateral(opened, 0, 8, [1000])).toBe(8);
    expect(lending.addCollateral(opened, 0, 8, [1000])).toBe(2);
    expect(lending.borrow(opened, 1e9, [1000])).toBeCloseTo(0.94 * 0.86 * 10_000, 9);
    expect(lending.borrow(opened, 1e9, [100_000])).toBeCloseTo(10_000 * (1 - 0.94 * 0.86), 9);
    expect(lending.withdraw('lender', 1)).toBe(0);
    expect(lending.removeCollateral(opened, 0, 10, [10_000])).toBeCloseTo(
      10 - 1 / (0.94 * 0.86),
      9,
    );
  });
});

describe('a loan under water', () => {
  it.each([
    ['ExactLending', () => new ExactLending(terms, 0)],
    ['FloatLending', () => new FloatLending(terms, 0)],
  ] as const)(
    '%s writes the rest off where no collateral is left, and the fees and the lenders bear it',
    (_, open) => {
      const lending = open();
      const play = new Play(lending);
      play.prices = [500, 500];
      play.do({ kind: 'wait', seconds: 3600 });
      const before = lending.sums();
      expect(before.fees).toBeGreaterThan(0);
      for (const kind of [0, 1, 0]) {
        const most = lending.largestRepayment(4, kind, play.prices);
        lending.liquidate('keeper', 4, kind, most, play.prices);
      }
      const { writtenOff, supplied, fees } = lending.sums();
      expect(lending.debtOf(4)).toBe(0);
      expect(writtenOff).toBeGreaterThan(0);
      expect(fees).toBe(0);
      expect(supplied).toBeCloseTo(before.supplied + before.fees - writtenOff, 9);
      expect(lending.suppliedBy('lender')).toBeCloseTo(supplied, 6);
    },
  );

  it.each([
    ['ExactLending', () => new ExactLending(terms, 0)],
    ['FloatLending', () => new FloatLending(terms, 0)],
  ] as const)('%s refuses a liquidation that would do nothing', (_, open) => {
    const lending = open();
    const play = new Play(lending);
    play.prices = [500, 500];
    // In the second of a loan nothing is liquidated.
    play.do({ kind: 'wait', seconds: 1 });
    expect(lending.planLiquidation(4, 0, 0, play.prices)).toBeNull();
    expect(lending.planLiquidation(4, 0, 1, play.prices)?.repaid).toBeCloseTo(1, 9);
  });
});

describe('FloatLending', () => {
  it('is within 1e-9 of the exact one in every amount, over random actions', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 20, maxLength: 80 }), (acts) => {
        const [exact, float] = [
          new Play(new ExactLending(terms, 0)),
          new Play(new FloatLending(terms, 0)),
        ];
        const near = (a: number, b: number, scale: number) =>
          expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(scale, Math.abs(a)));
        for (const what of acts) {
          near(exact.do(what), float.do(what), 1);
          const [sums, twins] = [exact.lending.sums(), float.lending.sums()];
          for (const [name, value] of Object.entries(sums)) {
            near(value, twins[name as keyof typeof twins], 1000);
          }
          near(exact.lending.suppliedBy('lender'), float.lending.suppliedBy('lender'), 1);
          for (let at = 0; at < 5; at++) {
            near(exact.lending.debtOf(at), float.lending.debtOf(at), 1);
            near(exact.lending.collateralOf(at, 0), float.lending.collateralOf(at, 0), 1e-3);
          }
          const found: number[][] = [[], []];
          exact.lending.findUnhealthy(exact.prices, found[0] as number[]);
          float.lending.findUnhealthy(float.prices, found[1] as number[]);
          expect(found[0]).toEqual(found[1]);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it.each(['exact', 'float'] as const)(
    'watches a market with one collateral as closely (%s)',
    (arithmetic) => {
      const one = { ...terms, collaterals: terms.collaterals.slice(0, 1) };
      const lending = arithmetic === 'exact' ? new ExactLending(one, 0) : new FloatLending(one, 0);
      lending.supply('lender', 1e6);
      for (let at = 0; at < 30; at++) {
        lending.addCollateral(lending.open(`borrower ${at}`), 0, 1 + at, [2000]);
        lending.borrow(at, (1 + at) * (600 + 15 * at), [2000]);
      }
      const found: number[] = [];
      for (let price = 2000; price > 700; price *= 0.997) {
        lending.accrue(2000 - price);
        // The safest loan becomes the riskiest, so that the watch has to see it change.
        if (price > 1500) lending.borrow(0, 10, [price]);
        lending.findUnhealthy([price], found);
        const all = Array.from({ length: 30 }, (_, at) => at);
        expect(found).toEqual(all.filter((at) => lending.healthOf(at, [price]) < 1));
        if (price < 1200) lending.repay(29, 100);
      }
      expect(found.length).toBeGreaterThan(10);
    },
  );
});
