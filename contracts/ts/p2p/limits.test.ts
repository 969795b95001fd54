import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIRST_REVERSIBLE, offerReserve, reversibleLimit, usdValue } from './limits.ts';

/** What the escrow said (test/contracts/p2p/limits); `limit` is null where the trade was taken. */
interface Vector {
  unitsPerUsd: string;
  cap: string;
  total: string;
  least: string;
  leastBond: string;
  reserve: string;
  amount: string;
  value: string;
  hasBought: boolean;
  accountAge: number;
  limit: string | null;
}

const file = new URL('../../../test/vectors/p2pLimits.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];

/** What refuses a trade by a reversible method, in the order in which the escrow looks; null where nothing does. */
function limitOf({ value, hasBought, accountAge, cap }: Vector): bigint | null {
  const first = hasBought ? reversibleLimit(2, BigInt(cap)) : FIRST_REVERSIBLE;
  if (BigInt(value) > first) return first;
  const ofAge = reversibleLimit(accountAge, BigInt(cap));
  return BigInt(value) > ofAge ? ofAge : null;
}

describe('usdValue', () => {
  it('is the worth that the escrow keeps of a trade, rounded up', () => {
    expect(vectors.length).toBeGreaterThan(200);
    for (const { unitsPerUsd, amount, value } of vectors) {
      expect(usdValue(BigInt(unitsPerUsd), BigInt(amount))).toBe(BigInt(value));
    }
  });

  it('is 0 for a token without a worth', () => {
    expect(usdValue(0n, 1n)).toBe(0n);
  });
});

describe('reversibleLimit', () => {
  it('grows with the account: 50 USD, half the cap, the cap', () => {
    expect([0, 1, 2].map((age) => reversibleLimit(age, 1000n))).toEqual([
      50_000_000n,
      500_000_000n,
      1_000_000_000n,
    ]);
  });

  it('refuses what the escrow refuses, with its limit, and nothing else', () => {
    for (const vector of vectors) {
      const limit = vector.limit === null ? null : BigInt(vector.limit);
      expect(limitOf(vector), JSON.stringify(vector)).toBe(limit);
    }
    const told = new Set(vectors.map(({ limit, cap }) => kindOf(limit, BigInt(cap))));
    expect([...told].toSorted()).toEqual(['25 USD', '50 USD', 'half', 'none', 'the cap']);
  });
});

describe('offerReserve', () => {
  it('is what the escrow draws for the maker’s bonds, to the unit', () => {
    for (const { leastBond, total, least, reserve } of vectors) {
      const reckoned = offerReserve(BigInt(leastBond), BigInt(total), BigInt(least));
      expect(reckoned).toBe(BigInt(reserve));
    }
  });
});

function kindOf(limit: string | null, cap: bigint): string {
  if (limit === null) return 'none';
  const most = BigInt(limit);
  if (most === reversibleLimit(2, cap)) return 'the cap';
  if (most === reversibleLimit(1, cap)) return 'half';
  return most === FIRST_REVERSIBLE ? '25 USD' : '50 USD';
}
