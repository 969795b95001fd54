import type { PositionsAtRisk } from '../answers/lendingSchemas.ts';
import type { P2pOffersMessage, P2pTradeAnswer } from '../answers/p2pSchemas.ts';
import type { AccountOrders, Head, MarketDelta, MarketSnapshot } from '../answers/streamSchemas.ts';
import type { IndexerClient } from './createIndexerClient.ts';

/** What a live market tells. `applyMarketDelta` folds deltas and rollbacks into a snapshot. */
export interface MarketHandlers {
  /** Comes first, and again where the stream could not be resumed: replaces everything. */
  snapshot: (message: MarketSnapshot) => void;
  /** One block's changes. */
  delta: (message: MarketDelta) => void;
  /** The chain forked: `block` is the last one kept, trades after it are void, sizes are those at it. */
  rollback: (message: MarketDelta) => void;
  /** A block was indexed, whether it changed this market or not; how final it and earlier ones are. */
  head?: (head: Head) => void;
  /** Whether the stream is connected; it reconnects by itself. */
  connection?: (open: boolean) => void;
}

/** What a live account tells. */
export interface AccountHandlers {
  /** All active orders (see `OrderStatusFilter`): replaces everything. Comes again after a fork. */
  snapshot: (message: AccountOrders) => void;
  /** Orders that are new, changed (fills too) or closed, each as it stands now. */
  orders: (message: AccountOrders) => void;
  connection?: (open: boolean) => void;
}

/** What the live list of positions at risk tells. */
export interface RiskHandlers {
  /** The 100 of the lowest health; comes first, and again with each block and each reading of prices. Replaces everything. */
  positions: (message: PositionsAtRisk) => void;
  connection?: (open: boolean) => void;
}

/** What a live trade between people tells. */
export interface TradeHandlers {
  /** The whole trade: comes first, and again whenever something happened to it. Replaces everything. */
  trade: (message: P2pTradeAnswer) => void;
  connection?: (open: boolean) => void;
}

/** What live offers between people tell. */
export interface OffersHandlers {
  /** The 200 newest that can be taken: replaces everything. Comes again after a fork. */
  snapshot: (message: P2pOffersMessage) => void;
  /** Those that are new or changed, closed ones too, each as it stands now. That one expires is not told: `expiry` says when. */
  offers: (message: P2pOffersMessage) => void;
  connection?: (open: boolean) => void;
}

/** The part of the browser's EventSource that is used, so that Node can bring another. */
interface EventSourceLike {
  addEventListener(type: string, listener: (event: { data: string }) => void): void;
  close(): void;
}
type EventSourceClass = new (url: string) => EventSourceLike;

/** Follows a market until the returned function is called. */
export function streamMarket(
  client: IndexerClient,
  market: string,
  handlers: MarketHandlers,
): () => void {
  return follow(`${client.baseUrl}/v1/markets/${market}/stream`, handlers.connection, {
    snapshot: (data) => handlers.snapshot(data as MarketSnapshot),
    delta: (data) => handlers.delta(data as MarketDelta),
    rollback: (data) => handlers.rollback(data as MarketDelta),
    head: (data) => handlers.head?.(data as Head),
  });
}

/** Follows an account's orders until the returned function is called. */
export function streamAccount(
  client: IndexerClient,
  owner: string,
  handlers: AccountHandlers,
): () => void {
  return follow(`${client.baseUrl}/v1/accounts/${owner}/stream`, handlers.connection, {
    snapshot: (data) => handlers.snapshot(data as AccountOrders),
    orders: (data) => handlers.orders(data as AccountOrders),
  });
}

/** Follows the positions at risk until the returned function is called. */
export function streamRisk(client: IndexerClient, handlers: RiskHandlers): () => void {
  return follow(`${client.baseUrl}/v1/lending/positions/at-risk/stream`, handlers.connection, {
    positions: (data) => handlers.positions(data as PositionsAtRisk),
  });
}

/** Follows a trade between people until the returned function is called. */
export function streamTrade(
  client: IndexerClient,
  trade: number,
  handlers: TradeHandlers,
): () => void {
  return follow(`${client.baseUrl}/v1/p2p/trades/${trade}/stream`, handlers.connection, {
    trade: (data) => handlers.trade(data as P2pTradeAnswer),
  });
}

/** Follows offers between people until the returned function is called. */
export function streamOffers(client: IndexerClient, handlers: OffersHandlers): () => void {
  return follow(`${client.baseUrl}/v1/p2p/offers/stream`, handlers.connection, {
    snapshot: (data) => handlers.snapshot(data as P2pOffersMessage),
    offers: (data) => handlers.offers(data as P2pOffersMessage),
  });
}

function follow(
  url: string,
  connection: ((open: boolean) => void) | undefined,
  listeners: Record<string, (data: unknown) => void>,
): () => void {
  const { EventSource } = globalThis as unknown as { EventSource: EventSourceClass };
  const source = new EventSource(url);
  for (const [type, listen] of Object.entries(listeners)) {
    source.addEventListener(type, (event) => listen(JSON.parse(event.data)));
  }
  source.addEventListener('open', () => connection?.(true));
  source.addEventListener('error', () => connection?.(false));
  return () => source.close();
}
