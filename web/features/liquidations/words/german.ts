import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  liquidations: 'Liquidationen',
  loans: 'Leihen',
  positionsAtRisk: 'Gefährdete Positionen',
  readingPositions: 'Die Positionen werden gelesen',
  ofPositions: (shown: number, total: number) => `${shown} von ${total} mit Schuld`,
  unknownHealth: (count: number) => `${count} ohne bekannten Preis`,
  nobodyAtRisk: 'Keine Position ist nah an der Liquidation.',
  nothingToShow: 'Ohne die Liste gibt es nichts zu zeigen.',
  indexerMissing:
    'Die Liste gefährdeter Positionen kommt vom Indexer, den diese Seite nicht erreicht. Ein Liquidator kann die Ereignisse des Leihvertrags von jedem Knoten lesen.',
  noLiquidator:
    'Diese Bereitstellung nennt keinen Vertrag, der liquidiert und verkauft: Positionen lassen sich hier nur beobachten.',
  whatLiquidatorsDo:
    'Eine Liquidation zahlt einen Teil einer schlecht gedeckten Schuld zurück, nimmt dafür Sicherheiten mit Abschlag, verkauft sie an der Börse und zahlt dir den Rest aus, in einer Transaktion: Du brauchst nur Gas. Bliebe weniger als das Gas, scheitert sie.',

  loanAgainst: (loan: string, collaterals: string) => `${loan} gegen ${collaterals}`,
  owner: 'Eigner',
  accountOf: (number: string) => `Konto ${number}`,
  health: 'Gesundheit',
  debt: 'Schuld',
  pledged: 'Verpfändet',
  repays: 'Zahlt zurück',
  seizes: 'Verkauft',
  profit: 'Gewinn nach Gas',
  profitAbout: 'Gewinn nach Gas, etwa',
  beforeGas: (surplus: string) => `${surplus} vor Gas`,
  dueAfter: 'Fällig nach einem Fall um',
  writesOff: (amount: string) =>
    `Die Sicherheit deckt die Schuld nicht: ${amount} verlören die Verleiher.`,
  liquidate: 'Liquidieren',
  connect: 'Wallet verbinden',
  liquidateLabel: (amount: string) => `${amount} liquidieren`,

  isHealthy: 'Noch nicht fällig',
  noContract: 'Kein Liquidator hier',
  cannotSell: 'Gerade nicht für die Schuld zu verkaufen',
  gasUnknown: 'Gas nicht vergleichbar',
  noProfit: 'Kein Gewinn nach Gas',

  lastLiquidations: 'Letzte Liquidationen',
  noneYet: 'Noch wurde niemand liquidiert.',
  time: 'Zeit',
  repaid: 'Getilgt',
  seized: 'Verwertet',
  gain: 'Mehr wert um',
  lost: 'Abgeschrieben',
};
