export { RecentTransactions } from './components/RecentTransactions.tsx';
export { type ContractCall, exchangeCall, mintCall } from './model/contractCall.ts';
export { explainFailure, type Failure } from './model/explainFailure.ts';
export { createWording } from './model/wording.ts';
export { useTransactions } from './queries/useTransactions.ts';
