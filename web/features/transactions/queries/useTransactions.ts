import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { type Address, type Hash, maxUint256 } from 'viem';
import { useConfig } from 'wagmi';
import { getConnectorClient } from 'wagmi/actions';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { createWording } from '#features/errors';
import { useNode } from '#features/wallet';
import { approveCall, type ContractCall } from '../model/contractCall.ts';
import type { Failure } from '../model/explainFailure.ts';
import { transactionLog } from '../model/transactionLog.ts';

/** What the reader wants done, with the approvals it needs first. */
export interface Undertaking {
  /** Such as `Buy 1.5 WETH`. */
  label: string;
  /** Allowances that are too small, each given before the call. */
  approvals?: readonly { token: Address; symbol: string; amount: bigint }[];
  /** Give the allowance without a bound, for later too. */
  unlimited?: boolean;
  call: ContractCall;
}

/** The page's transactions, newest first. */
export function useTransactionLog() {
  return useSyncExternalStore(transactionLog.subscribe, transactionLog.read);
}

/**
 * Signs and follows transactions of one market: notices while they run, words where they fail, and everything that
 * was read of chain and indexer is read again after each.
 */
export function useTransactions(market: ListedMarket) {
  const { chainId, exchange, tokens } = useDeployment();
  const config = useConfig();
  const node = useNode();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const perform = async (label: string, call: ContractCall): Promise<boolean> => {
    const id = transactionLog.add(label);
    // Loaded with the first transaction, not with the page.
    const [{ toast }, { performTransaction }, { explainFailure }] = await Promise.all([
      import('sonner'),
      import('./performTransaction.ts'),
      import('../model/explainFailure.ts'),
    ]);
    const notice = toast.loading(label, { description: 'Waiting for your wallet' });
    const finish = (status: 'failed' | 'rejected' | 'unknown', words: string) => {
      transactionLog.update(id, { status, words });
      const tell = status === 'rejected' ? toast.info : toast.error;
      tell(label, { id: notice, description: words });
    };
    try {
      const wallet = await getConnectorClient(config, { chainId });
      const onSent = (hash: Hash) => {
        transactionLog.update(id, { status: 'pending', hash });
        toast.loading(label, { id: notice, description: 'Sent. Waiting for a block' });
      };
      const ending = await performTransaction({ node, wallet, call, onSent });
      if (ending === 'reverted') {
        const words = 'It failed in its block: the market had moved since it was signed.';
        finish('failed', words);
        setFailure({ kind: 'reverted', words });
        return false;
      }
      transactionLog.update(id, { status: ending });
      const description =
        ending === 'replaced' ? 'Replaced by another transaction of your wallet' : 'Confirmed';
      toast.success(label, { id: notice, description });
      return ending === 'confirmed';
    } catch (error) {
      const found = explainFailure(error, createWording(market, tokens));
      const { kind } = found;
      finish(kind === 'rejected' || kind === 'unknown' ? kind : 'failed', found.words);
      setFailure(found);
      return false;
    } finally {
      // Not waited for: an indexer that hangs must not hold the ticket.
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'deployment',
      });
    }
  };

  /** Resolves to whether all of it was confirmed. */
  const undertake = async ({
    label,
    approvals = [],
    unlimited = false,
    call,
  }: Undertaking): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      for (const { token, symbol, amount } of approvals) {
        const allowed = unlimited ? maxUint256 : amount;
        const isDone = await perform(`Approve ${symbol}`, approveCall(token, exchange, allowed));
        if (!isDone) return false;
      }
      return await perform(label, call);
    } finally {
      setBusy(false);
    }
  };

  const clearFailure = () => setFailure(null);
  return { undertake, isBusy, failure, clearFailure };
}
