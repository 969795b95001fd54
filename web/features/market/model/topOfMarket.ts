import { type MarketState, NO_ASK, NO_BID, tickToPrice } from '@weir/contracts';
import { Decimal } from 'decimal.js';
import type { ListedMarket } from '#features/deployment';
import { exactDecimal } from '#lib/formatAmount.ts';
import { priceScale } from './pairScale.ts';

const Display = Decimal.clone({ precision: 40, toExpNeg: -60, toExpPos: 60 });
const MILLION = 1_000_000;

/** Prices for display, whole quote tokens per whole base token, as decimal strings. */
export interface TopOfMarket {
  /** Best price a seller meets before fees of the book: the higher of the best bid and the pool's, fee taken. */
  bid: string | null;
  /** Best price a buyer meets: the lower of the best ask and the pool's, fee added. */
  ask: string | null;
  /** Between the two; the one there is where the other side is empty. */
  mid: string | null;
  /** The reserves' ratio. */
  pool: string | null;
}

/** The best prices of pool and book together. */
export function topOfMarket(market: ListedMarket, state: MarketState): TopOfMarket {
  const scale = priceScale(market);
  const bestBid = state.bids[0]?.tick ?? NO_BID;
  const bestAsk = state.asks[0]?.tick ?? NO_ASK;
  const pool = poolPrice(market, state);
  const keep = (MILLION - market.terms.poolFee) / MILLION;
  const bids = [
    ...(bestBid === NO_BID ? [] : [new Display(tickToPrice(bestBid, scale))]),
    ...(pool ? [pool.mul(keep)] : []),
  ];
  const asks = [
    ...(bestAsk === NO_ASK ? [] : [new Display(tickToPrice(bestAsk, scale))]),
    ...(pool ? [pool.div(keep)] : []),
  ];
  const bid = bids.length > 0 ? Display.max(...bids) : null;
  const ask = asks.length > 0 ? Display.min(...asks) : null;
  const mid = bid && ask ? bid.add(ask).div(2) : (bid ?? ask);
  const text = (price: Decimal | null) => (price ? price.toSignificantDigits(12).toFixed() : null);
  return { bid: text(bid), ask: text(ask), mid: text(mid), pool: text(pool) };
}

function poolPrice(market: ListedMarket, state: MarketState): Decimal | null {
  if (state.baseReserve === 0n || state.quoteReserve === 0n) return null;
  return new Display(exactDecimal(state.quoteReserve, market.quote.decimals)).div(
    exactDecimal(state.baseReserve, market.base.decimals),
  );
}

/**
 * How much worse than the middle of the market a trade's average price is, in percent; 0 where it is better.
 * Null where the market has no middle.
 */
export function priceImpact(
  market: ListedMarket,
  state: MarketState,
  trade: { baseIn: boolean; amountIn: bigint; amountOut: bigint },
): number | null {
  const mid = topOfMarket(market, state).mid;
  const [base, quote] = trade.baseIn
    ? [trade.amountIn, trade.amountOut]
    : [trade.amountOut, trade.amountIn];
  if (!mid || base === 0n) return null;
  const price = new Display(exactDecimal(quote, market.quote.decimals)).div(
    exactDecimal(base, market.base.decimals),
  );
  const worse = trade.baseIn ? new Display(mid).sub(price) : price.sub(mid);
  return Math.max(0, worse.div(mid).mul(100).toNumber());
}
