import { expect } from 'vitest';
import { decodeExchangeError } from '../../ts/errors/decodeExchangeError.ts';
import { ExchangeError } from '../../ts/errors/exchangeError.ts';
import {
  type LiquidityChange,
  lastRootOf,
  quoteAddLiquidity,
  quoteRemoveLiquidity,
  type SharedPool,
} from '../../ts/maths/liquidity.ts';
import { NO_ASK, NO_BID } from '../../ts/maths/tickPrice.ts';
import { unpackMarketKey } from '../../ts/words/marketKey.ts';
import { packPoolSlot, unpackPoolSlot } from '../../ts/words/poolSlot.ts';
import { packShares, unpackShares } from '../../ts/words/shares.ts';

/** A case of test/contracts/vectors/LiquidityVectors.t.sol: a deposit, or a removal of `burn` shares. */
export interface LiquidityVector {
  baseTerms: string;
  slot: string;
  sharesWord: string;
  burn?: string;
  maxBase?: string;
  maxQuote?: string;
  leastShares?: string;
  error?: `0x${string}`;
  shares?: string;
  base?: string;
  quote?: string;
  wordAfter?: string;
  slotAfter?: string;
}

/** Repeats one case. */
export function checkLiquidityVector(vector: LiquidityVector): void {
  const slot = unpackPoolSlot(BigInt(vector.slot));
  const { baseReserve, quoteReserve, bestBid, bestAsk } = slot;
  const shares = unpackShares(BigInt(vector.sharesWord));
  expect(packShares(shares)).toBe(BigInt(vector.sharesWord));
  const pool: SharedPool = {
    market: unpackMarketKey({ baseTerms: BigInt(vector.baseTerms), quoteTerms: 0n }),
    baseReserve,
    quoteReserve,
    bids: bestBid === NO_BID ? [] : [{ tick: bestBid, lots: 1n }],
    asks: bestAsk === NO_ASK ? [] : [{ tick: bestAsk, lots: 1n }],
    ...shares,
  };
  const sign = vector.burn === undefined ? 1n : -1n;
  let change: LiquidityChange;
  try {
    change = quoteOf(pool, vector);
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    const { name, args } = error;
    expect({ vector, error: { name, args } }).toEqual({
      vector,
      error: decodeExchangeError(vector.error),
    });
    return;
  }
  const base = baseReserve + sign * change.base;
  const quote = quoteReserve + sign * change.quote;
  const { incomePart } = shares;
  const sharesAfter = {
    totalShares: change.totalShares,
    incomePart,
    lastRoot: lastRootOf(incomePart, base, quote),
  };
  expect({
    ...vector,
    shares: String(change.shares),
    base: String(change.base),
    quote: String(change.quote),
    wordAfter: String(packShares(sharesAfter)),
    slotAfter: String(packPoolSlot({ ...slot, baseReserve: base, quoteReserve: quote })),
  }).toEqual(vector);
}

function quoteOf(pool: SharedPool, vector: LiquidityVector): LiquidityChange {
  if (vector.burn !== undefined) return quoteRemoveLiquidity(pool, BigInt(vector.burn));
  const [maxBase, maxQuote, least] = [vector.maxBase, vector.maxQuote, vector.leastShares];
  return quoteAddLiquidity(pool, BigInt(maxBase ?? 0), BigInt(maxQuote ?? 0), BigInt(least ?? 0));
}
