import { type AbiParameterToPrimitiveType, decodeErrorResult, type Hex } from 'viem';
import { revertData } from '../errors/revertData.ts';
import { arbitratorPoolAbi } from '../generated/arbitratorPoolAbi.ts';

type AbiError = Extract<(typeof arbitratorPoolAbi)[number], { type: 'error' }>;

/** The name of each error that the arbitrators' pool can revert with. */
export type ArbitratorErrorName = AbiError['name'];

/** An error's values by their names in the contract. */
export type ArbitratorErrorArgs<Name extends ArbitratorErrorName> = {
  [Input in Extract<
    AbiError,
    { name: Name }
  >['inputs'][number] as Input['name']]: AbiParameterToPrimitiveType<Input>;
};

/** An error of the pool; narrow by `name` to know its `args`. Amounts in token units, times in seconds since 1970. */
export type ArbitratorErrorData = {
  [Name in ArbitratorErrorName]: { name: Name; args: ArbitratorErrorArgs<Name> };
}[ArbitratorErrorName];

/**
 * The pool's error in revert data, or in an error that viem threw for a call, simulation or transaction. Null where there is
 * none: the caller then has an error of another kind.
 */
export function decodeArbitratorError(dataOrError: unknown): ArbitratorErrorData | null {
  for (const data of revertData(dataOrError)) {
    const decoded = decode(data);
    if (decoded) return decoded;
  }
  return null;
}

function decode(data: Hex): ArbitratorErrorData | null {
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi: arbitratorPoolAbi, data });
    // viem adds Solidity's own Error(string) and Panic(uint256).
    const isOwn = arbitratorPoolAbi.some(
      (item) => item.type === 'error' && String(item.name) === errorName,
    );
    if (!isOwn) return null;
    const entries = abiItem.inputs.map((input, i) => [input.name, args?.[i]]);
    // The names and types come from the same ABI item that `ArbitratorErrorData` is made of.
    return { name: errorName, args: Object.fromEntries(entries) } as ArbitratorErrorData;
  } catch {
    // Not data of the pool: a plain revert, a panic, or another contract's error.
    return null;
  }
}
