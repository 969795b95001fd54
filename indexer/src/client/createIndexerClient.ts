import type { ActivityAnswer } from '../answers/activitySchemas.ts';
import type {
  BadDebtAnswer,
  LendingEvent,
  LendingEventsAnswer,
  LendingHistoryAnswer,
  LendingMarketAnswer,
  LendingMarketsAnswer,
  LendingPositionsAnswer,
  LiquidationsAnswer,
  PositionsAtRisk,
} from '../answers/lendingSchemas.ts';
import type {
  CourtDisputeAnswer,
  CourtDisputesAnswer,
  CourtSeatsAnswer,
  P2pBalancesAnswer,
  P2pOfferAnswer,
  P2pOffersAnswer,
  P2pSettingsAnswer,
  P2pTradeAnswer,
  P2pTraderAnswer,
  P2pTradesAnswer,
} from '../answers/p2pSchemas.ts';
import type { PoolAnswer, PoolHistoryAnswer, PoolsAnswer } from '../answers/poolSchemas.ts';
import type {
  ApiError,
  BalancesAnswer,
  CandlesAnswer,
  DepthAnswer,
  Health,
  MarketAnswer,
  MarketsAnswer,
  OrdersAnswer,
  PositionsAnswer,
  TradesAnswer,
} from '../answers/schemas.ts';
import type { StateAnswer } from '../answers/streamSchemas.ts';
import { IndexerError } from './indexerError.ts';

export type CandleInterval = '1m' | '5m' | '15m' | '1h' | '4h' | '1d';
/** `active`: lots rest or wait to be claimed. */
export type OrderStatusFilter = 'active' | 'closed' | 'all';

interface Page {
  /** From the answer before; absent for the first page. */
  cursor?: string | undefined;
  /** 1 to 200; 50 where absent. */
  limit?: number | undefined;
}

/** Seconds since 1970, `to` excluded. */
interface TimeRange {
  from?: number | undefined;
  to?: number | undefined;
}

type DisputeStatus = 'open' | 'concluded' | 'all';

/** Which offers between people. */
interface OfferQuery extends Page {
  token?: string | undefined;
  currency?: string | undefined;
  method?: string | undefined;
  side?: 'buy' | 'sell' | undefined;
  amount?: string | undefined;
  maker?: string | undefined;
  arbitrator?: 'known' | 'unknown' | 'all' | undefined;
  status?: 'live' | 'all' | undefined;
}

type Query = Record<string, string | number | undefined>;

/** Typed requests. Each throws `IndexerError` where no good answer comes. */
export type IndexerClient = ReturnType<typeof createIndexerClient>;

/**
 * @param baseUrl where the indexer listens, such as `http://127.0.0.1:42069`.
 * @example
 * const indexer = createIndexerClient('http://127.0.0.1:42069');
 * const { block, markets } = await indexer.markets();
 */
