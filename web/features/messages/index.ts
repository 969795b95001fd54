export { keepTradeKeys, keptTradeKeys } from './model/tradeKeys.ts';
