import { type Abi, decodeErrorResult } from 'viem';
import type { ErrorData, ErrorName } from './contractError.ts';
import { revertData } from './revertData.ts';

/**
 * A contract's error in revert data, or in an error that viem threw for a call, simulation or transaction. Null where there
 * is none: the caller then has an error of another kind.
 * @param words whatever has the contract's errors by their names: viem adds Solidity's own Error(string) and Panic(uint256) to every ABI.
 */
export function decodeContractError<const Of extends Abi>(
  abi: Of,
  words: { readonly [Name in ErrorName<Of>]: unknown },
  dataOrError: unknown,
): ErrorData<Of> | null {
  for (const data of revertData(dataOrError)) {
    try {
      const { errorName, args, abiItem } = decodeErrorResult({ abi: abi as Abi, data });
      if (abiItem.type !== 'error' || !Object.hasOwn(words, errorName)) continue;
      const entries = abiItem.inputs.map((input, i) => [input.name, args?.[i]]);
      // The names and types come from the same ABI item that `ErrorData` is made of.
      return { name: errorName, args: Object.fromEntries(entries) } as ErrorData<Of>;
    } catch {
      // Not data of this contract: a plain revert, a panic, or another contract's error.
    }
  }
  return null;
}
