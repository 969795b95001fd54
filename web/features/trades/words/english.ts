import { phrases } from '#lib/language.ts';

export const say = phrases('trades', {
  title: 'Trades',
  recent: 'Recent trades',
  price: (symbol: string) => `Price (${symbol})`,
  size: (symbol: string) => `Size (${symbol})`,
  time: 'Time',
  reading: 'Reading the trades',
  missing: 'Trades are missing while the indexer is.',
  none: 'No trades yet.',
  buyAt: 'buy at',
  sellAt: 'sell at',
  byPool: 'Pool',
  byBook: (levels: number) => `Book at ${levels === 1 ? 'one price' : `${levels} prices`}`,
  byBoth: (amount: string, levels: number) =>
    `Pool ${amount}, book at ${levels === 1 ? 'one price' : `${levels} prices`}`,
});
