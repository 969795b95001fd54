import { lazy, Suspense } from 'react';

const TransactionList = lazy(() => import('./TransactionList.tsx'));

/** What the account signed from this device; read with the panel that shows it. */
export function RecentTransactions() {
  return (
    <Suspense fallback={<div className="h-10" />}>
      <TransactionList />
    </Suspense>
  );
}
