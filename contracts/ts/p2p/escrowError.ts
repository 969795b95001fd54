import { type AbiParameterToPrimitiveType, decodeErrorResult, type Hex } from 'viem';
import { revertData } from '../errors/revertData.ts';
import { escrowAbi } from '../generated/escrowAbi.ts';
import { escrowErrorWords } from './escrowErrorWords.ts';

type AbiError = Extract<(typeof escrowAbi)[number], { type: 'error' }>;

/** The name of each error that the escrow can revert with. */
export type EscrowErrorName = AbiError['name'];

/** An error's values by their names in the contract. */
export type EscrowErrorArgs<Name extends EscrowErrorName> = {
  [Input in Extract<
    AbiError,
    { name: Name }
  >['inputs'][number] as Input['name']]: AbiParameterToPrimitiveType<Input>;
};

/** An error of the escrow; narrow by `name` to know its `args`. */
export type EscrowErrorData = {
  [Name in EscrowErrorName]: { name: Name; args: EscrowErrorArgs<Name> };
}[EscrowErrorName];

/**
 * The escrow's error in revert data, or in an error that viem threw for a call, simulation or transaction. Null where there is
 * none: the caller then has an error of another kind.
 */
export function decodeEscrowError(dataOrError: unknown): EscrowErrorData | null {
  for (const data of revertData(dataOrError)) {
    const decoded = decode(data);
    if (decoded) return decoded;
  }
  return null;
}

/** An error of the escrow in a sentence. Amounts are in token units, times in seconds since 1970. */
export function describeEscrowError(error: Pick<EscrowErrorData, 'name' | 'args'>): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = escrowErrorWords[error.name] as (args: EscrowErrorData['args']) => string;
  return words(error.args);
}

function decode(data: Hex): EscrowErrorData | null {
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi: escrowAbi, data });
    // viem adds Solidity's own Error(string) and Panic(uint256).
    if (!Object.hasOwn(escrowErrorWords, errorName)) return null;
    const entries = abiItem.inputs.map((input, i) => [input.name, args?.[i]]);
    // The names and types come from the same ABI item that `EscrowErrorData` is made of.
    return { name: errorName, args: Object.fromEntries(entries) } as EscrowErrorData;
  } catch {
    // Not data of the escrow: a plain revert, a panic, or another contract's error.
    return null;
  }
}
