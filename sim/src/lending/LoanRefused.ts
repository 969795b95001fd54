import type { LendingErrorArgs, LendingErrorName } from '@weir/contracts';

/** An action that the lending contract would refuse, by the contract's error and its values. Nothing has happened. */
export class LoanRefused<Name extends LendingErrorName = LendingErrorName> extends Error {
  override readonly name = 'LoanRefused';

  constructor(
    readonly refusal: Name,
    /** Addresses are left out: a market in memory has none. */
    readonly values: Omit<LendingErrorArgs<Name>, 'guard' | 'market' | 'account'>,
  ) {
    const said = Object.entries(values).map(([key, value]) => `${key} ${String(value)}`);
    super([refusal, ...said].join(', '));
  }
}
