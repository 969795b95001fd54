import { type Chain, defineChain } from 'viem';
import { createConfig, http } from 'wagmi';
import { type Deployment, LOCAL_CHAIN_ID } from '#features/deployment';
import { testAccount } from './testAccount.ts';

/** How often the node is asked for news, in milliseconds: a second, as blocks come on a local chain. */
const POLLING_INTERVAL = 1000;

/**
 * wagmi's configuration for one deployment: its only chain by the deployment's node, wallets as they announce
 * themselves (EIP-6963), and on the local chain the test account.
 */
export function createWalletConfig(deployment: Deployment) {
  const { chainId, rpcUrl } = deployment;
  const chain = chainOf(deployment);
  return createConfig({
    chains: [chain],
    connectors: chainId === LOCAL_CHAIN_ID ? [testAccount(chainId, rpcUrl)] : [],
    transports: { [chain.id]: http(rpcUrl, { batch: true, retryCount: 1 }) },
    pollingInterval: POLLING_INTERVAL,
  });
}

function chainOf({ chainId, rpcUrl }: Deployment): Chain {
  return defineChain({
    id: chainId,
    name: chainId === LOCAL_CHAIN_ID ? 'Local chain' : `Chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
}
