import type { QueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import type { Node } from '#features/wallet';
import { shownDetails } from '../model/shownDetails.ts';
import { isRunning, type LoggedTransaction, transactionLog } from '../model/transactionLog.ts';
import { say } from '../words/english.ts';
import { followTransaction, type News } from './followTransaction.ts';

/** What became of a transaction, where something did. */
export type Ending = Exclude<News['status'], 'pending'>;

/** By the log's id: a transaction is followed once, whoever asks for it. */
const following = new Map<string, Promise<Ending>>();

/**
 * Follows a logged transaction: keeps its row and its notice up to date, and reads everything anew once it is in a
 * block. Resolves with the first ending; what comes after one that is not final (dropped, unknown) is still told.
 */
export function followLogged(
  entry: LoggedTransaction,
  node: Node,
  queries: QueryClient,
): Promise<Ending> {
  const known = following.get(entry.id);
  if (known) return known;
  const { sent, id, label, account } = entry;
  if (!sent) throw new Error(`The transaction ${id} was never sent: there is nothing to follow.`);
  const stop = new AbortController();
  const isListed = () => transactionLog.read().some((listed) => listed.id === id);
  const unsubscribe = transactionLog.subscribe(() => {
    if (!isListed()) stop.abort();
  });
  const started = new Promise<Ending>((resolve) => {
    const onNews = (news: News) => {
      const words = wordsOf(news);
      transactionLog.update(id, { status: news.status, sent: news.sent, words });
      if (news.status === 'pending') return;
      announce(id, label, news.status, words);
      void readAnew(queries);
      resolve(news.status);
    };
    void followTransaction({ node, account, sent, onNews, signal: stop.signal }).finally(() => {
      unsubscribe();
      following.delete(id);
      // Taken off the list while it was followed: nobody waits for it any more.
      resolve('unknown');
    });
  });
  following.set(id, started);
  return started;
}

/** Reads everything that a transaction may have changed; not waited for: an indexer that hangs must not hold a ticket. */
export async function readAnew(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'deployment' });
}

function wordsOf({ status, isRepriced }: News): string | null {
  switch (status) {
    case 'confirmed':
      return isRepriced ? say.repriced : null;
    case 'failed':
      return say.failedInBlock;
    case 'replaced':
      return say.replaced;
    case 'cancelled':
      return say.cancelled;
    case 'dropped':
      return say.dropped;
    case 'unknown':
      return say.unknown;
    case 'pending':
      return null;
  }
}

function announce(id: string, label: string, status: Ending, words: string | null): void {
  const tell =
    status === 'confirmed' ? toast.success : status === 'failed' ? toast.error : toast.warning;
  tell(label, {
    id,
    description: words ?? say.statusConfirmed,
    action: { label: say.show, onClick: () => shownDetails.show(id) },
  });
}

/** Whether a kept transaction is worth following again after a reload. */
export function isOpen(entry: LoggedTransaction): boolean {
  return entry.sent !== null && (isRunning(entry) || entry.status === 'dropped');
}
