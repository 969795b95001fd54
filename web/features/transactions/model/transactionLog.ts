import type { Address, Hash } from 'viem';

export type TransactionStatus =
  | 'signing'
  | 'pending'
  | 'confirmed'
  | 'failed'
  /** Another transaction of the wallet took its place. */
  | 'replaced'
  /** The wallet put an empty one in its place. */
  | 'cancelled'
  /** Gone from the node's memory, and in no block. */
  | 'dropped'
  | 'rejected'
  /** Sent, and the node does not say what became of it. */
  | 'unknown';

/** What was sent, for finding it again and for telling a replacement from a repricing. */
export interface SentTransaction {
  hash: Hash;
  /** Null until the node has shown the transaction: the wallet chooses it. */
  nonce: number | null;
  to: Address;
  /** keccak256 of the calldata. */
  dataHash: Hash;
  value: bigint;
  /** Milliseconds since 1970. */
  sentAt: number;
  /** The latest block when it was sent: it is in none before. */
  sinceBlock: bigint;
}

/** One transaction of an account, as the reader sees it. */
export interface LoggedTransaction {
  id: string;
  chainId: number;
  account: Address;
  label: string;
  status: TransactionStatus;
  sent: SentTransaction | null;
  /** Why it failed, or what else there is to say. */
  words: string | null;
}

const KEPT = 30;

let entries: readonly LoggedTransaction[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly LoggedTransaction[]): void {
  entries = next.slice(0, KEPT);
  for (const listener of listeners) listener();
}

/** Whether it may still change by itself. */
export function isRunning({ status }: Pick<LoggedTransaction, 'status'>): boolean {
  return status === 'signing' || status === 'pending' || status === 'unknown';
}

/** The transactions that were signed here, newest first, of all accounts; kept on the device by `keepTransactions`. */
export const transactionLog = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => entries,
  /** Adds one that waits for a signature; returns its id. */
  add(entry: Pick<LoggedTransaction, 'chainId' | 'account' | 'label'>): string {
    const id = crypto.randomUUID();
    publish([{ ...entry, id, status: 'signing', sent: null, words: null }, ...entries]);
    return id;
  },
  update(id: string, change: Partial<Pick<LoggedTransaction, 'status' | 'sent' | 'words'>>): void {
    publish(entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)));
  },
  /** Takes in what was kept; what the page knows itself is newer. */
  adopt(kept: readonly LoggedTransaction[]): void {
    const isNew = ({ id }: LoggedTransaction) => !entries.some((entry) => entry.id === id);
    publish([...entries, ...kept.filter(isNew)].toSorted((a, b) => sentAt(b) - sentAt(a)));
  },
  /** Takes some off the list; a transaction goes on by itself. */
  remove(ids: readonly string[]): void {
    publish(entries.filter(({ id }) => !ids.includes(id)));
  },
};

/** One that waits for a signature is newer than all that were sent. */
function sentAt({ sent }: LoggedTransaction): number {
  return sent?.sentAt ?? Number.POSITIVE_INFINITY;
}
