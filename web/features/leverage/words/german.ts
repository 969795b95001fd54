import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  readingMarkets: 'Die Leihmärkte werden gelesen',
  noMarketFor: (loan: string, collateral: string) =>
    `Kein Leihmarkt verleiht ${loan} gegen ${collateral}; diese Seite lässt sich nicht hebeln.`,
  borrowedFrom: 'Geliehen aus',

  margin: 'Dein Einsatz',
  marginIn: 'Einsatz in',
  inWallet: 'Wallet',
  leverage: 'Hebel',
  leverageSlider: 'Hebel per Regler',
  timesRange: (least: string, most: string) => `Vom ${least}- bis zum ${most}-Fachen.`,
  openLong: (symbol: string) => `${symbol} long eröffnen`,
  openShort: (symbol: string) => `${symbol} short eröffnen`,
  longLabel: (bought: string, times: string) => `Long ${times}×: ${bought} kaufen`,
  shortLabel: (bought: string, times: string) => `Short ${times}×: ${bought} bekommen`,

  buys: 'Kauft',
  gets: 'Bekommt',
  borrows: 'Leiht',
  entryPrice: 'Einstiegspreis, mit Gebühren',
  mayFall: (symbol: string) => `${symbol} darf fallen um`,
  mayRise: (symbol: string) => `${symbol} darf steigen um`,
  atOnce: 'nichts',
  costToOpen: 'Kosten der Eröffnung',
  costToClose: 'Kosten der Schließung',
  cost: (percent: string, amount: string) => `${percent}, ${amount}`,
  leastBought: (slippage: string) => `Mindestens gekauft (Slippage ${slippage})`,
  leastGot: (slippage: string) => `Bekommt mindestens (Slippage ${slippage})`,
  muchCost: (percent: string) =>
    `Die Eröffnung kostet ${percent} des Gehandelten, die Schließung etwa noch einmal so viel. Kleiner oder mit weniger Hebel kostet weniger.`,

  openPosition: 'Deine Position',
  sells: 'Verkauft',
  saleCost: 'Schlechter als die Mitte, mit Gebühren',
  comesBack: 'Kommt zu dir zurück',
  atLeastBack: (slippage: string) => `Mindestens (Slippage ${slippage})`,
  backAbout: (amount: string) => `Etwa ${amount} kommen zurück`,
  sellAndClose: 'Verkaufen und schließen',
  closeLabel: (sold: string) => `Schließen: ${sold} verkaufen`,

  isPaused: 'Leihen ruht gerade',
  changeTimes: 'Ändere den Hebel',
  readingBalance: 'Dein Guthaben wird gelesen',
  notEnough: (symbol: string) => `Zu wenig ${symbol}`,
  overCash: (cash: string) => `Der Markt hat ${cash} zu verleihen`,
  noQuote: 'Warten auf einen Kurs',
  debtTooSmall: (least: string) => `Die kleinste Schuld ist ${least}`,
  tooMuchLeverage: 'Zu viel Hebel bei diesem Preis',
  saleTooSmall: 'Der Verkauf würde die Schuld nicht decken',
};
