import { type ComponentType, lazy, Suspense } from 'react';
import type { Address, Log } from 'viem';

// Nothing of it is needed for the first paint.
const TransactionHostContent = lazy(() => import('./TransactionHostContent.tsx'));

export interface TransactionHostProps {
  /** Draws what a transaction did in lending, which is another feature's; it may be loaded when it is first drawn. */
  LendingEvents: ComponentType<{ account: Address; logs: readonly Log[] }>;
}

/** Keeps and follows the account's transactions, and holds their dialogs: once, around the whole page. */
export function TransactionHost(props: TransactionHostProps) {
  return (
    <Suspense>
      <TransactionHostContent {...props} />
    </Suspense>
  );
}
