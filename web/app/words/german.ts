import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  pages: 'Seiten',
  trade: 'Handeln',
  pools: 'Pools',
  lend: 'Verleihen',
  borrow: 'Leihen',
  portfolio: 'Portfolio',
  preferences: 'Einstellungen',
  theme: 'Design',
  light: 'Hell',
  dark: 'Dunkel',
  language: 'Sprache',
  nothingHere: 'Hier ist nichts',
  addressIsWrong: 'Die Adresse ist falsch oder alt.',
  goAndTrade: 'Zum Handel',
  pageFailed: 'Diese Seite ist gescheitert',
  allIsAsItWas:
    'In der Wallet und auf der Börse ist alles, wie es war. Unterschriebene Transaktionen laufen von selbst weiter.',
  loadAgain: 'Neu laden',
  tradePair: (base: string, quote: string) => `${base} gegen ${quote} handeln`,
  market: 'Markt',
  book: 'Orderbuch',
  chart: 'Kurs',
  charts: 'Diagramme',
  candles: 'Kerzen',
  depth: 'Tiefe',
  trades: 'Trades',
  loadingForm: 'Lade das Formular',
  readingMarkets: 'Märkte werden gelesen',
};
