import { say } from '../words/english.ts';
import type { TransactionStatus } from './transactionLog.ts';

const words: Record<TransactionStatus, () => string> = {
  signing: () => say.statusSigning,
  pending: () => say.statusPending,
  confirmed: () => say.statusConfirmed,
  failed: () => say.statusFailed,
  replaced: () => say.statusReplaced,
  cancelled: () => say.statusCancelled,
  dropped: () => say.statusDropped,
  rejected: () => say.statusRejected,
  unknown: () => say.statusUnknown,
};

/** A transaction's state in a word or two. */
export function statusWords(status: TransactionStatus): string {
  return words[status]();
}
