import {
  ExchangeError,
  lotSize,
  type MarketState,
  type OrderPlan,
  PriceMalformed,
  PriceOffGrid,
  PriceOutOfRange,
  planOrder,
  priceToTick,
  type TimeInForce,
  tickToPrice,
} from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { priceScale, tickNear } from '#features/market';
import { normalizeDecimal, readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal, groupThousands } from '#lib/formatAmount.ts';

/** A limit order as it stands in the ticket. */
export interface LimitDraft {
  side: 'buy' | 'sell';
  amount: string;
  price: string;
  timeInForce: TimeInForce;
}

export type LimitQuote =
  | { kind: 'empty' }
  | {
      kind: 'refused';
      field: 'price' | 'amount' | null;
      words: string;
      error: ExchangeError | null;
      /** The nearest prices that would do, where the price lies between two steps. */
      nearest: readonly string[];
    }
  | {
      kind: 'planned';
      plan: OrderPlan;
      tick: number;
      lots: bigint;
      /** The most that leaves the wallet: what trades at once and what rests, in units of the paid token. */
      pays: bigint;
    };

/** Computes what placing an order would do, from the state of the latest block. */
export function limitQuote(
  market: ListedMarket,
  state: MarketState,
  draft: LimitDraft,
): LimitQuote {
  if (draft.price.trim() === '' || draft.amount.trim() === '') return { kind: 'empty' };
  const tick = readPrice(market, draft.price);
  if (typeof tick !== 'number') return tick;
  const lots = readLots(market, draft.amount);
  if (typeof lots !== 'bigint') return lots;
  const sell = draft.side === 'sell';
  try {
    const plan = planOrder(state, { sell, lots, tick, timeInForce: draft.timeInForce });
    const pays = (plan.taken?.amountIn ?? 0n) + plan.locked;
    return { kind: 'planned', plan, tick, lots, pays };
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    return { kind: 'refused', field: null, words: error.message, error, nearest: [] };
  }
}

function refuse(field: 'price' | 'amount', words: string, nearest: string[] = []): LimitQuote {
  return { kind: 'refused', field, words, error: null, nearest };
}

function readPrice(market: ListedMarket, text: string): number | LimitQuote {
  const price = normalizeDecimal(text)?.replace(/\.$/, '');
  if (price === undefined) return refuse('price', 'Enter a price such as 3250.5 or 3250,5.');
  try {
    return priceToTick(price, priceScale(market), market.terms.tickSpacing, 'exact');
  } catch (error) {
    if (error instanceof PriceMalformed) return refuse('price', 'A price is above zero.');
    if (error instanceof PriceOutOfRange) {
      const range = `${groupThousands(error.lowest)} to ${groupThousands(error.highest)}`;
      return refuse('price', `Prices here go from ${range}.`);
    }
    if (error instanceof PriceOffGrid) {
      const steps = [error.lower, error.upper];
      return refuse('price', 'Between two price steps of this market.', steps);
    }
    throw error;
  }
}

function readLots(market: ListedMarket, text: string): bigint | LimitQuote {
  const { base, terms } = market;
  const entry = readDecimal(text, base.decimals);
  const lot = lotSize(terms.lotExponent);
  const step = `Amounts are multiples of ${exactDecimal(lot, base.decimals)} ${base.symbol}.`;
  if (entry.kind === 'empty') return { kind: 'empty' };
  if (entry.kind === 'malformed') return refuse('amount', 'Enter a number such as 1.5 or 1,5.');
  if (entry.kind === 'tooPrecise' || entry.units % lot !== 0n) return refuse('amount', step);
  return entry.units === 0n ? { kind: 'empty' } : entry.units / lot;
}

/** A price on the market's grid near a wish, for filling the field in; null where there is none. */
export function gridPrice(
  market: ListedMarket,
  price: string,
  rounding: 'down' | 'up',
): string | null {
  const tick = tickNear(market, price, market.terms.tickSpacing, rounding);
  return tick === null ? null : tickToPrice(tick, priceScale(market));
}
