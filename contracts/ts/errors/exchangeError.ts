import type { AbiParameterToPrimitiveType } from 'viem';
import type { exchangeAbi } from '../generated/exchangeAbi.ts';
import { errorWords } from './errorWords.ts';

type AbiError = Extract<(typeof exchangeAbi)[number], { type: 'error' }>;

/** The name of each error that the exchange can revert with. */
export type ExchangeErrorName = AbiError['name'];

/** An error's values by their names in the contract. */
export type ExchangeErrorArgs<Name extends ExchangeErrorName> = {
  [Input in Extract<
    AbiError,
    { name: Name }
  >['inputs'][number] as Input['name']]: AbiParameterToPrimitiveType<Input>;
};

/** An error of the exchange; narrow by `name` to know its `args`. */
export type ExchangeErrorData = {
  [Name in ExchangeErrorName]: { name: Name; args: ExchangeErrorArgs<Name> };
}[ExchangeErrorName];

/** Thrown by the maths where the exchange would revert, with the same name and values. */
export class ExchangeError<Name extends ExchangeErrorName = ExchangeErrorName> extends Error {
  override readonly name: Name;
  constructor(
    name: Name,
    readonly args: ExchangeErrorArgs<Name>,
  ) {
    super(errorWords[name](args));
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
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = errorWords[error.name] as (args: ExchangeErrorData['args']) => string;
  return words(error.args);
}
