import type { Chain, Client, Transport } from 'viem';
import { useClient } from 'wagmi';
import { useDeployment } from '#features/deployment';

/** The exchange's chain, to be read with the actions of viem/actions: only those that are used are loaded. */
export type Node = Client<Transport, Chain>;

/** The node of the exchange's chain, whatever chain the wallet stands on. */
export function useNode(): Node {
  const { chainId } = useDeployment();
  const client = useClient({ chainId });
  if (!client)
    throw new Error(`No client for chain ${chainId}: the wallet configuration lacks it.`);
  return client;
}
