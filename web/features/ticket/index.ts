export { Ticket } from './components/Ticket.tsx';
export { readTradeSearch, type TradeSearch } from './model/tradeSearch.ts';
export { readSlippage, useTradeSettings } from './model/tradeSettings.ts';
