export { RecentTransactions } from './components/RecentTransactions.tsx';
export { exchangeCall, mintCall } from './model/contractCall.ts';
export { explainFailure } from './model/explainFailure.ts';
export { createWording } from './model/wording.ts';
export { useTransactions } from './queries/useTransactions.ts';
