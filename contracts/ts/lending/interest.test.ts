import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WAD } from './fixedPoint.ts';
import {
  accrue,
  borrowRate,
  growth,
  type LendingTotals,
  MOST_FUNDS,
  type RateModel,
  supplyPool,
  supplyRate,
  useOf,
  usualRates,
  YEAR,
} from './interest.ts';
import { toAssetsDown, toAssetsUp, toSharesDown, toSharesUp } from './shares.ts';

const percent = (value: number) => (BigInt(Math.round(value * 1e6)) * WAD) / 100_000_000n;
const asNumber = (wad: bigint) => Number(wad) / 1e18;
/** Compounded each second: what the reference figures of yardstick 6 are. */
const apy = (yearly: bigint) => ((1 + asNumber(yearly) / Number(YEAR)) ** Number(YEAR) - 1) * 100;

describe('borrowRate', () => {
  const model: RateModel = {
    base: percent(1),
    kink: percent(80),
    below: percent(2),
    above: percent(750),
  };

  // The reference points of lending.md and of yardstick 6: base 1 %, kink 80 %, slopes 2 % and 750 %.
  test.each([
    [80, 3.05],
    [81, 49.93],
    [82, 118.15],
    [83, 217.4],
    [84, 361.82],
    [85, 571.94],
    [86, 877.67],
    [87, 1322.5],
    [100, 186_210.38],
  ])('at %d %% use compounds to %d %% a year', (use, expected) => {
    expect(apy(borrowRate(model, percent(use)))).toBeCloseTo(expected, use === 100 ? 0 : 1);
  });

  test('of the usual model is 0, 4 and 64 %', () => {
    expect([0, 90, 100].map((use) => borrowRate(usualRates, percent(use)))).toEqual([
      0n,
      percent(4),
      percent(64),
    ]);
  });
});

test('growth is the exponential series to three terms, below it by what its docstring says', () => {
  const yearly = percent(64);
  expect(growth(yearly, 0n)).toBe(0n);
  const month = growth(yearly, 30n * 86_400n);
  const exact = Math.expm1((0.64 * 30) / 365);
  expect(exact - asNumber(month)).toBeGreaterThan(0);
  expect(exact - asNumber(month)).toBeLessThan(4e-7);
});

describe('accrue', () => {
  const totals: LendingTotals = {
    cash: 100_000n * WAD,
    borrowed: 900_000n * WAD,
    fees: 0n,
    supplyShares: 1_000_000n * WAD * 1_000_000n,
    borrowShares: 900_000n * WAD * 1_000_000n,
    time: 1000n,
  };

  test('gives lenders and fee together exactly what borrowers owe more', () => {
    const { totals: after, interest } = accrue(totals, usualRates, percent(10), 1000n + YEAR);
    expect(asNumber(interest)).toBeCloseTo(900_000 * (0.04 + 0.0008 + 0.04 ** 3 / 6), 6);
    expect(after.borrowed - totals.borrowed).toBe(interest);
    expect(after.fees).toBe(interest / 10n);
    expect(supplyPool(after).assets - supplyPool(totals).assets).toBe(interest - interest / 10n);
    expect(after.time).toBe(1000n + YEAR);
  });

  test('does nothing within a second, and never to a market without debt', () => {
    expect(accrue(totals, usualRates, 0n, 1000n)).toEqual({ totals, interest: 0n });
    const idle = { ...totals, borrowed: 0n, borrowShares: 0n };
    expect(accrue(idle, usualRates, percent(10), 10n ** 9n).totals).toEqual({
      ...idle,
      time: 10n ** 9n,
    });
  });

  test('of a silence of years one counts, and a market stops at what it can hold', () => {
    const after = (years: bigint) => accrue(totals, usualRates, 0n, 1000n + years * YEAR).interest;
    expect(after(50n)).toBe(after(1n));
    const vast = { ...totals, borrowed: MOST_FUNDS - totals.cash - 5n };
    expect(accrue(vast, usualRates, 0n, 1000n + YEAR).interest).toBe(5n);
  });

  test('use and supply rate follow', () => {
    expect(useOf(totals)).toBe(percent(90));
    expect(useOf({ cash: 5n, borrowed: 0n })).toBe(0n);
    expect(supplyRate(percent(4), percent(90), percent(10))).toBe(percent(3.24));
  });
});

describe('shares', () => {
  const pool = fc.record({ assets: fc.bigInt(0n, 10n ** 30n), shares: fc.bigInt(0n, 10n ** 36n) });
  const amount = fc.bigInt(0n, 10n ** 30n);

  test('there and back never gains, in either direction', () => {
    fc.assert(
      fc.property(pool, amount, (of, assets) => {
        expect(toAssetsDown(toSharesDown(assets, of), of) <= assets).toBe(true);
        expect(toAssetsUp(toSharesUp(assets, of), of) >= assets).toBe(true);
        expect(toSharesUp(assets, of) - toSharesDown(assets, of) <= 1n).toBe(true);
      }),
    );
  });

  test('a donation before the first deposit costs the giver what it takes from the next', () => {
    const gift = 10n ** 24n;
    const pool = { assets: gift, shares: 0n };
    const shares = toSharesDown(gift, pool);
    const after = { assets: 2n * gift, shares };
    expect(gift - toAssetsDown(shares, after) <= gift / 500_000n).toBe(true);
  });
});
