import { lazy, Suspense } from 'react';

// Nothing of it is needed for the first paint.
const TransactionHostContent = lazy(() => import('./TransactionHostContent.tsx'));

/** Keeps and follows the account's transactions, and holds their dialogs: once, around the whole page. */
export function TransactionHost() {
  return (
    <Suspense>
      <TransactionHostContent />
    </Suspense>
  );
}
