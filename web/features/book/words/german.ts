import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  title: 'Orderbuch',
  reading: 'Das Orderbuch wird gelesen',
  grouping: 'Preisstufen',
  price: (symbol: string) => `Preis (${symbol})`,
  size: (symbol: string) => `Menge (${symbol})`,
  total: 'Summe',
  empty: 'Noch kein Pool und keine Orders.',
  asks: 'Briefseite',
  bids: 'Geldseite',
  spread: (percent: string) => `Spanne ${percent} %`,
  oneSide: 'nur eine Seite',
  book: 'Buch',
  pool: 'Pool',
  yours: 'eigene',
  ask: (price: string, book: string, pool: string, symbol: string) =>
    `Brief ${price}, Buch ${book}, Pool ${pool} ${symbol}`,
  bid: (price: string, book: string, pool: string, symbol: string) =>
    `Geld ${price}, Buch ${book}, Pool ${pool} ${symbol}`,
  ownToo: (size: string) => `, davon eigene ${size}`,
  buyToHere: (amount: string, cost: string, price: string) =>
    `Kauf ${amount} für ${cost}, im Mittel ${price}`,
  sellToHere: (amount: string, cost: string, price: string) =>
    `Verkauf ${amount} für ${cost}, im Mittel ${price}`,
  loadingDepth: 'Das Tiefendiagramm wird geladen',
  span: 'Abstand von der Mitte',
  depthOf: (base: string, quote: string) => `Tiefe von ${base} in ${quote}`,
  walkDepth: 'Die Tiefe entlanggehen',
  walkDepthHow: 'Pfeiltasten führen von Preis zu Preis',
  depthParts: (price: string, percent: string, pool: string, book: string) =>
    `${price} (${percent} %): Pool ${pool}, Buch ${book}`,
  depthTable: (symbol: string) => `Tiefe in ${symbol} nach Abstand von der Mitte`,
  distance: 'Abstand',
  poolAndBook: (pool: string, book: string) => `Pool ${pool}, Buch ${book}`,
};
