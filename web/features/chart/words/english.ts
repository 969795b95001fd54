import { phrases } from '#lib/language.ts';

export const say = phrases('chart', {
  timeframe: 'Timeframe',
  reading: 'Reading the candles',
  loading: 'Loading the chart',
  missing: 'Candles are missing while the indexer is.',
  none: 'No trades yet, so no candles.',
  candlesOf: (base: string, quote: string, interval: string) =>
    `Candles of ${base} in ${quote}, ${interval} each`,
  lastOf: (price: string) => `, last ${price}`,
  chartBy: 'Chart by',
  ownBuy: (amount: string) => `Buy ${amount}`,
  ownSell: (amount: string) => `Sell ${amount}`,
  lastCandles: 'The last candles, newest first',
  time: 'Time',
  open: 'Open',
  high: 'High',
  low: 'Low',
  close: 'Close',
  volume: 'Volume',
  change: 'Change',
  /** One letter each, before figures. */
  letters: 'O H L C',
});
