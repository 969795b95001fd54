export { AccountButton } from './components/AccountButton.tsx';
export { ConnectProvider, useConnectDialog } from './components/ConnectProvider.tsx';
export { chosenAccount } from './model/chosenAccount.ts';
export { nodeDialog } from './model/nodeDialog.ts';
export { createWalletConfig } from './model/walletConfig.ts';
export { readBalance } from './queries/balances.ts';
export { useAccount, useAllowance, useBalance, useExchangeBalance } from './queries/useAccount.ts';
export { type Node, useNode } from './queries/useNode.ts';
export { useSwitchNetwork } from './queries/useSwitchNetwork.ts';
