import { type Chain, defineChain } from 'viem';
import { createConfig, http, injected } from 'wagmi';
import { type Deployment, LOCAL_CHAIN_ID } from '#features/deployment';
import { chosenNodes } from './chosenNodes.ts';
import { testAccount } from './testAccount.ts';
import { walletConnectWhenChosen } from './walletConnect.ts';

/** How often the node is asked for news, in milliseconds: a second, as blocks come on a local chain. */
const POLLING_INTERVAL = 1000;

/**
 * wagmi's configuration for one deployment: its only chain by the deployment's node or the reader's own; wallets as
 * they announce themselves (EIP-6963) or as the browser's one wallet that does not, WalletConnect where the
 * deployment has a project there, and on the local chain the test account.
 */
export function createWalletConfig(deployment: Deployment) {
  const { chainId, walletConnectProjectId: projectId } = deployment;
  const chosen = chosenNodes(chainId);
  const rpcUrl = chosen.read ?? deployment.rpcUrl;
  const sendUrl = chosen.send ?? rpcUrl;
  const chain = chainOf(deployment, sendUrl);
  const loadWalletConnect = async (project: string) =>
    (await import('./loadWalletConnect.ts')).makeWalletConnect(project);
  return createConfig({
    chains: [chain],
    connectors: [
      injected(),
      ...(projectId === null ? [] : [walletConnectWhenChosen(() => loadWalletConnect(projectId))]),
      ...(chainId === LOCAL_CHAIN_ID ? [testAccount(chainId, sendUrl)] : []),
    ],
    transports: { [chain.id]: http(rpcUrl, { batch: true, retryCount: 1 }) },
    pollingInterval: POLLING_INTERVAL,
  });
}

/** The chain as a wallet that lacks it is told of it: with the node that shall send. */
function chainOf({ chainId, chainName, coin, explorerUrl }: Deployment, sendUrl: string): Chain {
  return defineChain({
    id: chainId,
    name: chainName,
    // Wallets and the EVM count every chain's coin in units of 10^-18.
    nativeCurrency: coin,
    rpcUrls: { default: { http: [sendUrl] } },
    ...(explorerUrl && {
      blockExplorers: { default: { name: new URL(explorerUrl).hostname, url: explorerUrl } },
    }),
  });
}
