import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  bondOf,
  buyerConcedes,
  buyerPays,
  buyerPaysTime,
  fee as feeOf,
  free,
  halved,
  lateRate,
  type Payout,
  type Pot,
  released,
  ruledForBuyer,
  ruledForSeller,
  sellerConcedes,
  sellerPays,
  settled,
} from './payouts.ts';
import { timeCostRate } from './timeCost.ts';

/** By name, each with its numbers in the order in which it takes them. */
const outcomes = {
  free,
  sellerPays,
  buyerPays,
  buyerPaysTime,
  released,
  settled,
  halved,
  sellerConcedes,
  buyerConcedes,
  ruledForBuyer,
  ruledForSeller,
} satisfies Record<string, (pot: Pot, first: bigint, second: bigint) => Payout>;
type Outcome = keyof typeof outcomes;

type PayoutVector = {
  name: Outcome;
  pot: Record<keyof Pot, string>;
  arguments: string[];
  out: Record<keyof Payout, string>;
};
type BondVector = Record<'amount' | 'rate' | 'courtFee' | 'bond' | 'feeRate' | 'fee', string>;
type LateVector = Record<'elapsed' | 'releaseTime' | 'rate', string>;
type TimeVector = { isPegged: boolean; elapsed: string; rate: string };
type Vector =
  | PayoutVector
  | ({ name: 'bondOf' } & BondVector)
  | ({ name: 'lateRate' } & LateVector)
  | ({ name: 'timeCostRate' } & TimeVector);

const file = new URL('../../../test/vectors/p2pPayouts.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];

/** The cases of these names; a file without any would prove nothing. */
function casesOf<Name extends Vector['name']>(...names: Name[]) {
  const found = vectors.filter((vector): vector is Extract<Vector, { name: Name }> =>
    (names as Vector['name'][]).includes(vector.name),
  );
  expect(found.length).toBeGreaterThan(10);
  return found;
}

function potOf({ pot }: PayoutVector): Pot {
  return {
    amount: BigInt(pot.amount),
    sellerBond: BigInt(pot.sellerBond),
    buyerBond: BigInt(pot.buyerBond),
    courtFees: BigInt(pot.courtFees),
  };
}

/** What the function of the vector's name gives. */
function payoutOf(vector: PayoutVector): Payout {
  const [first = 0n, second = 0n] = vector.arguments.map(BigInt);
  const outcome: (pot: Pot, first: bigint, second: bigint) => Payout = outcomes[vector.name];
  return outcome(potOf(vector), first, second);
}

const asText = (out: Payout) =>
  Object.fromEntries(Object.entries(out).map(([who, amount]) => [who, String(amount)]));

describe('payouts', () => {
  it.each(Object.keys(outcomes) as Outcome[])(
    '%s pays what the contract pays, to the unit',
    (name) => {
      for (const vector of casesOf(name)) {
        expect({ vector, out: asText(payoutOf(vector)) }).toEqual({ vector, out: vector.out });
      }
    },
  );

  it('asks for the bond and takes the fee that the contract does', () => {
    for (const { amount, rate, courtFee, bond, feeRate, fee } of casesOf('bondOf')) {
      expect(bondOf(BigInt(amount), BigInt(rate), BigInt(courtFee))).toBe(BigInt(bond));
      expect(feeOf(BigInt(amount), BigInt(feeRate))).toBe(BigInt(fee));
    }
  });
});

describe('lateRate and timeCostRate', () => {
  it('are the contract’s, at every second', () => {
    for (const { elapsed, releaseTime, rate } of casesOf('lateRate')) {
      expect(lateRate(BigInt(elapsed), BigInt(releaseTime))).toBe(BigInt(rate));
    }
    for (const { isPegged, elapsed, rate } of casesOf('timeCostRate')) {
      expect(timeCostRate(isPegged, BigInt(elapsed))).toBe(BigInt(rate));
    }
  });
});
