import { useQuery } from '@tanstack/react-query';
import type { Address } from 'viem';
import { getGasPrice } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useBalance, useNode } from '#features/wallet';
import { depositableCoin, isCoin } from '../model/coinAsset.ts';

/** The most that can be deposited of a token, in units: of the coin, what gas needs stays; undefined while unknown. */
export function useDepositable(token: Address): bigint | undefined {
  const { chainId } = useDeployment();
  const node = useNode();
  const balance = useBalance(token);
  const { data: gasPrice } = useQuery({
    queryKey: ['node', chainId, 'gasPrice', {}],
    queryFn: () => getGasPrice(node),
    enabled: isCoin(token),
    refetchInterval: 10_000,
  });
  if (!isCoin(token)) return balance;
  if (balance === undefined || gasPrice === undefined) return undefined;
  return depositableCoin(balance, gasPrice);
}