export function createIndexerClient(baseUrl: string) {
  const root = baseUrl.replace(/\/+$/, '');
  const url = (path: string, query: Query = {}) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) search.set(name, String(value));
    }
    return `${root}${path}${search.size > 0 ? `?${search}` : ''}`;
  };
  const get = <Answer>(path: string, query?: Query, signal?: AbortSignal) =>
    request<Answer>(url(path, query), signal);

  return {
    baseUrl: root,
    health: (signal?: AbortSignal) => get<Health>('/health', {}, signal),
    markets: (signal?: AbortSignal) => get<MarketsAnswer>('/v1/markets', {}, signal),
    market: (market: string, signal?: AbortSignal) =>
      get<MarketAnswer>(`/v1/markets/${market}`, {}, signal),
    /** All that a local exact quote needs, at one block: see `toMarketState`. */
    state: (market: string, signal?: AbortSignal) =>
      get<StateAnswer>(`/v1/markets/${market}/state`, {}, signal),
    /** Newest first. */
    trades: (market: string, page: Page & TimeRange = {}, signal?: AbortSignal) =>
      get<TradesAnswer>(`/v1/markets/${market}/trades`, { ...page }, signal),
    /** Oldest first, gaps filled. `from` and `to` are seconds since 1970, `to` excluded. */
    candles: (
      market: string,
      range: TimeRange & { interval: CandleInterval; limit?: number | undefined },
      signal?: AbortSignal,
    ) => get<CandlesAnswer>(`/v1/markets/${market}/candles`, { ...range }, signal),
    /** `grouping` in ticks: a multiple of the market's spacing that divides 10000. */
    depth: (
      market: string,
      view: { grouping?: number | undefined; rows?: number | undefined } = {},
      signal?: AbortSignal,
    ) => get<DepthAnswer>(`/v1/markets/${market}/depth`, { ...view }, signal),
    pools: (signal?: AbortSignal) => get<PoolsAnswer>('/v1/pools', {}, signal),
    pool: (market: string, signal?: AbortSignal) =>
      get<PoolAnswer>(`/v1/markets/${market}/pool`, {}, signal),
    /** Hour by hour, oldest first, gaps filled; at most 1,000 hours, 168 where `limit` is absent. */
    poolHistory: (
      market: string,
      range: TimeRange & { limit?: number | undefined } = {},
      signal?: AbortSignal,
    ) => get<PoolHistoryAnswer>(`/v1/markets/${market}/pool/history`, { ...range }, signal),
    /** Newest first. */
    orders: (
      owner: string,
      filter: Page & {
        market?: string | undefined;
        status?: OrderStatusFilter | undefined;
      } = {},
      signal?: AbortSignal,
    ) => get<OrdersAnswer>(`/v1/accounts/${owner}/orders`, { ...filter }, signal),
    positions: (owner: string, signal?: AbortSignal) =>
      get<PositionsAnswer>(`/v1/accounts/${owner}/positions`, {}, signal),
    /** Those that the account took, newest first. */
    accountTrades: (
      owner: string,
      filter: Page & TimeRange & { market?: string | undefined } = {},
      signal?: AbortSignal,
    ) => get<TradesAnswer>(`/v1/accounts/${owner}/trades`, { ...filter }, signal),
    /** Newest first. */
    activity: (owner: string, page: Page = {}, signal?: AbortSignal) =>
      get<ActivityAnswer>(`/v1/accounts/${owner}/activity`, { ...page }, signal),
    balances: (owner: string, signal?: AbortSignal) =>
      get<BalancesAnswer>(`/v1/accounts/${owner}/balances`, {}, signal),
    lending: lendingRequests(get),
    p2p: p2pRequests(get),
  };
}

type Get = <Answer>(path: string, query?: Query, signal?: AbortSignal) => Promise<Answer>;

function lendingRequests(get: Get) {
  const at = '/v1/lending';
  return {
    /** In the order of their opening, with the interest until the block. */
    markets: (signal?: AbortSignal) => get<LendingMarketsAnswer>(`${at}/markets`, {}, signal),
    market: (market: string, signal?: AbortSignal) =>
      get<LendingMarketAnswer>(`${at}/markets/${market}`, {}, signal),
    /** Oldest first, quiet periods filled in; at most 1,000, 168 where `limit` is absent. */
    history: (
      market: string,
      range: TimeRange & { interval?: '1h' | '1d' | undefined; limit?: number | undefined } = {},
      signal?: AbortSignal,
    ) => get<LendingHistoryAnswer>(`${at}/markets/${market}/history`, { ...range }, signal),
    /** Newest first. */
    events: (
      market: string,
      filter: Page & {
        owner?: string | undefined;
        kind?: LendingEvent['kind'] | undefined;
      } = {},
      signal?: AbortSignal,
    ) => get<LendingEventsAnswer>(`${at}/markets/${market}/events`, { ...filter }, signal),
    /** Those that were left too; by markets and numbers. */
    positions: (
      owner: string,
      filter: Page & { market?: string | undefined } = {},
      signal?: AbortSignal,
    ) => get<LendingPositionsAnswer>(`${at}/positions`, { owner, ...filter }, signal),
    /** Lowest health first; `below` is a health such as '1.1'. At most 1,000, 100 where `limit` is absent. */
    atRisk: (
      filter: {
        market?: string | undefined;
        below?: string | undefined;
        limit?: number | undefined;
      } = {},
      signal?: AbortSignal,
    ) => get<PositionsAtRisk>(`${at}/positions/at-risk`, { ...filter }, signal),
    /** Newest first; `loss: 'true'` for those that wrote something off. */
    liquidations: (
      filter: Page & {
        market?: string | undefined;
        owner?: string | undefined;
        liquidator?: string | undefined;
        loss?: 'true' | 'false' | undefined;
      } = {},
      signal?: AbortSignal,
    ) => get<LiquidationsAnswer>(`${at}/liquidations`, { ...filter }, signal),
    badDebt: (signal?: AbortSignal) => get<BadDebtAnswer>(`${at}/bad-debt`, {}, signal),
  };
}

