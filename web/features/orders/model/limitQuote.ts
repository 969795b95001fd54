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
import { Decimal } from 'decimal.js';
import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice, priceScale, tickNear } from '#features/market';
import { normalizeDecimal, readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal, groupThousands } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';

/** A limit order as it stands in the ticket. */
export interface LimitDraft {
  side: 'buy' | 'sell';
  amount: string;
  price: string;
  timeInForce: TimeInForce;
  /** Of a post-only order: where it would trade, it rests behind the spread instead of failing. */
  slide?: boolean;
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
  const { side, timeInForce, slide = false } = draft;
  if (draft.price.trim() === '' || draft.amount.trim() === '') return { kind: 'empty' };
  const tick = readPrice(market, draft.price);
  if (typeof tick !== 'number') return tick;
  const lots = readLots(market, draft.amount);
  if (typeof lots !== 'bigint') return lots;
  try {
    const request = { sell: side === 'sell', lots, tick, timeInForce };
    const plan = planOrder(state, slide ? { ...request, slide } : request);
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

/** The tick of a typed price, or why there is none. */
export function readPrice(market: ListedMarket, text: string): number | LimitQuote {
  const price = normalizeDecimal(text)?.replace(/\.$/, '');
  if (price === undefined) return refuse('price', say.priceMalformed);
  try {
    return priceToTick(price, priceScale(market), market.terms.tickSpacing, 'exact');
  } catch (error) {
    if (error instanceof PriceMalformed) return refuse('price', say.priceZero);
    if (error instanceof PriceOutOfRange) {
      const [lowest, highest] = [groupThousands(error.lowest), groupThousands(error.highest)];
      return refuse('price', say.priceRange(lowest, highest));
    }
    if (error instanceof PriceOffGrid) {
      const steps = [error.lower, error.upper];
      return refuse('price', say.priceOffGrid, steps);
    }
    throw error;
  }
}

/** The lots of a typed amount of base, or why there are none. */
export function readLots(market: ListedMarket, text: string): bigint | LimitQuote {
  const { base, terms } = market;
  const entry = readDecimal(text, base.decimals);
  const lot = lotSize(terms.lotExponent);
  const step = say.amountStep(exactDecimal(lot, base.decimals), base.symbol);
  if (entry.kind === 'empty') return { kind: 'empty' };
  if (entry.kind === 'malformed') return refuse('amount', say.amountMalformed);
  if (entry.kind === 'tooPrecise' || entry.units % lot !== 0n) return refuse('amount', step);
  return entry.units === 0n ? { kind: 'empty' } : entry.units / lot;
}

/**
 * The worst price of what trades at once, the taker fee of the book included: whole quote per base, for reading. A buyer
 * pays the fee on top of the displayed price, a seller in what he gives.
 */
export function worstPrice(market: ListedMarket, tick: number, sell: boolean): string {
  const shown = new Decimal(tickToPrice(tick, priceScale(market)));
  const withFee = new Decimal(1_000_000 + market.terms.takerFee).div(1_000_000);
  const price = sell ? shown.div(withFee) : shown.mul(withFee);
  return formatDecimalPrice(price.toFixed(18));
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
