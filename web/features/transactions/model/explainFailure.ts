import { decodeExchangeError, ExchangeError } from '@weir/contracts';
import {
  BaseError,
  type Hash,
  HttpRequestError,
  InsufficientFundsError,
  TimeoutError,
  UserRejectedRequestError,
} from 'viem';

import { type Wording, wordsForExchangeError } from '#features/errors';

/** Why something did not happen. `rejected`: the reader said no in the wallet, which is no failure. */
export interface Failure {
  kind: 'rejected' | 'reverted' | 'unreachable' | 'unknown' | 'other';
  words: string;
}

/** It was sent, and what became of it could not be learnt: nobody should simply try again. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  constructor(
    readonly hash: Hash,
    cause: unknown,
  ) {
    super(`The outcome of ${hash} is not known.`, { cause });
  }
}

/** Any error of a quote, a simulation, a wallet or the node, in words. */
export function explainFailure(error: unknown, say: Wording): Failure {
  if (error instanceof ExchangeError) {
    return { kind: 'reverted', words: wordsForExchangeError(error, say) };
  }
  if (error instanceof OutcomeUnknown) {
    const words =
      'It was sent, but the node does not say what became of it. Look into your wallet before you try again.';
    return { kind: 'unknown', words };
  }
  const reverted = decodeExchangeError(error);
  if (reverted) return { kind: 'reverted', words: wordsForExchangeError(reverted, say) };
  if (causeOf(error, UserRejectedRequestError)) {
    return { kind: 'rejected', words: 'You rejected it in the wallet. Nothing was sent.' };
  }
  if (causeOf(error, InsufficientFundsError)) {
    return { kind: 'other', words: "The wallet has too little of the chain's own coin for gas." };
  }
  if (causeOf(error, HttpRequestError) || causeOf(error, TimeoutError)) {
    return { kind: 'unreachable', words: 'The node does not answer. Nothing was sent; try again.' };
  }
  return { kind: 'other', words: shortMessage(error) };
}

function causeOf<Kind extends Error>(
  error: unknown,
  kind: abstract new (...args: never[]) => Kind,
): Kind | null {
  if (error instanceof kind) return error;
  if (!(error instanceof BaseError)) return null;
  const found = error.walk((cause) => cause instanceof kind);
  return found instanceof kind ? found : null;
}

function shortMessage(error: unknown): string {
  if (error instanceof BaseError) return error.shortMessage;
  return error instanceof Error ? error.message : String(error);
}
