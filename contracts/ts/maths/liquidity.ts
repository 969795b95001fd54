/** A pool's shares: minting rounds shares down and amounts up, burning rounds amounts down. */
import { ExchangeError } from '../errors/exchangeError.ts';
import type { MarketState, PoolShares } from '../types.ts';
import { MAX_RESERVE } from '../words/poolSlot.ts';
import { lotSize, MILLION } from './amounts.ts';
import { least } from './least.ts';
import { squareRoot } from './squareRoot.ts';
import { lotPrice, NO_ASK, NO_BID } from './tickPrice.ts';

/** Shares that belong to nobody, from the first deposit; also the least units of each token it brings. */
export const LOCKED_SHARES = 1000n;

/**
 * A market with its pool's shares. Without the protocol's part, or where it is 0, nothing of the pool's income is the
 * protocol's.
 */
export interface SharedPool
  extends MarketState,
    Pick<PoolShares, 'totalShares'>,
    Partial<Omit<PoolShares, 'totalShares'>> {}

/** What a deposit or a removal moves, in shares and token units. */
export interface LiquidityChange {
  /** What the provider gets or burns. */
  shares: bigint;
  base: bigint;
  quote: bigint;
  /** The total of shares after, the protocol's new ones included. */
  totalShares: bigint;
  /** What the protocol gets first, for the income since shares were last minted or burnt. */
  protocolShares: bigint;
}

/**
 * The shares that the protocol gets for the pool's income since shares were last minted or burnt: as many as make the
 * others' value grow by the rest only. With T the total, p the part, r0 and r the roots of k then and now,
 * T * (r - r0) * p / (r * (10^6 - p) + r0 * p), rounded down.
 */
export function settleIncome(pool: Omit<SharedPool, 'market' | 'bids' | 'asks'>): bigint {
  const { totalShares, incomePart = 0, lastRoot = 0n, baseReserve, quoteReserve } = pool;
  if (incomePart === 0 || totalShares === 0n) return 0n;
  const root = squareRoot(baseReserve * quoteReserve);
  if (root <= lastRoot) return 0n;
  const part = BigInt(incomePart);
  return (totalShares * (root - lastRoot) * part) / (root * (MILLION - part) + lastRoot * part);
}

/** The root of k that is kept where shares change, for `settleIncome`: 0 where the protocol has no part. */
export function lastRootOf(incomePart: number, baseReserve: bigint, quoteReserve: bigint): bigint {
  return incomePart === 0 ? 0n : squareRoot(baseReserve * quoteReserve);
}

/**
 * What a deposit of at most `maxBase` and `maxQuote` takes and brings. The first one takes both and sets the price.
 * Throws SharesTooFew, ReserveOverflow, FirstDepositTooSmall, DepositCrosses.
 */
export function quoteAddLiquidity(
  pool: SharedPool,
  maxBase: bigint,
  maxQuote: bigint,
  leastShares = 0n,
): LiquidityChange {
  const { baseReserve, quoteReserve } = pool;
  const protocolShares = settleIncome(pool);
  const totalShares = pool.totalShares + protocolShares;
  let change: LiquidityChange;
  if (totalShares === 0n) {
    const minted = firstShares(pool, maxBase, maxQuote);
    change = {
      shares: minted - LOCKED_SHARES,
      base: maxBase,
      quote: maxQuote,
      totalShares: minted,
      protocolShares,
    };
  } else {
    const shares = least(
      (least(maxBase, MAX_RESERVE) * totalShares) / baseReserve,
      (least(maxQuote, MAX_RESERVE) * totalShares) / quoteReserve,
    );
    change = {
      shares,
      base: divideUp(shares * baseReserve, totalShares),
      quote: divideUp(shares * quoteReserve, totalShares),
      totalShares: totalShares + shares,
      protocolShares,
    };
  }
  const { shares } = change;
  if (shares === 0n || shares < leastShares) {
    throw new ExchangeError('SharesTooFew', { shares, least: leastShares });
  }
  checkReserves(baseReserve + change.base, quoteReserve + change.quote);
  return change;
}

/** What burning `shares` returns. Throws NoLiquidity; owning that many shares is the caller's matter. */
export function quoteRemoveLiquidity(pool: SharedPool, shares: bigint): LiquidityChange {
  const { baseReserve, quoteReserve } = pool;
  const protocolShares = settleIncome(pool);
  const totalShares = pool.totalShares + protocolShares;
  if (totalShares === 0n) throw new ExchangeError('NoLiquidity', { market: pool.market.id });
  return {
    shares,
    base: (shares * baseReserve) / totalShares,
    quote: (shares * quoteReserve) / totalShares,
    totalShares: totalShares - shares,
    protocolShares,
  };
}

/** sqrt(base * quote), for a deposit that is large enough and does not cross the book. */
function firstShares(pool: SharedPool, base: bigint, quote: bigint): bigint {
  if (base < LOCKED_SHARES || quote < LOCKED_SHARES) {
    throw new ExchangeError('FirstDepositTooSmall', { base, quote });
  }
  checkReserves(base, quote);
  const bestBid = pool.bids[0]?.tick ?? NO_BID;
  const bestAsk = pool.asks[0]?.tick ?? NO_ASK;
  const lot = lotSize(pool.market.lotExponent);
  const rest = MILLION - BigInt(pool.market.poolFee);
  let crosses = false;
  if (bestAsk !== NO_ASK) {
    const { numerator, denominator } = lotPrice(bestAsk);
    crosses = quote * (denominator * lot * rest) > base * (numerator * MILLION);
  }
  if (bestBid !== NO_BID) {
    const { numerator, denominator } = lotPrice(bestBid);
    crosses ||= quote * (denominator * lot * MILLION) < base * (numerator * rest);
  }
  if (crosses) {
    throw new ExchangeError('DepositCrosses', {
      bestBid: BigInt(bestBid),
      bestAsk: BigInt(bestAsk),
    });
  }
  return squareRoot(base * quote);
}

function checkReserves(...reserves: bigint[]): void {
  for (const reserve of reserves) {
    if (reserve > MAX_RESERVE) throw new ExchangeError('ReserveOverflow', { reserve });
  }
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
