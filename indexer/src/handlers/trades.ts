import {
  decodeSwapped,
  type EventArgs,
  lotPrice,
  lotSize,
  netDown,
  quoteUp,
} from '@weir/contracts';
import type { PoolIncome } from '../derived/poolIncome.ts';
import { scaledPrice } from '../derived/price.ts';
import { IN_FLASH, OWN_ORDER } from '../derived/tradeFlags.ts';
import { trades } from '../schema/tables.ts';
import { type Taken, takeFromBook } from './book.ts';
import { addToCandles } from './candles.ts';
import type { Context } from './context.ts';
import type { MarketRow } from './indexState.ts';
import { type PoolRow, poolOf, updatePool } from './pools.ts';
import { tradeFees } from './tradeFees.ts';

type Swap = ReturnType<typeof decodeSwapped>;

export async function onSwapped(context: Context, args: EventArgs<'Swapped'>): Promise<void> {
  const { tx, state, block, log } = context;
  const swap = decodeSwapped(args);
  const { amountIn, amountOut, poolIn, poolOut, baseIn } = swap;
  const market = await state.market(tx, swap.market);
  const taken = await takeFromBook(context, { market: market.id, isAsk: !baseIn }, swap);
  const bookIn = bookInput(market, baseIn, taken);
  const netIn = netDown(poolIn, market.poolFee) + bookIn;
  const price = baseIn ? scaledPrice(amountOut, netIn) : scaledPrice(netIn, amountOut);
  const [base, quote] = baseIn ? [amountIn, amountOut] : [amountOut, amountIn];
  const [poolBase, poolQuote] = baseIn ? [poolIn, poolOut] : [poolOut, poolIn];
  const flags = flagsOf(context, swap.taker, taken);
  const pool = await poolOf(context, market.id);
  const { lastPrice } = pool;
  // A trade of dust has a price of rounding: below the smallest order it moves no price, only volume. What statistics
  // leave out moves none either: derived/tradeFlags.ts says why.
  const movesPrice = flags === 0 && (quote >= market.minQuote || lastPrice === null);
  const shownPrice = movesPrice ? price : (lastPrice ?? price);
  const trade = {
    blockNumber: block.number,
    logIndex: log.logIndex,
    market: market.id,
    timestamp: block.timestamp,
    transaction: log.transactionHash,
    taker: swap.taker,
    isBuy: !baseIn,
    base,
    quote,
    poolBase,
    poolQuote,
    levels: swap.levels,
    price,
    shownPrice,
    transactionIndex: log.transactionIndex,
    baseReserve: swap.slot.baseReserve,
    quoteReserve: swap.slot.quoteReserve,
    flags,
  };
  state.changes.insert(trades, trade);
  const income = {
    baseVolume: flags === 0 ? poolBase : 0n,
    quoteVolume: flags === 0 ? poolQuote : 0n,
    ...feesOf(market, pool, swap, bookIn),
  };
  const priced = movesPrice ? { lastPrice: price } : {};
  await updatePool(context, market.id, { ...swap.slot, ...priced }, income);
  if (flags === 0) await addToCandles(context, trade, shownPrice);
}

/** What the makers were paid by the levels' prices: quote units of a buy, base units of a sale. */
function bookInput(market: MarketRow, baseIn: boolean, taken: Taken[]): bigint {
  let input = 0n;
  for (const { tick, lots } of taken) {
    input += baseIn ? lots * lotSize(market.lotExponent) : quoteUp(lots, lotPrice(tick));
  }
  return input;
}

function flagsOf({ flashes, log }: Context, taker: string, taken: Taken[]): number {
  const isOwn = taken.some(({ fills }) => fills.some(({ owner }) => owner === taker));
  return (isOwn ? OWN_ORDER : 0) | (flashes.has(log.transactionHash) ? IN_FLASH : 0);
}

function feesOf(
  market: MarketRow,
  pool: PoolRow,
  { baseIn, amountIn, poolIn, slot }: Swap,
  bookIn: bigint,
): Omit<PoolIncome, 'baseVolume' | 'quoteVolume'> {
  const reserve = baseIn ? 'baseReserve' : 'quoteReserve';
  const { providers, protocol } = tradeFees(market, pool.incomePart, {
    amountIn,
    poolIn,
    bookIn,
    reserveBefore: pool[reserve],
    reserveAfter: slot[reserve],
  });
  return {
    providersBase: baseIn ? providers : 0n,
    providersQuote: baseIn ? 0n : providers,
    protocolBase: baseIn ? protocol : 0n,
    protocolQuote: baseIn ? 0n : protocol,
  };
}
