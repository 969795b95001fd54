import { candleSeconds } from '../derived/candleIntervals.ts';
import { candles, type trades } from '../schema/tables.ts';
import type { Row } from '../store/changes.ts';
import type { Context } from './context.ts';

/** Adds a trade to the candle of each interval, at the price that it shows. */
export async function addToCandles(
  { tx, state }: Context,
  trade: Row<typeof trades>,
  price: bigint,
): Promise<void> {
  const { market, timestamp, base, quote, isBuy } = trade;
  for (const interval of Object.values(candleSeconds)) {
    const start = timestamp - (timestamp % interval);
    const candle = (await state.changes.find(tx, candles, { market, interval, start })) ?? {
      market,
      interval,
      start,
      open: price,
      high: price,
      low: price,
      close: price,
      baseVolume: 0n,
      quoteVolume: 0n,
      buyBaseVolume: 0n,
      buyQuoteVolume: 0n,
      trades: 0,
    };
    state.changes.put(candles, {
      ...candle,
      high: price > candle.high ? price : candle.high,
      low: price < candle.low ? price : candle.low,
      close: price,
      baseVolume: candle.baseVolume + base,
      quoteVolume: candle.quoteVolume + quote,
      buyBaseVolume: candle.buyBaseVolume + (isBuy ? base : 0n),
      buyQuoteVolume: candle.buyQuoteVolume + (isBuy ? quote : 0n),
      trades: candle.trades + 1,
    });
  }
}
