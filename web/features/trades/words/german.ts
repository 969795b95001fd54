import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  title: 'Trades',
  recent: 'Letzte Trades',
  price: (symbol: string) => `Preis (${symbol})`,
  size: (symbol: string) => `Menge (${symbol})`,
  time: 'Zeit',
  reading: 'Die Trades werden gelesen',
  missing: 'Trades fehlen, solange der Indexer fehlt.',
  none: 'Noch keine Trades.',
  buyAt: 'Kauf zu',
  sellAt: 'Verkauf zu',
  byPool: 'Pool',
  byBook: (levels: number) => `Buch zu ${levels === 1 ? 'einem Preis' : `${levels} Preisen`}`,
  byBoth: (amount: string, levels: number) =>
    `Pool ${amount}, Buch zu ${levels === 1 ? 'einem Preis' : `${levels} Preisen`}`,
};
