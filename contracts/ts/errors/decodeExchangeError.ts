import { exchangeAbi } from '../generated/exchangeAbi.ts';
import { decodeContractError } from './decodeContractError.ts';
import { errorWords } from './errorWords.ts';
import type { ExchangeErrorData } from './exchangeError.ts';

/**
 * The exchange's error in revert data, or in an error that viem threw for a call, simulation or transaction.
 * Null where there is none: the caller then has an error of another kind.
 */
export function decodeExchangeError(dataOrError: unknown): ExchangeErrorData | null {
  return decodeContractError(exchangeAbi, errorWords, dataOrError);
}
