import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { useConfig } from 'wagmi';
import { type ListedMarket, useDeployment } from '#features/deployment';
import {
  createWording,
  type LendingSubject,
  type Wording,
  wordsForMissingPart,
} from '#features/errors';
import type { Failure } from '#features/failures';
import { useAccount, useNode } from '#features/wallet';
import type { ContractCall } from '../model/contractCall.ts';
import type { OperatorNeed } from '../model/operatorNeed.ts';
import { type LoggedTransaction, transactionLog } from '../model/transactionLog.ts';
import type { Payment } from './planCoin.ts';

/** What the reader wants done, with the approvals it needs first. */
export interface Undertaking {
  /** Such as `Buy 1.5 WETH`. */
  label: string;
  /** Transactions that have to be in a block before all else. */
  before?: readonly { label: string; call: ContractCall }[];
  /** Allowances that it needs: what is missing is signed as a permit, or approved, before the call. */
  approvals?: readonly { token: `0x${string}`; symbol: string; amount: bigint }[];
  /** What leaves the wallet at most: the coin goes along, and is made of its wrapped form, or that of it, where needed. */
  pays?: readonly Payment[];
  /** Leave to act in lending that its contract needs: signed along with the call where it was not given yet. */
  permission?: OperatorNeed;
  /** Give the allowance without a bound, for later too. */
  unlimited?: boolean;
  call: ContractCall;
  /**
   * Words for what a contract says that only the part of the page that calls it knows; null for anything else. So its errors are
   * loaded with that part.
   */
  explain?: (error: unknown, wording: Wording) => string | null;
  /** What the call brings of the coin's wrapped form is unwrapped after it, by a transaction of its own. */
  unwraps?: boolean;
}

/** The transactions of this device, newest first. */
export function useTransactionLog(): readonly LoggedTransaction[] {
  return useSyncExternalStore(transactionLog.subscribe, transactionLog.read);
}

/** Whether a transaction waits for a signature or for its block. */
export function useIsWorking(): boolean {
  return useTransactionLog().some(({ status }) => status === 'signing' || status === 'pending');
}

/**
/**
 * Signs and follows transactions, of one market where it is given: notices while they run, words where they fail, and
 * everything that was read of chain and indexer is read again after each. What does it is loaded with the first one.
 *
 * @param lending the lending market that they are about, where they are.
 */
export function useTransactions(market?: ListedMarket, lending?: LendingSubject) {
  const { chainId, exchange, tokens, coin, wrappedCoin } = useDeployment();
  const { address } = useAccount();
  const config = useConfig();
  const node = useNode();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [step, setStep] = useState<string | null>(null);

  /** Resolves to whether the call was confirmed; where only what comes after it was not, `failure` says so. */
  const undertake = async (undertaking: Undertaking): Promise<boolean> => {
    if (!address) return false;
    setBusy(true);
    setFailure(null);
    try {
      const running = await import('./runUndertaking.ts').catch(() => null);
      if (!running) {
        setFailure({ kind: 'unreachable', words: wordsForMissingPart() });
        return false;
      }
      const found = await running.runUndertaking({
        config,
        node,
        queries,
        wording: createWording(market, tokens, coin, lending),
        chainId,
        exchange,
        coin: coin.symbol,
        wrappedCoin,
        account: address,
        undertaking,
        onStep: setStep,
      });
      setFailure(found.failure);
      return found.isDone;
    } finally {
      setBusy(false);
    }
  };

  const clearFailure = () => setFailure(null);
  return {
    undertake,
    isBusy,
    failure,
    clearFailure,
    /** What is being done now, such as `Step 1 of 2: sign a permit for USDC`; null where nothing is. */
    step,
  };
}
