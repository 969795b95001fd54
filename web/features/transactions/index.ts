export { ApprovalSteps } from './components/ApprovalSteps.tsx';
export { RecentTransactions } from './components/RecentTransactions.tsx';
export { TransactionHost } from './components/TransactionHost.tsx';
export {
  arbitratorsCall,
  batchCall,
  type ContractCall,
  escrowCall,
  exchangeCall,
  lendingCall,
  lendingCalls,
  leverageCall,
  liquidatorCall,
  mintCall,
  wrapCall,
} from './model/contractCall.ts';
export type { OperatorGrant } from './model/operatorNeed.ts';
export { estimateGas } from './queries/estimateGas.ts';
export { useIsWorking, useTransactions } from './queries/useTransactions.ts';
