import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { lensAbi } from '@weir/contracts';
import { createContext, type ReactNode, use, useCallback, useMemo } from 'react';
import { readContract } from 'viem/actions';
import { DeploymentScope, useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';

const IsRead = createContext(false);

/** How often the exchange is asked whether markets opened, in milliseconds. */
const POLLED_EVERY = 15_000;

/** Adds the markets that opened since the deployment was written to it, for all that is inside. */
export function MarketRegistry({ children }: { children: ReactNode }) {
  const deployment = useDeployment();
  const node = useNode();
  const key = ['market', deployment.chainId, 'registry'];
  const { data: count } = useQuery({
    queryKey: [...key, {}],
    queryFn: () =>
      readContract(node, {
        address: deployment.lens,
        abi: lensAbi,
        functionName: 'marketCount',
      }),
    refetchInterval: POLLED_EVERY,
  });
  const { data: opened, isError } = useQuery({
    queryKey: [...key, { count: count?.toString() ?? null }],
    queryFn: async () => {
      const { readRegistry } = await import('../queries/readRegistry.ts');
      return readRegistry(node, deployment, count ?? 0n);
    },
    enabled: count !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const whole = useMemo(
    () => (opened ? { ...deployment, markets: [...deployment.markets, ...opened] } : deployment),
    [deployment, opened],
  );
  return (
    <IsRead value={opened !== undefined || isError}>
      <DeploymentScope deployment={whole}>{children}</DeploymentScope>
    </IsRead>
  );
}

/** Whether the exchange's own list of markets was read: until then a market that is not found may yet be. */
export function useIsRegistryRead(): boolean {
  return use(IsRead);
}

/** Reads the list again: after a market was opened or first looked at here. */
export function useReadRegistry(): () => Promise<void> {
  const { chainId } = useDeployment();
  const queries = useQueryClient();
  return useCallback(
    () => queries.invalidateQueries({ queryKey: ['market', chainId, 'registry'] }),
    [queries, chainId],
  );
}
