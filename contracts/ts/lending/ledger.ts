/** The packed words of a lending market's money and of its positions: see Ledger.sol. */
import { bigField, packFields, smallField } from '../words/fields.ts';
import type { LendingTotals } from './interest.ts';

/** A market's money, in loan units. */
export interface Funds {
  cash: bigint;
  borrowed: bigint;
  /** Of the last accrual, seconds since 1970; 0 where the market was never opened. */
  time: number;
  /** Which collaterals' prices were reported down, by their numbers. */
  down: number[];
  /** Whether a pause was set; it may be over. */
  isPauseSet: boolean;
}

const pauseBit = 8;

/** Packs `Funds`. Throws `FieldOutOfRange`. */
export function packFunds({ cash, borrowed, time, down, isPauseSet }: Funds): bigint {
  const flags = down.reduce((bits, index) => bits | (1 << index), isPauseSet ? 1 << pauseBit : 0);
  return packFields([
    ['cash', 104, cash],
    ['borrowed', 104, borrowed],
    ['time', 32, time],
    ['flags', 16, flags],
  ]);
}

/** The reverse of `packFunds`. */
export function unpackFunds(word: bigint): Funds {
  const flags = smallField(word, 240, 16);
  return {
    cash: bigField(word, 0, 104),
    borrowed: bigField(word, 104, 104),
    time: smallField(word, 208, 32),
    down: [0, 1, 2, 3, 4, 5, 6, 7].filter((index) => (flags & (1 << index)) !== 0),
    isPauseSet: (flags & (1 << pauseBit)) !== 0,
  };
}

/** One side of a market, lenders' or borrowers'. */
export interface MarketSide {
  shares: bigint;
  /** The protocol's uncollected part of the interest that this side's actions accrued, in loan units. */
  fees: bigint;
}

/** Packs a side. Throws `FieldOutOfRange`. */
export function packSide({ shares, fees }: MarketSide): bigint {
  return packFields([
    ['shares', 128, shares],
    ['fees', 104, fees],
  ]);
}

/** The reverse of `packSide`. */
export function unpackSide(word: bigint): MarketSide {
  return { shares: bigField(word, 0, 128), fees: bigField(word, 128, 104) };
}

/** A market's totals from its three words, as events and the lens give them. */
export function totalsOf(funds: bigint, lenders: bigint, borrowers: bigint): LendingTotals {
  const { cash, borrowed, time } = unpackFunds(funds);
  const [supply, debt] = [unpackSide(lenders), unpackSide(borrowers)];
  return {
    cash,
    borrowed,
    fees: supply.fees + debt.fees,
    supplyShares: supply.shares,
    borrowShares: debt.shares,
    time: BigInt(time),
  };
}

/** What an account owes, in shares, and when it last passed the check of new debt. */
export interface DebtWord {
  shares: bigint;
  /** Seconds since 1970; the position cannot be liquidated in that very second. */
  checkedAt: number;
}

/** Reads a debt's word. */
export function unpackDebt(word: bigint): DebtWord {
  return { shares: bigField(word, 0, 128), checkedAt: smallField(word, 128, 32) };
}

/** What an account pledged, by the numbers of `count` collaterals, from its words of two each. */
export function unpackPledges(words: readonly bigint[], count: number): bigint[] {
  return Array.from({ length: count }, (_, index) =>
    bigField(words[index >> 1] ?? 0n, (index & 1) * 120, 120),
  );
}

/** Whether the account's pledges count towards the caps: from its first debt on. */
export function isCounted(words: readonly bigint[]): boolean {
  return bigField(words[0] ?? 0n, 240, 1) === 1n;
}
