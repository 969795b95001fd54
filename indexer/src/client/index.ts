/** What a browser or a bot needs to read the indexer: typed requests and live streams. Imports nothing of Node. */
export type { Activity, ActivityAnswer } from '../answers/activitySchemas.ts';
export type {
  BadDebt,
  BadDebtAnswer,
  GuardPrice,
  LendingCollateral,
  LendingEvent,
  LendingEventsAnswer,
  LendingHistoryAnswer,
  LendingMarket,
  LendingMarketAnswer,
  LendingMarketsAnswer,
  LendingPeriod,
  LendingPledge,
  LendingPosition,
  LendingPositionsAnswer,
  LendingStanding,
  Liquidation,
  LiquidationsAnswer,
  PositionAtRisk,
  PositionsAtRisk,
} from '../answers/lendingSchemas.ts';
export type {
  CourtDispute,
  CourtDisputeAnswer,
  CourtDisputesAnswer,
  CourtSeat,
  CourtSeatsAnswer,
  P2pBalancesAnswer,
  P2pOffer,
  P2pOfferAnswer,
  P2pOffersAnswer,
  P2pOffersMessage,
  P2pSettings,
  P2pSettingsAnswer,
  P2pTrade,
  P2pTradeAnswer,
  P2pTradeEvent,
  P2pTrader,
  P2pTraderAnswer,
  P2pTradesAnswer,
} from '../answers/p2pSchemas.ts';
export type {
  Pool,
  PoolAnswer,
  PoolHistoryAnswer,
  PoolHour,
  PoolPeriod,
  PoolsAnswer,
} from '../answers/poolSchemas.ts';
export type {
  Balance,
  BalancesAnswer,
  Block,
  BookLevel,
  Candle,
  CandlesAnswer,
  DepthAnswer,
  DepthRow,
  Health,
  Market,
  MarketAnswer,
  MarketState,
  MarketsAnswer,
  MarketTerms,
  Order,
  OrdersAnswer,
  Position,
  PositionsAnswer,
  Token,
  Trade,
  TradesAnswer,
} from '../answers/schemas.ts';
export type {
  AccountOrders,
  Head,
  MarketDelta,
  MarketSnapshot,
  StateAnswer,
} from '../answers/streamSchemas.ts';
export { applyMarketDelta } from './applyMarketDelta.ts';
export {
  type CandleInterval,
  createIndexerClient,
  type IndexerClient,
  type OrderStatusFilter,
} from './createIndexerClient.ts';
export { IndexerError } from './indexerError.ts';
export { indexerQueries } from './indexerQueries.ts';
export {
  type AccountHandlers,
  type MarketHandlers,
  type OffersHandlers,
  type RiskHandlers,
  streamAccount,
  streamMarket,
  streamOffers,
  streamRisk,
  streamTrade,
  type TradeHandlers,
} from './streams.ts';
export { toLendingMarket, toLendingPosition } from './toLending.ts';
export { toMarketState, toMarketTerms } from './toMarketState.ts';
export { toOffer } from './toOffer.ts';
