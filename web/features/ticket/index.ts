export { Ticket } from './components/Ticket.tsx';
export { TicketButton } from './components/TicketButton.tsx';
export { planFee } from './model/planFigures.ts';
export { routeImpact } from './model/routeImpact.ts';
export { boundOf, type QuotedRoute } from './model/routeQuote.ts';
export {
  isSameSearch,
  readTradeSearch,
  type TradeChange,
  type TradeSearch,
  withoutAmountOf,
} from './model/tradeSearch.ts';
export { readSlippage, useTradeSettings } from './model/tradeSettings.ts';
export { validateTicket } from './model/validateTicket.ts';
export { useRouteQuote } from './queries/useRouteQuote.ts';
