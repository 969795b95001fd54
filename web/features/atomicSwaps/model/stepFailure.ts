import { type AtomicSwap, CallRefused, NodeFailed, type Refusal } from '@weir/contracts';
import { explainFailure } from '#features/failures';
import { shortAddress } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';
import { NotKept } from './keptSwaps.ts';
import { StepNotTaken, type StepStopped } from './stepNotTaken.ts';
import { storageWords } from './storageWords.ts';
import type { SignedStep } from './swapPrompt.ts';
import { lockErrorWords, readingWords, refusalWords } from './swapWords.ts';

/** Why a step was not taken, for the reader. */
export interface StepFailure {
  /** A no of the reader's own is no error. */
  tone: 'warn' | 'error';
  words: string;
  /** Rules that are broken now. */
  more: readonly string[];
}

/** Any error of a step in words: of the chains, the contract, the wallet, the browser's storage. */
export function stepFailure(error: unknown, step: SignedStep, terms: AtomicSwap): StepFailure {
  const failed = (words: string, more: readonly string[] = []): StepFailure => ({
    tone: 'error',
    words,
    more,
  });
  if (error instanceof StepNotTaken) {
    const { why } = error;
    const broken = why.kind === 'refused' ? why.refusals : [];
    return failed(
      stoppedWords(why, terms),
      broken.map((refusal: Refusal) => refusalWords(refusal, terms)),
    );
  }
  if (error instanceof NodeFailed) return failed(readingWords(error));
  if (error instanceof CallRefused) return failed(lockErrorWords(error.refusal.name));
  if (error instanceof NotKept) return failed(storageWords(error));
  const { kind, words } = explainFailure(error, null);
  if (kind !== 'rejected') return failed(words);
  if (step.kind === 'reveal') return failed(say.rejectedReveal);
  return { tone: 'warn', words: step.kind === 'lock' ? say.rejectedLock : words, more: [] };
}

function stoppedWords(why: StepStopped, terms: AtomicSwap): string {
  switch (why.kind) {
    case 'refused':
      return say.stopRefused;
    case 'movedOn':
      return say.stopMovedOn;
    case 'unknownContract': {
      const { chainId, contract } = terms[why.side];
      return say.contractUnknown(say.chain(chainId), contract);
    }
    case 'otherAccount':
      return say.stopAccount(shortAddress(why.needed));
    case 'tooLittle':
      return say.stopTooLittle(say.units(String(why.balance)));
    case 'notApproved':
      return say.stopNotApproved;
    case 'noSecret':
      return say.stopNoSecret;
  }
}
