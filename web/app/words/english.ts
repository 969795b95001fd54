import { phrases } from '#lib/language.ts';

export const say = phrases('app', {
  pages: 'Pages',
  trade: 'Trade',
  pools: 'Pools',
  portfolio: 'Portfolio',
  preferences: 'Preferences',
  theme: 'Theme',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
  nothingHere: 'There is nothing here',
  addressIsWrong: 'The address is wrong or old.',
  goAndTrade: 'Go and trade',
  pageFailed: 'This page failed',
  allIsAsItWas:
    'What is in your wallet and on the exchange is as it was. Transactions that you signed go on by themselves.',
  loadAgain: 'Load it again',
  tradePair: (base: string, quote: string) => `Trade ${base} for ${quote}`,
  market: 'Market',
  book: 'Book',
  chart: 'Chart',
  charts: 'Charts',
  candles: 'Candles',
  depth: 'Depth',
  trades: 'Trades',
  readingMarkets: 'Reading the markets',
});