function p2pRequests(get: Get) {
  const at = '/v1/p2p';
  return {
    /** Newest first. Live ones of known courts, where nothing else is asked. `amount` in units; `method` by its name. */
    offers: (filter: OfferQuery = {}, signal?: AbortSignal) =>
      get<P2pOffersAnswer>(`${at}/offers`, { ...filter }, signal),
    offer: (offer: string, signal?: AbortSignal) =>
      get<P2pOfferAnswer>(`${at}/offers/${offer}`, {}, signal),
    /** Newest first. */
    trades: (
      filter: Page & {
        account?: string | undefined;
        offer?: string | undefined;
        status?: 'live' | 'ended' | 'all' | undefined;
      } = {},
      signal?: AbortSignal,
    ) => get<P2pTradesAnswer>(`${at}/trades`, { ...filter }, signal),
    /** With all that happened to it. */
    trade: (trade: number, signal?: AbortSignal) =>
      get<P2pTradeAnswer>(`${at}/trades/${trade}`, {}, signal),
    trader: (account: string, signal?: AbortSignal) =>
      get<P2pTraderAnswer>(`${at}/traders/${account}`, {}, signal),
    /** What can be taken out of the escrow. */
    balances: (account: string, signal?: AbortSignal) =>
      get<P2pBalancesAnswer>(`${at}/accounts/${account}/balances`, {}, signal),
    settings: (signal?: AbortSignal) => get<P2pSettingsAnswer>(`${at}/settings`, {}, signal),
    /** In the pool, newest first. */
    disputes: (
      filter: Page & { holder?: string | undefined; status?: DisputeStatus | undefined } = {},
      signal?: AbortSignal,
    ) => get<CourtDisputesAnswer>(`${at}/disputes`, { ...filter }, signal),
    dispute: (dispute: number, signal?: AbortSignal) =>
      get<CourtDisputeAnswer>(`${at}/disputes/${dispute}`, {}, signal),
    /** By their numbers. */
    seats: (filter: Page & { holder?: string | undefined } = {}, signal?: AbortSignal) =>
      get<CourtSeatsAnswer>(`${at}/seats`, { ...filter }, signal),
    /** For which a seat was drawn, newest first. */
    seatDisputes: (
      seat: number,
      filter: Page & { status?: DisputeStatus | undefined } = {},
      signal?: AbortSignal,
    ) => get<CourtDisputesAnswer>(`${at}/seats/${seat}/disputes`, { ...filter }, signal),
  };
}

async function request<Answer>(url: string, signal?: AbortSignal): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, signal ? { signal } : {});
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new IndexerError(`The indexer at ${url} could not be reached`, 0, null, cause);
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as Answer;
  const error = (body as ApiError | null)?.error;
  throw new IndexerError(
    error?.message ?? `The indexer answered ${response.status} to ${url}`,
    response.status,
    error?.field ?? null,
  );
}
