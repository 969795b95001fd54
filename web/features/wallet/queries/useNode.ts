import type { PublicClient } from 'viem';
import { usePublicClient } from 'wagmi';
import { useDeployment } from '#features/deployment';

/** The client of the exchange's chain, whatever chain the wallet stands on. */
export function useNode(): PublicClient {
  const { chainId } = useDeployment();
  const client = usePublicClient({ chainId });
  if (!client)
    throw new Error(`No client for chain ${chainId}: the wallet configuration lacks it.`);
  return client;
}
