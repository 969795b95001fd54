import type { Hash } from 'viem';

export type TransactionStatus =
  | 'signing'
  | 'pending'
  | 'confirmed'
  | 'failed'
  | 'replaced'
  | 'rejected'
  /** Sent, and the node does not say what became of it. */
  | 'unknown';

/** One transaction of this page, as the reader sees it. */
export interface LoggedTransaction {
  id: number;
  label: string;
  status: TransactionStatus;
  hash: Hash | null;
  /** Why it failed. */
  words: string | null;
}

const KEPT = 20;

let entries: readonly LoggedTransaction[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly LoggedTransaction[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

/** The transactions of this page since it was loaded, newest first. */
export const transactionLog = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => entries,
  /** Adds one that waits for a signature; returns its id. */
  add(label: string): number {
    const id = nextId++;
    const entry: LoggedTransaction = { id, label, status: 'signing', hash: null, words: null };
    publish([entry, ...entries].slice(0, KEPT));
    return id;
  },
  update(id: number, change: Partial<Omit<LoggedTransaction, 'id'>>): void {
    publish(entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)));
  },
  /** Takes the finished ones off the list. */
  clear(): void {
    const isRunning = ({ status }: LoggedTransaction) =>
      status === 'signing' || status === 'pending';
    publish(entries.filter(isRunning));
  },
};
