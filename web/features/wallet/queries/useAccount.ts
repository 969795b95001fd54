import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type Address, zeroAddress } from 'viem';
import { useConnection } from 'wagmi';
import { useDeployment } from '#features/deployment';
import { chosenAccount, onAccountChoice } from '../model/chosenAccount.ts';
import { TEST_ACCOUNT_ID } from '../model/testAccount.ts';
import { allowanceQuery, balanceQuery, exchangeBalanceQuery } from './balances.ts';
import { useNode } from './useNode.ts';

/** Who trades: nobody, somebody on another chain, or somebody ready. */
export interface Account {
  address: Address | undefined;
  /** All accounts that the wallet gives the page. */
  addresses: readonly Address[];
  /** The wallet stands on another chain than the exchange. */
  isOnOtherChain: boolean;
  isTestAccount: boolean;
}

/** The connected account. */
export function useAccount(): Account {
  const { chainId } = useDeployment();
  const connection = useConnection();
  const addresses = connection.addresses ?? [];
  const address = useSyncExternalStore(onAccountChoice, () => chosenAccount(addresses));
  return {
    address,
    addresses,
    isOnOtherChain: address !== undefined && connection.chainId !== chainId,
    isTestAccount: connection.connector?.id === TEST_ACCOUNT_ID,
  };
}

/**
 * The wallet's units of `token`, the zero address being the chain's own coin; undefined while unknown, nobody is
 * connected, or it is not wanted.
 */
export function useBalance(token: Address, isWanted = true): bigint | undefined {
  const { chainId } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const query = balanceQuery({ node, chainId, owner: address ?? zeroAddress, token });
  return useQuery({ ...query, enabled: isWanted && address !== undefined }).data;
}

/** What the exchange may take of the wallet's `token`; undefined while unknown. */
export function useAllowance(token: Address): bigint | undefined {
  const { chainId, exchange } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const owner = address ?? zeroAddress;
  const query = allowanceQuery({ node, chainId, owner, token, spender: exchange });
  return useQuery({ ...query, enabled: address !== undefined }).data;
}

/** The account's units of `token` on the exchange; undefined while unknown, nobody is connected, or it is not wanted. */
export function useExchangeBalance(token: Address, isWanted = true): bigint | undefined {
  const { chainId, exchange } = useDeployment();
  const { address } = useAccount();
  const node = useNode();
  const owner = address ?? zeroAddress;
  const query = exchangeBalanceQuery({ node, chainId, owner, token, exchange });
  return useQuery({ ...query, enabled: isWanted && address !== undefined }).data;
}
