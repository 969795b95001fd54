import { decodeErrorResult, type Hex } from 'viem';
import { exchangeAbi } from '../generated/exchangeAbi.ts';
import { errorWords } from './errorWords.ts';
import type { ExchangeErrorData } from './exchangeError.ts';
import { revertData } from './revertData.ts';

/**
 * The exchange's error in revert data, or in an error that viem threw for a call, simulation or transaction.
 * Null where there is none: the caller then has an error of another kind.
 */
export function decodeExchangeError(dataOrError: unknown): ExchangeErrorData | null {
  for (const data of revertData(dataOrError)) {
    const decoded = decode(data);
    if (decoded) return decoded;
  }
  return null;
}

function decode(data: Hex): ExchangeErrorData | null {
  const selector = data.slice(0, 10);
  if (selector.length < 10) return null;
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi: exchangeAbi, data });
    // viem adds Solidity's own Error(string) and Panic(uint256).
    if (!Object.hasOwn(errorWords, errorName)) return null;
    const entries = abiItem.inputs.map((input, i) => [input.name, args?.[i]]);
    // The names and types come from the same ABI item that `ExchangeErrorData` is made of.
    return { name: errorName, args: Object.fromEntries(entries) } as ExchangeErrorData;
  } catch {
    // Not data of the exchange: a plain revert, a panic, or another contract's error.
    return null;
  }
}
