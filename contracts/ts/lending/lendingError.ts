import {
  type ErrorArgs,
  type ErrorData,
  type ErrorName,
  wordsFor,
} from '../errors/contractError.ts';
import { decodeContractError } from '../errors/decodeContractError.ts';
import { lendingAbi } from '../generated/lendingAbi.ts';
import { priceGuardAbi } from '../generated/priceGuardAbi.ts';
import { lendingErrorWords } from './lendingErrorWords.ts';

const abi = [...lendingAbi, ...priceGuardAbi] as const;

/** The ABI of lending and of the price guards behind it, whose errors come through. */
export type LendingErrorAbi = typeof abi;

/** The name of each error that lending, or a price guard behind it, can revert with. */
export type LendingErrorName = ErrorName<LendingErrorAbi>;

/** An error's values by their names in the contract. */
export type LendingErrorArgs<Name extends LendingErrorName> = ErrorArgs<LendingErrorAbi, Name>;

/** An error of lending; narrow by `name` to know its `args`. */
export type LendingErrorData = ErrorData<LendingErrorAbi>;

/**
 * Lending's error in revert data, or in an error that viem threw for a call, simulation or transaction. Null where there is
 * none: the caller then has an error of another kind. Some are the exchange's as well, with the same values.
 */
export function decodeLendingError(dataOrError: unknown): LendingErrorData | null {
  return decodeContractError(abi, lendingErrorWords, dataOrError);
}

/** An error of lending in a sentence. Amounts are in token units, times in seconds since 1970. */
export function describeLendingError(error: Pick<LendingErrorData, 'name' | 'args'>): string {
  return wordsFor<LendingErrorAbi>(lendingErrorWords, error);
}
