import { numberToHex } from 'viem';
import type { Connector } from 'wagmi';
import type { Deployment } from '#features/deployment';

/**
 * Asks a wallet to take a node for the deployment's chain (EIP-3085): wallets that have the chain offer the node
 * beside their own. Throws what the wallet says.
 */
export async function addNetwork(
  connector: Connector,
  { chainId, chainName, coin, explorerUrl }: Deployment,
  rpcUrl: string,
): Promise<void> {
  const provider = (await connector.getProvider()) as {
    request: (request: { method: string; params: unknown[] }) => Promise<unknown>;
  };
  await provider.request({
    method: 'wallet_addEthereumChain',
    params: [
      {
        chainId: numberToHex(chainId),
        chainName,
        nativeCurrency: coin,
        rpcUrls: [rpcUrl],
        ...(explorerUrl && { blockExplorerUrls: [explorerUrl] }),
      },
    ],
  });
}
