import type { ActivityAnswer } from '../answers/activitySchemas.ts';
import type { CandleInterval, IndexerClient, OrderStatusFilter } from './createIndexerClient.ts';

interface Context {
  signal: AbortSignal;
}

/**
 * Query options for @tanstack/react-query, without depending on it: `useQuery(queries.markets())`.
 * Keys are `['indexer', baseUrl, entity, params]`.
 */
export function indexerQueries(client: IndexerClient) {
  const key = <Params extends object>(entity: string, params: Params) =>
    ['indexer', client.baseUrl, entity, params] as const;

  return {
    /** The prefix of every key, to invalidate them together. */
    all: ['indexer', client.baseUrl] as const,
    health: () => ({
      queryKey: key('health', {}),
      queryFn: ({ signal }: Context) => client.health(signal),
    }),
    markets: () => ({
      queryKey: key('markets', {}),
      queryFn: ({ signal }: Context) => client.markets(signal),
    }),
    market: (market: string) => ({
      queryKey: key('market', { market }),
      queryFn: ({ signal }: Context) => client.market(market, signal),
    }),
    state: (market: string) => ({
      queryKey: key('state', { market }),
      queryFn: ({ signal }: Context) => client.state(market, signal),
    }),
    trades: (market: string, limit = 50) => ({
      queryKey: key('trades', { market, limit }),
      queryFn: ({ signal }: Context) => client.trades(market, { limit }, signal),
    }),
    candles: (market: string, range: { interval: CandleInterval; from?: number; to?: number }) => ({
      queryKey: key('candles', { market, ...range }),
      queryFn: ({ signal }: Context) => client.candles(market, range, signal),
    }),
    depth: (market: string, view: { grouping?: number; rows?: number } = {}) => ({
      queryKey: key('depth', { market, ...view }),
      queryFn: ({ signal }: Context) => client.depth(market, view, signal),
    }),
    pools: () => ({
      queryKey: key('pools', {}),
      queryFn: ({ signal }: Context) => client.pools(signal),
    }),
    pool: (market: string) => ({
      queryKey: key('pool', { market }),
      queryFn: ({ signal }: Context) => client.pool(market, signal),
    }),
    poolHistory: (market: string, range: { from?: number; to?: number; limit?: number } = {}) => ({
      queryKey: key('poolHistory', { market, ...range }),
      queryFn: ({ signal }: Context) => client.poolHistory(market, range, signal),
    }),
    orders: (owner: string, filter: { market?: string; status?: OrderStatusFilter } = {}) => ({
      queryKey: key('orders', { owner, ...filter }),
      queryFn: ({ signal }: Context) => client.orders(owner, filter, signal),
    }),
    positions: (owner: string) => ({
      queryKey: key('positions', { owner }),
      queryFn: ({ signal }: Context) => client.positions(owner, signal),
    }),
    accountTrades: (owner: string, filter: { market?: string; limit?: number } = {}) => ({
      queryKey: key('accountTrades', { owner, ...filter }),
      queryFn: ({ signal }: Context) => client.accountTrades(owner, filter, signal),
    }),
    /** For `useInfiniteQuery`: pages follow each other by the answers' cursors. */
    activity: (owner: string, limit = 50) => ({
      queryKey: key('activity', { owner, limit }),
      queryFn: ({ signal, pageParam }: Context & { pageParam: string | null }) =>
        client.activity(owner, { limit, cursor: pageParam ?? undefined }, signal),
      initialPageParam: null as string | null,
      getNextPageParam: ({ cursor }: ActivityAnswer) => cursor,
    }),
    lendingMarkets: () => ({
      queryKey: key('lendingMarkets', {}),
      queryFn: ({ signal }: Context) => client.lending.markets(signal),
    }),
    lendingMarket: (market: string) => ({
      queryKey: key('lendingMarket', { market }),
      queryFn: ({ signal }: Context) => client.lending.market(market, signal),
    }),
    lendingHistory: (
      market: string,
      range: { interval?: '1h' | '1d'; from?: number; to?: number; limit?: number } = {},
    ) => ({
      queryKey: key('lendingHistory', { market, ...range }),
      queryFn: ({ signal }: Context) => client.lending.history(market, range, signal),
    }),
    lendingPositions: (owner: string) => ({
      queryKey: key('lendingPositions', { owner }),
      queryFn: ({ signal }: Context) => client.lending.positions(owner, { limit: 200 }, signal),
    }),
    liquidations: (filter: { market?: string; liquidator?: string; limit?: number } = {}) => ({
      queryKey: key('liquidations', filter),
      queryFn: ({ signal }: Context) => client.lending.liquidations(filter, signal),
    }),
    badDebt: () => ({
      queryKey: key('badDebt', {}),
      queryFn: ({ signal }: Context) => client.lending.badDebt(signal),
    }),
    atRisk: (filter: { market?: string; below?: string; limit?: number } = {}) => ({
      queryKey: key('atRisk', filter),
      queryFn: ({ signal }: Context) => client.lending.atRisk(filter, signal),
    }),
    p2pTrade: (trade: number) => ({
      queryKey: key('p2pTrade', { trade }),
      queryFn: ({ signal }: Context) => client.p2p.trade(trade, signal),
    }),
    p2pTrader: (account: string) => ({
      queryKey: key('p2pTrader', { account }),
      queryFn: ({ signal }: Context) => client.p2p.trader(account, signal),
    }),
    balances: (owner: string) => ({
      queryKey: key('balances', { owner }),
      queryFn: ({ signal }: Context) => client.balances(owner, signal),
    }),
  };
}
