import { decodeExchangeError, decodeLendingError, ExchangeError } from '@weir/contracts';
import { BaseError } from 'viem';
import { type Wording, wordsForExchangeError } from '#features/errors';
import { wordsForLendingError } from '#features/lendingErrors';
import { say } from '../words/english.ts';
import { wordsForRevert } from './contractErrors.ts';
import { type FailureKind, matchRule } from './failureRules.ts';

/** Why something did not happen, in words. */
export interface Failure {
  kind: FailureKind;
  words: string;
}

/** It was stopped by the page itself, before anything was signed: its message is for the reader. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Any error of a quote, a simulation, a wallet or the node, in words.
 *
 * @param wording of the market it is about; null for what is about none, such as connecting.
 */
export function explainFailure(error: unknown, wording: Wording | null): Failure {
  if (error instanceof Stopped) return { kind: 'stopped', words: error.message };
  if (error instanceof ExchangeError && wording) {
    return { kind: 'reverted', words: wordsForExchangeError(error, wording) };
  }
  // What both contracts may say is said of the one that was called.
  const ofLending = wording?.lending && decodeLendingError(error);
  if (wording?.lending && ofLending) {
    const words = wordsForLendingError(ofLending, wording, wording.lending);
    return { kind: 'reverted', words };
  }
  const reverted = wording && decodeExchangeError(error);
  if (reverted) return { kind: 'reverted', words: wordsForExchangeError(reverted, wording) };
  const refused = wordsForRevert(error);
  const rule = matchRule(error);
  // "Execution reverted" without data may be a node's way to say that the coin does not suffice.
  if (refused && refused !== say.refusedWithoutReason) return { kind: 'reverted', words: refused };
  if (rule) return rule;
  if (refused) return { kind: 'reverted', words: refused };
  return { kind: 'other', words: say.unexpected(shortMessage(error)) };
}

/** One line without bytes or requests: an error that nobody foresaw is still to be read. */
function shortMessage(error: unknown): string {
  const message =
    error instanceof BaseError
      ? error.shortMessage
      : error instanceof Error
        ? error.message
        : ((error as { message?: unknown } | null)?.message ?? error);
  const line = String(typeof message === 'object' ? '' : message)
    .replaceAll(/0x[0-9a-f]{64,}/gi, '0x…')
    .split('\n')[0]
    ?.trim();
  if (!line) return say.noWords;
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
