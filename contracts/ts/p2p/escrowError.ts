import {
  type ErrorArgs,
  type ErrorData,
  type ErrorName,
  wordsFor,
} from '../errors/contractError.ts';
import { decodeContractError } from '../errors/decodeContractError.ts';
import { escrowAbi } from '../generated/escrowAbi.ts';
import { escrowErrorWords } from './escrowErrorWords.ts';

/** The name of each error that the escrow can revert with. */
export type EscrowErrorName = ErrorName<typeof escrowAbi>;

/** An error's values by their names in the contract. */
export type EscrowErrorArgs<Name extends EscrowErrorName> = ErrorArgs<typeof escrowAbi, Name>;

/** An error of the escrow; narrow by `name` to know its `args`. */
export type EscrowErrorData = ErrorData<typeof escrowAbi>;

/**
 * The escrow's error in revert data, or in an error that viem threw for a call, simulation or transaction. Null where there is
 * none: the caller then has an error of another kind.
 */
export function decodeEscrowError(dataOrError: unknown): EscrowErrorData | null {
  return decodeContractError(escrowAbi, escrowErrorWords, dataOrError);
}

/** An error of the escrow in a sentence. Amounts are in token units, times in seconds since 1970. */
export function describeEscrowError(error: Pick<EscrowErrorData, 'name' | 'args'>): string {
  return wordsFor<typeof escrowAbi>(escrowErrorWords, error);
}
