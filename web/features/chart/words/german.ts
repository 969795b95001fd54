import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  timeframe: 'Zeitrahmen',
  reading: 'Die Kerzen werden gelesen',
  loading: 'Das Diagramm wird geladen',
  missing: 'Kerzen fehlen, solange der Indexer fehlt.',
  none: 'Noch keine Trades, also keine Kerzen.',
  candlesOf: (base: string, quote: string, interval: string) =>
    `Kerzen von ${base} in ${quote}, je ${interval}`,
  lastOf: (price: string) => `, zuletzt ${price}`,
  chartBy: 'Diagramm von',
  ownBuy: (amount: string) => `Kauf ${amount}`,
  ownSell: (amount: string) => `Verkauf ${amount}`,
  lastCandles: 'Die letzten Kerzen, neueste zuerst',
  time: 'Zeit',
  open: 'Eröffnung',
  high: 'Hoch',
  low: 'Tief',
  close: 'Schluss',
  volume: 'Umsatz',
  change: 'Änderung',
  letters: 'E H T S',
};
