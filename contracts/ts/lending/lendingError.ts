import { type AbiParameterToPrimitiveType, decodeErrorResult, type Hex } from 'viem';
import { revertData } from '../errors/revertData.ts';
import { lendingAbi } from '../generated/lendingAbi.ts';
import { priceGuardAbi } from '../generated/priceGuardAbi.ts';
import { lendingErrorWords } from './lendingErrorWords.ts';

const abi = [...lendingAbi, ...priceGuardAbi] as const;

type AbiError = Extract<(typeof abi)[number], { type: 'error' }>;

/** The name of each error that lending, or a price guard behind it, can revert with. */
export type LendingErrorName = AbiError['name'];

/** An error's values by their names in the contract. */
export type LendingErrorArgs<Name extends LendingErrorName> = {
  [Input in Extract<
    AbiError,
    { name: Name }
  >['inputs'][number] as Input['name']]: AbiParameterToPrimitiveType<Input>;
};

/** An error of lending; narrow by `name` to know its `args`. */
export type LendingErrorData = {
  [Name in LendingErrorName]: { name: Name; args: LendingErrorArgs<Name> };
}[LendingErrorName];

/**
 * Lending's error in revert data, or in an error that viem threw for a call, simulation or transaction. Null where there is
 * none: the caller then has an error of another kind. Some are the exchange's as well, with the same values.
 */
export function decodeLendingError(dataOrError: unknown): LendingErrorData | null {
  for (const data of revertData(dataOrError)) {
    const decoded = decode(data);
    if (decoded) return decoded;
  }
  return null;
}

/** An error of lending in a sentence. Amounts are in token units, times in seconds since 1970. */
export function describeLendingError(error: Pick<LendingErrorData, 'name' | 'args'>): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = lendingErrorWords[error.name] as (args: LendingErrorData['args']) => string;
  return words(error.args);
}

function decode(data: Hex): LendingErrorData | null {
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi, data });
    // viem adds Solidity's own Error(string) and Panic(uint256).
    if (!Object.hasOwn(lendingErrorWords, errorName)) return null;
    const entries = abiItem.inputs.map((input, i) => [input.name, args?.[i]]);
    // The names and types come from the same ABI item that `LendingErrorData` is made of.
    return { name: errorName, args: Object.fromEntries(entries) } as LendingErrorData;
  } catch {
    // Not data of lending: a plain revert, a panic, or another contract's error.
    return null;
  }
}
