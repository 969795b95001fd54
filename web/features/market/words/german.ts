import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  markets: 'Märkte',
  high: '24 h Hoch',
  low: '24 h Tief',
  volume: '24 h Umsatz',
  inPool: 'Im Pool',
  fees: 'Gebühren',
  feesAre: (pool: number, book: number) => `Pool ${pool} %, Buch ${book} %`,
  lastPrice: 'Letzter Preis',
  midPrice: 'Mitte des Marktes',
  mid: 'Mitte',
  dayChange: '24 h Änderung',
  search: 'Märkte suchen',
  noneFound: (typed: string) => `Kein Markt passt zu „${typed}“.`,
  pair: 'Markt',
  price: 'Preis',
  change: 'Änderung',
  volumeShort: 'Umsatz',
  loading: 'Die Märkte werden geladen',
  keep: (pair: string) => `${pair} zu den Favoriten`,
  drop: (pair: string) => `${pair} aus den Favoriten`,
  otherNode: 'Anderen wählen',
  nodeSilent:
    'Der Knoten antwortet nicht. Die Preise sind alt, und nichts kann unterschrieben werden; neuer Versuch jede Sekunde.',
};
