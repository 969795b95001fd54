import type { LendingTotals } from '@weir/contracts/maths';

/** All that both sides can say of a lending market. Amounts are units, times seconds. */
export interface LendingPicture {
  /** As of the last accrual. */
  totals: LendingTotals;
  /** Of each collateral, what counts towards its cap. */
  counted: readonly bigint[];
  /** Tokens that are there: the loan token, then the collaterals. */
  held: readonly bigint[];
  accounts: readonly {
    supplyShares: bigint;
    debtShares: bigint;
    /** 0 for never. */
    checkedAt: bigint;
    pledges: readonly bigint[];
    isCounted: boolean;
  }[];
}

/** The market in the words that pictures are compared by. */
export function sayLending({ totals, counted, held, accounts }: LendingPicture): string {
  const { cash, borrowed, fees, supplyShares, borrowShares, time } = totals;
  const market = [
    `cash ${cash}, borrowed ${borrowed}, fees ${fees}, shares ${supplyShares} and ${borrowShares}, time ${time}`,
    `counted ${counted.join(' ')}`,
    `held ${held.join(' ')}`,
  ];
  const people = accounts.map(
    (own, number) =>
      `account ${number}: shares ${own.supplyShares}, debt ${own.debtShares} checked ${own.checkedAt}, ` +
      `pledged ${own.pledges.join(' ')}${own.isCounted ? ' counted' : ''}`,
  );
  return [...market, ...people].join('; ');
}

/** Values of errors that only the contracts know. */
const addresses = new Set(['guard', 'market', 'account', 'caller', 'token']);

/** A refusal by its name and values. */
export function sayRefusal(name: string, values: object): string {
  const said = Object.entries(values)
    .filter(([key]) => !addresses.has(key))
    .map(([key, value]) => `${key} ${String(value)}`);
  return [name, ...said].join(', ');
}
