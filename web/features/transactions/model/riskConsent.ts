import { readStored, writeStored } from '#lib/storedValue.ts';
import type { ContractCall } from './contractCall.ts';

/** A number that rises when the risks are told otherwise: they are then asked again. */
const VERSION = '1';
const STORED = 'weir.risks';

let waiting: ((isTaken: boolean) => void) | null = null;
const listeners = new Set<() => void>();

/** Functions that only take the account's own things back: nobody has to accept a risk for that. */
const takesBack = new Set([
  'cancel',
  'claim',
  'reduce',
  'withdraw',
  'removeLiquidity',
  'revokeNonce',
]);

/** What lends, borrows or trades on borrowed money; all else in lending makes a position safer or takes it back. */
const exposes = new Set(['supply', 'borrow', 'open']);

/** What opens a trade between people; all else goes on with one, or ends it. */
const opens = new Set(['post', 'accept']);

/** Whether a call exposes the reader to the market, so that the risks are told before the first. */
export function isRisky(call: ContractCall): boolean {
  if (call.kind === 'exchange') return !takesBack.has(call.functionName);
  if (call.kind === 'batch') return call.batch.actions.some(({ kind }) => !takesBack.has(kind));
  if (call.kind === 'liquidator') return true;
  if (call.kind === 'lending' || call.kind === 'leverage') return exposes.has(call.functionName);
  if (call.kind === 'escrow') return opens.has(call.functionName);
  if (call.kind === 'lendingCalls') return call.calls.some(isRisky);
  return false;
}

/** Whether the risks were accepted on this device; otherwise asks, and resolves with the answer. */
export function askForConsent(): Promise<boolean> {
  if (readStored(STORED) === VERSION) return Promise.resolve(true);
  waiting?.(false);
  return new Promise((resolve) => {
    waiting = resolve;
    for (const listener of listeners) listener();
  });
}

/** The question that waits for an answer, for the dialog. */
export const riskQuestion = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isAsked: () => waiting !== null,
  answer(isTaken: boolean): void {
    if (isTaken) writeStored(STORED, VERSION);
    const answered = waiting;
    waiting = null;
    for (const listener of listeners) listener();
    answered?.(isTaken);
  },
};
