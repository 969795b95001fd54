import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  lend: 'Verleihen',
  markets: 'Leihmärkte',
  market: 'Markt',
  allMarkets: 'Alle Märkte',
  readingMarkets: 'Die Leihmärkte werden gelesen',
  noMarkets: 'Noch hat niemand einen Leihmarkt eröffnet.',
  nothingFound: (search: string) => `Kein Leihmarkt enthält „${search}“.`,
  onlySome: (shown: number, total: number) =>
    `Gezeigt werden die ersten ${shown} von ${total} Märkten.`,
  unknownMarket: 'Diesen Leihmarkt gibt es nicht',
  unknownMarketWords: 'Die Adresse ist falsch oder alt.',
  searchMarkets: 'Leihmärkte nach Token oder Adresse suchen',
  searchHint: 'Token oder Adresse',
  staleFigures: 'Der Knoten antwortet nicht: Die Zahlen können alt sein.',
  lendAgainst: (loan: string, collaterals: string) => `${loan} gegen ${collaterals} verleihen`,
  borrowAgainst: (loan: string, collaterals: string) => `${loan} gegen ${collaterals} leihen`,
  against: (collaterals: string) => `gegen ${collaterals}`,
  upTo: (ltv: string) => `bis ${ltv}`,
  borrowHere: 'Hier leihen',
  lendHere: 'Hier verleihen',
  whatLendersEarn:
    'Verleiher bekommen, was Leihende zahlen; der Satz folgt jede Sekunde daraus, wie viel verliehen ist. Die Bedingungen eines Marktes ändern sich nie. Was verliehen ist, kann erst abgehoben werden, wenn jemand zurückzahlt oder verleiht.',
  lendersBear:
    'Du kannst abheben, solange der Markt etwas in der Kasse hat. Deckt eine Sicherheit die Schuld nicht, tragen die Verleiher den Verlust gemeinsam.',

  facts: 'Zahlen',
  supplyYield: 'Zins p. a.',
  borrowYield: 'Leihzins p. a.',
  afterFee: (fee: string) => `nach ${fee} der Zinsen fürs Protokoll`,
  perSecond: 'jede Sekunde verzinst',
  suppliedAll: 'Eingelegt',
  borrowedAll: 'Geliehen',
  lentOutPart: 'Davon verliehen',
  cash: 'Kasse',
  cashNote: 'kann jetzt abgehoben oder geliehen werden',
  toBorrowCash: 'Zu leihen',
  smallestDebt: 'Kleinste Schuld',
  feesWaiting: 'Gebühren des Protokolls',
  feesNote: 'noch nicht abgeholt; sie tragen Verluste zuerst',
  yourSupply: 'Deine Einlage',
  yourDebt: 'Deine Schuld',
  yourPart: 'Dein Anteil',
  partOfSupply: (part: string) => `${part} der Einlagen`,
  yours: 'Deins',

  rateCurve: 'Zinsen je nach Auslastung',
  ratesAt: (use: string, borrow: string, supply: string) =>
    `${use} verliehen: Leihende zahlen ${borrow}, Verleiher bekommen ${supply}`,
  borrowers: 'Leihende',
  lenders: 'Verleiher',
  partLentLabel: 'Wie viel verliehen ist',
  nowLent: (use: string) => `jetzt ${use}`,

  lastWeek: 'Zinsen der letzten Woche',
  historyMissing:
    'Die Zinsen der Vergangenheit kommen vom Indexer, den diese Seite nicht erreicht.',
  readingHistory: 'Die Zinsen werden gelesen',
  noHistory: 'Noch keine Zinsen.',
  time: 'Zeit',

  collaterals: 'Sicherheiten',
  sharesSymbol: (pair: string) => `${pair} LP`,
  sharesName: (pair: string) => `Anteile am Pool ${pair}`,
  token: 'Token',
  priceNow: (loan: string) => `Preis in ${loan}`,
  newDebtPrice: 'Für neue Schuld',
  forNewDebt: (price: string) => `${price} für neue Schuld`,
  notForNewDebt: 'keiner für neue Schuld',
  borrowUpTo: 'Leihen bis',
  liquidatedAt: 'Liquidiert ab',
  bonusUpTo: 'Bonus des Liquidators bis',
  pledgedOfCap: 'Verpfändet',
  ofCap: (cap: string) => `von ${cap}`,
  guard: 'Preiswächter',
  isLive: 'aktuell',
  isDown: 'ausgefallen: letzter guter Preis',
  guardMeaning:
    'Prozente vom Wert der Sicherheit. Neue Schuld wird nach dem niedrigsten mehrerer Preise beurteilt, eine Liquidation nach dem mittleren der äußeren Quellen; kein einzelner Handel hier bewegt sie.',

  foreignGuard:
    'Ein Preiswächter dieses Marktes stammt nicht aus der Fabrik dieser Seite. Niemand weiß, welche Preise er nennt: Wer hier verleiht oder leiht, kann alles verlieren.',
  unlistedMarket:
    'Jeder darf einen Leihmarkt eröffnen. Dieser hat einen Token, den diese Seite nicht führt: Prüfe seine Adresse.',
  pausedUntil: (time: string) =>
    `Verleihen und Leihen ruhen bis ${time}. Abheben, Zurückzahlen und Sicherheiten einzahlen gehen.`,
  reportedDown: (tokens: string) =>
    `Der Preis von ${tokens} ist ausgefallen, deshalb kann nichts verliehen werden. Abheben und Zurückzahlen gehen.`,
  noPriceFor: (tokens: string) =>
    `Für ${tokens} gibt es gerade keinen sicheren Preis: Niemand kann dagegen leihen. Zurückzahlen geht.`,
  capTooLarge: (tokens: string) =>
    `Der Pool für ${tokens} ist seit der Eröffnung geschrumpft: Große Liquidationen können den Preis weit drücken. Bedenke das beim Verleihen und Leihen.`,

  supply: 'Einlegen',
  withdraw: 'Abheben',
  toSupply: 'Betrag zum Einlegen',
  toWithdraw: 'Betrag zum Abheben',
  inWallet: 'Wallet',
  available: 'Verfügbar',
  max: 'Max',
  mostOf: (field: string) => `${field}: das meiste`,
  becomes: 'wird zu',
  supplySymbol: (symbol: string) => `${symbol} einlegen`,
  supplyLabel: (amount: string) => `${amount} einlegen`,
  withdrawSymbol: (symbol: string) => `${symbol} abheben`,
  withdrawLabel: (amount: string) => `${amount} abheben`,
  withdrawAll: 'Alles abheben',
  nothingSupplied: 'Mit diesem Konto hast du hier nichts eingelegt.',
  partlyLentOut: (most: string) =>
    `Der Markt hat weniger in der Kasse, als du eingelegt hast: ${most} gehen jetzt, der Rest, wenn jemand zurückzahlt oder einlegt. Bis dahin steigt der Zins.`,

  enterAmount: 'Betrag eingeben',
  changeMarked: 'Ändere das Markierte',
  noNumber: 'Das ist keine Zahl.',
  tooPrecise: (symbol: string, decimals: number) =>
    `${symbol} hat ${decimals} Nachkommastellen; das sind mehr.`,
  notEnough: (symbol: string) => `Zu wenig ${symbol}`,
  notSupplied: (symbol: string) => `So viel ${symbol} hast du nicht eingelegt`,
  lentOut: 'Mehr als in der Kasse des Marktes',
  isPaused: 'Ruht gerade',
  priceDown: (tokens: string) => `Kein sicherer Preis für ${tokens}`,
  tooMuchForMarket: 'Mehr, als ein Markt fasst',
  readingBalance: 'Dein Guthaben wird gelesen',
  pricesOld: 'Warten auf frische Zahlen',
  waiting: 'Warten auf deine Wallet',

  noDebt: 'keine Schuld',
  liquidatable: 'kann liquidiert werden',
  inDanger: 'in Gefahr',
  takeCare: 'Vorsicht',
  isFine: 'gut',

  account: 'Konto',
  mainAccount: '0 · Hauptkonto',
  accountNumber: (number: number) => `${number}`,
  nameOne: 'Neu …',
  number: 'Nummer',
  name: 'Bezeichnung',
  take: 'Nehmen',
  numberRange: 'Eine ganze Zahl von 0 bis 999.999.',
  accountMeaning:
    'Jede Nummer ist eine eigene Position unter deiner Adresse: Keine zieht eine andere mit. Der Name bleibt auf diesem Gerät.',

  whatLendingDid: 'Was im Leihen geschah',
  didSupply: (amount: string) => `${amount} eingelegt`,
  didWithdraw: (amount: string) => `${amount} abgehoben`,
  didPledge: (amount: string) => `${amount} als Sicherheit eingezahlt`,
  didTakeBack: (amount: string) => `${amount} Sicherheit zurückgeholt`,
  didBorrow: (amount: string) => `${amount} geliehen`,
  didRepay: (amount: string) => `${amount} zurückgezahlt`,
  didLiquidate: (repaid: string, seized: string) =>
    `Liquidiert: ${repaid} zurückgezahlt, ${seized} verwertet`,
  nothing: 'nichts',
  didWriteOff: (amount: string) => `${amount} abgeschrieben: Dafür war keine Sicherheit mehr da`,
  didSellSeized: (surplus: string) => `Verwertetes verkauft; ${surplus} blieben dem Liquidator`,
  didOpenLeverage: (bought: string, spent: string, debt: string) =>
    `Hebel: ${bought} für ${spent} gekauft, davon ${debt} geliehen`,
  didReduceLeverage: (sold: string, proceeds: string, repaid: string, back: string) =>
    `Hebel: ${sold} für ${proceeds} verkauft, davon ${repaid} auf die Schuld, ${back} ausgezahlt`,
  didForOther: (words: string, owner: string) => `${words} (Position von ${owner})`,
  didInAccount: (words: string, number: string) => `${words} (Konto ${number})`,
  theLeverage: 'der Hebelvertrag',
  didAllow: (who: string) => `Für deine Konten handeln darf jetzt: ${who}`,
  didForbid: (who: string) => `Für deine Konten handeln darf nicht mehr: ${who}`,
};
