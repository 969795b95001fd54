export { Ticket } from './components/Ticket.tsx';
export { readSlippage, useTradeSettings } from './model/tradeSettings.ts';
export { readTradeSearch, type TradeSearch } from './model/tradeSearch.ts';
