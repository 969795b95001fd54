import type { ErrorArgs, ErrorData, ErrorName } from '../errors/contractError.ts';
import { decodeContractError } from '../errors/decodeContractError.ts';
import { arbitratorPoolAbi } from '../generated/arbitratorPoolAbi.ts';

/** The name of each error that the arbitrators' pool can revert with. */
export type ArbitratorErrorName = ErrorName<typeof arbitratorPoolAbi>;

/** An error's values by their names in the contract. */
export type ArbitratorErrorArgs<Name extends ArbitratorErrorName> = ErrorArgs<
  typeof arbitratorPoolAbi,
  Name
>;

/** An error of the pool; narrow by `name` to know its `args`. Amounts in token units, times in seconds since 1970. */
export type ArbitratorErrorData = ErrorData<typeof arbitratorPoolAbi>;

// Every name of the ABI is there, and no other.
const names = Object.fromEntries(
  arbitratorPoolAbi.flatMap((item) => (item.type === 'error' ? [[item.name, true]] : [])),
) as Record<ArbitratorErrorName, true>;

/**
 * The pool's error in revert data, or in an error that viem threw for a call, simulation or transaction. Null where there is
 * none: the caller then has an error of another kind.
 */
export function decodeArbitratorError(dataOrError: unknown): ArbitratorErrorData | null {
  return decodeContractError(arbitratorPoolAbi, names, dataOrError);
}
