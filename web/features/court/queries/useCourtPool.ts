import { useQuery } from '@tanstack/react-query';
import { arbitratorPoolAbi } from '@weir/contracts';
import type { Address } from 'viem';
import { readContract } from 'viem/actions';
import { type Token, useDeployment } from '#features/deployment';
import { useTokens } from '#features/tokens';
import { useNode } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { leastStake } from '../model/seatDeeds.ts';

/** What the pool asks of seats. */
export interface PoolTerms {
  stakeToken: Address;
  /** Units of it that a seat brings, and that it needs to be drawn. */
  full: bigint;
  least: bigint;
  activeSeats: bigint;
}

/** The arbitrators' pool; throws where the deployment names none: its page is then not reached. */
export function usePool(): Address {
  const { peers } = useDeployment();
  if (!peers?.pool) throw new Error('The deployment names no arbitrators.');
  return peers.pool;
}

/** The pool's terms; undefined while unknown. */
export function usePoolTerms() {
  const { chainId } = useDeployment();
  const pool = usePool();
  const node = useNode();
  return useQuery({
    queryKey: ['court', chainId, 'terms', { pool }],
    queryFn: async (): Promise<PoolTerms> => {
      const at = { address: pool, abi: arbitratorPoolAbi } as const;
      const [stakeToken, full, unitsPerUsd, activeSeats] = await Promise.all([
        readContract(node, { ...at, functionName: 'STAKE_TOKEN' }),
        readContract(node, { ...at, functionName: 'SEAT_STAKE' }),
        readContract(node, { ...at, functionName: 'UNITS_PER_USD' }),
        readContract(node, { ...at, functionName: 'activeSeats' }),
      ]);
      return { stakeToken, full, least: leastStake(unitsPerUsd), activeSeats };
    },
    refetchInterval: 30_000,
    retry: 1,
  });
}

/** A token as the page knows it; one that it does not know is counted in units, under its address. */
export function useTokenAt(): (address: Address) => Token {
  const tokens = useTokens();
  return (address) => {
    const known = tokens.find((token) => BigInt(token.address) === BigInt(address));
    const name = shortAddress(address);
    return known ?? { address, symbol: name, name, decimals: 0, unlisted: true };
  };
}
