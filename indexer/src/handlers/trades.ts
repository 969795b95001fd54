import {
  decodeSwapped,
  type EventArgs,
  lotPrice,
  lotSize,
  netDown,
  quoteUp,
} from '@weir/contracts';
import { trades } from '../schema/tables.ts';
import { scaledPrice } from '../views/price.ts';
import { type Taken, takeFromBook } from './book.ts';
import { addToCandles } from './candles.ts';
import type { Context } from './context.ts';
import type { MarketRow } from './indexState.ts';
import { poolOf, updatePool } from './pools.ts';

export async function onSwapped(context: Context, args: EventArgs<'Swapped'>): Promise<void> {
  const { tx, state, block, log } = context;
  const swap = decodeSwapped(args);
  const { amountIn, amountOut, poolIn, poolOut, baseIn } = swap;
  const market = await state.market(tx, swap.market);
  const taken = await takeFromBook(context, { market: market.id, isAsk: !baseIn }, swap);
  const netIn = netDown(poolIn, market.poolFee) + bookInput(market, baseIn, taken);
  const price = baseIn ? scaledPrice(amountOut, netIn) : scaledPrice(netIn, amountOut);
  const [base, quote] = baseIn ? [amountIn, amountOut] : [amountOut, amountIn];
  const [poolBase, poolQuote] = baseIn ? [poolIn, poolOut] : [poolOut, poolIn];
  // A trade of dust has a price of rounding: below the smallest order it moves no price, only volume.
  const { lastPrice } = await poolOf(context, market.id);
  const shownPrice = quote >= market.minQuote || lastPrice === null ? price : lastPrice;
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
  };
  state.changes.insert(trades, trade);
  await updatePool(context, market.id, { ...swap.slot, lastPrice: shownPrice });
  await addToCandles(context, trade, shownPrice);
}

/** What the makers were paid by the levels' prices: quote units of a buy, base units of a sale. */
function bookInput(market: MarketRow, baseIn: boolean, taken: Taken[]): bigint {
  let input = 0n;
  for (const { tick, lots } of taken) {
    input += baseIn ? lots * lotSize(market.lotExponent) : quoteUp(lots, lotPrice(tick));
  }
  return input;
}
