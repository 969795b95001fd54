import {
  applyWalk,
  decodeLog,
  decodeSwapped,
  type EncodedLog,
  ExchangeError,
  type MarketState,
  planWalk,
  type WalkPlan,
  type WalkRequest,
} from '@weir/contracts';
import { type Address, isAddressEqual } from 'viem';
import type { ListedMarket } from '#features/deployment';

/** A trade as the exchange's event tells of it. */
export interface PastTrade {
  market: ListedMarket;
  told: Pick<
    ReturnType<typeof decodeSwapped>,
    'baseIn' | 'amountIn' | 'amountOut' | 'poolIn' | 'poolOut' | 'levels'
  >;
}

/** A trade done again: how it went, and over which market; null where that cannot be known. */
export interface ReplayedTrade extends PastTrade {
  walk: { state: MarketState; plan: WalkPlan } | null;
}

interface Subject {
  account: Address;
  exchange: Address;
  markets: readonly ListedMarket[];
}

/** The account's trades among a receipt's logs, in their order: a swap's one for each market on its way. */
export function pastTrades(
  logs: readonly (EncodedLog & { address: Address })[],
  { account, exchange, markets }: Subject,
): PastTrade[] {
  return logs.flatMap((log) => {
    const decoded = isAddressEqual(log.address, exchange) ? decodeLog(log) : null;
    if (decoded?.eventName !== 'Swapped' || !isAddressEqual(decoded.args.taker, account)) return [];
    const market = markets.find(({ terms }) => terms.id === decoded.args.market);
    return market ? [{ market, told: decodeSwapped(decoded.args) }] : [];
  });
}

/**
 * Does trades again over their markets as they stood at the end of the block before. One that does not come to the
 * event's amounts, to the unit, is not known: something else happened in the block before it.
 *
 * @param before by the market's slug.
 */
export function replayTrades(
  trades: readonly PastTrade[],
  before: ReadonlyMap<string, MarketState>,
): ReplayedTrade[] {
  const states = new Map(before);
  return trades.map((trade) => {
    const { slug } = trade.market;
    const state = states.get(slug);
    const plan = state ? replay(state, trade.told) : null;
    if (!state || !plan) {
      // What comes after it in the same market starts from a state that nobody knows.
      states.delete(slug);
      return { ...trade, walk: null };
    }
    states.set(slug, applyWalk(state, plan));
    return { ...trade, walk: { state, plan } };
  });
}

/** The event does not say what was asked for: an exact input, an exact output, or an order's lots. */
function replay(state: MarketState, told: PastTrade['told']): WalkPlan | null {
  const { baseIn, amountIn, amountOut } = told;
  const usual = { baseIn, limitTick: 0, maxLevels: 0, asOrder: false };
  const requests: WalkRequest[] = [
    { ...usual, exactOut: false, amount: amountIn },
    { ...usual, exactOut: true, amount: amountOut },
    { ...usual, exactOut: !baseIn, amount: baseIn ? amountIn : amountOut, asOrder: true },
  ];
  for (const request of requests) {
    try {
      const plan = planWalk(state, request);
      if (isAsTold(plan, told)) return plan;
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
    }
  }
  return null;
}

function isAsTold(plan: WalkPlan, told: PastTrade['told']): boolean {
  return (
    plan.amountIn === told.amountIn &&
    plan.amountOut === told.amountOut &&
    plan.poolIn === told.poolIn &&
    plan.poolOut === told.poolOut &&
    plan.levels.length === told.levels
  );
}
