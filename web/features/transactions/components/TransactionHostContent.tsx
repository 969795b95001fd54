import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';
import { keepTransactions } from '../model/keptTransactions.ts';
import { riskQuestion } from '../model/riskConsent.ts';
import { shownDetails } from '../model/shownDetails.ts';
import { transactionLog } from '../model/transactionLog.ts';
import { followLogged, isOpen } from '../queries/followLogged.ts';
import type { TransactionHostProps } from './TransactionHost.tsx';

const RiskDialog = lazy(() => import('./RiskDialog.tsx'));
const TransactionDetails = lazy(() => import('./TransactionDetails.tsx'));

/**
 * What belongs to transactions wherever the reader is: keeps the account's list on the device, follows again what had
 * no end when the page was left, and opens the dialogs that a transaction needs.
 */
export default function TransactionHostContent({ LendingEvents }: TransactionHostProps) {
  const { chainId } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const queries = useQueryClient();
  const isAsked = useSyncExternalStore(riskQuestion.subscribe, riskQuestion.isAsked);
  const shown = useSyncExternalStore(shownDetails.subscribe, shownDetails.read);

  useEffect(() => {
    if (!address) return;
    const stop = keepTransactions(chainId, address);
    const isOwn = (entry: { chainId: number; account: string }) =>
      entry.chainId === chainId && entry.account === address;
    for (const entry of transactionLog.read().filter(isOwn).filter(isOpen)) {
      void followLogged(entry, node, queries);
    }
    return stop;
  }, [chainId, address, node, queries]);

  return (
    <Suspense>
      {isAsked && <RiskDialog />}
      {shown !== null && <TransactionDetails id={shown} LendingEvents={LendingEvents} />}
    </Suspense>
  );
}
