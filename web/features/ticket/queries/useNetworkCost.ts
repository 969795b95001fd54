import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { typicalSwapGas } from '@weir/contracts';
import { useEffect, useState } from 'react';
import { getGasPrice } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { type ContractCall, estimateGas } from '#features/transactions';
import { useAccount, useNode } from '#features/wallet';
import type { QuotedRoute } from '../model/routeQuote.ts';

/** What a swap's gas costs, as far as it is known. */
export interface NetworkCost {
  gas: bigint;
  /** The node ran this very swap; else it is a usual figure. */
  isEstimated: boolean;
  /** In units of the chain's own coin; null while the price of gas is unknown. */
  cost: bigint | null;
}

/** An estimate is asked for once the reader has stopped typing for so long, in milliseconds. */
const SETTLED_AFTER = 500;
const REFRESHED = 12_000;

/**
 * The cost of a swap's gas. `call` is the swap as it would be sent; null while the node could not run it, because the
 * allowance or the balance is missing: then the bindings' typical figure stands in.
 */
export function useNetworkCost(
  route: QuotedRoute | null,
  call: ContractCall | null,
): NetworkCost | null {
  const { chainId } = useDeployment();
  const node = useNode();
  const { address } = useAccount();
  const price = useQuery({
    queryKey: ['gas', chainId, 'price'],
    queryFn: () => getGasPrice(node),
    refetchInterval: REFRESHED,
    enabled: route !== null,
  });
  const settled = useSettled(route && call ? nameOf(route) : null);
  const isSettled = route !== null && call !== null && settled === nameOf(route);
  const estimate = useQuery({
    queryKey: ['gas', chainId, 'swap', { address: address ?? null, swap: settled }],
    queryFn: () => {
      if (!call || !address) throw new Error('Nothing to estimate.'); // `enabled` keeps this from being asked
      return estimateGas(node, address, call);
    },
    enabled: isSettled && address !== undefined,
    refetchInterval: REFRESHED,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (!route) return null;
  const isEstimated = isSettled && estimate.data !== undefined && !estimate.isError;
  const gas = isEstimated
    ? estimate.data
    : typicalSwapGas(
        route.hops.map(({ plan }) => plan),
        route.dust.length,
      );
  return { gas, isEstimated, cost: price.data === undefined ? null : gas * price.data };
}

/** What decides a swap's gas, about: its markets, and what it does in them. */
function nameOf({ hops, amount }: QuotedRoute): string {
  return [amount, ...hops.map(({ market, plan }) => `${market.slug} ${plan.levels.length}`)].join();
}

function useSettled(text: string | null): string | null {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_AFTER);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
