export { RecentTransactions } from './components/RecentTransactions.tsx';
export { batchCall, exchangeCall, mintCall } from './model/contractCall.ts';
export { wordsForExchangeError } from './model/errorWords.ts';
export { createWording } from './model/wording.ts';
export { useTransactions } from './queries/useTransactions.ts';
