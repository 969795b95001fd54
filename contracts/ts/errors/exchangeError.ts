import type { exchangeAbi } from '../generated/exchangeAbi.ts';
import { type ErrorArgs, type ErrorData, type ErrorName, wordsFor } from './contractError.ts';
import { errorWords } from './errorWords.ts';

/** The name of each error that the exchange can revert with. */
export type ExchangeErrorName = ErrorName<typeof exchangeAbi>;

/** An error's values by their names in the contract. */
export type ExchangeErrorArgs<Name extends ExchangeErrorName> = ErrorArgs<typeof exchangeAbi, Name>;

/** An error of the exchange; narrow by `name` to know its `args`. */
export type ExchangeErrorData = ErrorData<typeof exchangeAbi>;

/** Thrown by the maths where the exchange would revert, with the same name and values. */
export class ExchangeError<Name extends ExchangeErrorName = ExchangeErrorName> extends Error {
  override readonly name: Name;
  constructor(
    name: Name,
    readonly args: ExchangeErrorArgs<Name>,
  ) {
    super(wordsFor<typeof exchangeAbi>(errorWords, { name, args }));
    this.name = name;
  }
}

/** Whether `error` is an `ExchangeError`, of that name where one is given. */
export function isExchangeError<Name extends ExchangeErrorName>(
  error: unknown,
  name?: Name,
): error is ExchangeError<Name> {
  return error instanceof ExchangeError && (name === undefined || error.name === name);
}

/**
 * An error of the exchange in a sentence, as `decodeExchangeError` gives it or the maths throw it. Amounts are in token
 * units, sizes in lots, prices in ticks.
 */
export function describeExchangeError(error: Pick<ExchangeErrorData, 'name' | 'args'>): string {
  return wordsFor<typeof exchangeAbi>(errorWords, error);
}
