import { walletConnect } from 'wagmi/connectors/walletConnect';

/** The connector of one project, without its own dialog: the page draws the code itself. */
export function makeWalletConnect(projectId: string) {
  return walletConnect({
    projectId,
    showQrModal: false,
    metadata: {
      name: 'Weir',
      description: 'Swap and rest limit orders over one pool and one order book.',
      url: location.origin,
      icons: [`${location.origin}/weir.svg`],
    },
  });
}
