export { createWording, wordsForExchangeError } from '#features/errors';
export { RecentTransactions } from './components/RecentTransactions.tsx';
export { TransactionHost } from './components/TransactionHost.tsx';
export { batchCall, exchangeCall, mintCall } from './model/contractCall.ts';
export { useTransactions } from './queries/useTransactions.ts';
