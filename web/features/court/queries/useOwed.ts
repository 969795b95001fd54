import { useQuery } from '@tanstack/react-query';
import { arbitratorPoolAbi } from '@weir/contracts';
import type { Address } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';
import { usePool } from './useCourtPool.ts';

/** What the pool owes the account in these tokens, those with nothing left out; undefined while unknown. */
export function useOwed(tokens: readonly Address[]) {
  const { chainId } = useDeployment();
  const { address } = useAccount();
  const pool = usePool();
  const node = useNode();
  return useQuery({
    queryKey: ['court', chainId, 'owed', { account: address ?? null, tokens: tokens.join() }],
    queryFn: async () => {
      const read = tokens.map(async (token) => {
        const args = [token, address ?? pool] as const;
        const at = { address: pool, abi: arbitratorPoolAbi } as const;
        return { token, amount: await readContract(node, { ...at, functionName: 'owed', args }) };
      });
      return (await Promise.all(read)).filter(({ amount }) => amount > 0n);
    },
    enabled: address !== undefined,
    refetchInterval: 8000,
  }).data;
}
