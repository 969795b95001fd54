import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  fallOf: 'Wie der Handel Pool und Orderbuch hinabläuft',
  limitLine: 'Grenze',
  partsAtPrices: 'Teile, zu Preisen mit Gebühren',
  partsLabel: 'Teile des Handels, zu Preisen mit Gebühren',
  pool: 'Pool',
  book: 'Orderbuch',
  moreParts: (count: number) => `und ${count} weitere Teile`,
  poolPart: (amount: string) => `Pool ${amount}`,
  bookPart: (amount: string, prices: number) =>
    `Orderbuch ${amount} zu ${prices === 1 ? 'einem Preis' : `${prices} Preisen`}`,

  past: 'Wie er Pool und Orderbuch hinabgelaufen ist',
  marketOfTrade: 'Markt des Handels',
  readingPast: 'Der Markt davor wird gelesen',
  otherFirst:
    'Nicht gezeichnet: In seinem Block hat vorher etwas anderes diesen Markt bewegt, und eine Zeichnung vom Block davor wäre falsch.',
  notKept: 'Nicht gezeichnet: Dieser Knoten kennt die Märkte vor diesem Block nicht mehr.',
  notReached: 'Nicht gezeichnet: Der Knoten antwortet nicht.',
};
