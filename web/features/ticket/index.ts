export { Ticket } from './components/Ticket.tsx';
export { TicketButton } from './components/TicketButton.tsx';
export { planFee } from './model/planFigures.ts';
export { readTradeSearch, type TradeSearch } from './model/tradeSearch.ts';
export { readSlippage, useTradeSettings } from './model/tradeSettings.ts';
export { validateTicket } from './model/validateTicket.ts';
