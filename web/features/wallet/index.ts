export { AccountButton } from './components/AccountButton.tsx';
export { ConnectProvider, useConnectDialog } from './components/ConnectProvider.tsx';
export { chosenAccount } from './model/chosenAccount.ts';
export { createWalletConfig } from './model/walletConfig.ts';
export { useAccount, useAllowance, useBalance } from './queries/useAccount.ts';
export { type Node, useNode } from './queries/useNode.ts';
