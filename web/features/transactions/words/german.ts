import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  accountChanged:
    'Das Konto in deiner Wallet hat inzwischen gewechselt; von ihr wurde nichts weiter verlangt. Sieh dir die Zahlen an und fang neu an.',
  chainChanged:
    'Deine Wallet ist inzwischen in einem anderen Netz; von ihr wurde nichts weiter verlangt. Wechsle zurück und fang neu an.',
  disconnected: 'Die Wallet ist nicht mehr verbunden. Von ihr wurde nichts weiter verlangt.',
  riskNotTaken: 'Nichts wurde gesendet: Die Risiken wurden nicht angenommen.',

  step: (number: number, count: number, what: string) => `Schritt ${number} von ${count}: ${what}`,
  stepsBefore: (steps: string) => `In deiner Wallet: ${steps}`,
  signPermit: (symbol: string) => `Erlaubnis für ${symbol} unterschreiben (ohne Gas)`,
  signPermit2: (symbol: string) => `für ${symbol} mit Permit2 unterschreiben (ohne Gas)`,
  approve: (symbol: string) => `${symbol} freigeben`,
  approveTitle: (symbol: string) => `${symbol} freigeben`,
  reset: (symbol: string) => `alte Freigabe von ${symbol} zurücknehmen`,
  resetTitle: (symbol: string) => `Alte Freigabe von ${symbol} zurücknehmen`,
  signOperator: 'den Hebelvertrag für deine Leihen unterschreiben (ohne Gas)',
  allowOperator: 'den Hebelvertrag für deine Leihen zulassen',
  allowOperatorTitle: 'Hebelvertrag zulassen',
  wrap: (amount: string) => `${amount} einpacken (wrap)`,
  unwrap: (amount: string) => `${amount} auspacken (unwrap)`,
  notUnwrapped: (coin: string, why: string) =>
    `Erledigt, nur ist das Erhaltene noch nicht zu ${coin} ausgepackt. ${why} Im Portfolio geht das nachträglich.`,
  send: 'absenden',
  checking: 'Wird am neuesten Block geprüft',
  waitingForWallet: 'Warten auf deine Wallet',
  sentWaiting: 'Gesendet. Warten auf einen Block',

  statusSigning: 'In deiner Wallet',
  statusPending: 'Unterwegs',
  statusConfirmed: 'Bestätigt',
  statusFailed: 'Gescheitert',
  statusReplaced: 'Ersetzt',
  statusCancelled: 'Abgebrochen',
  statusDropped: 'Verworfen',
  statusRejected: 'Abgelehnt',
  statusUnknown: 'Ausgang unbekannt',
  failedInBlock:
    'Sie ist in ihrem Block gescheitert: Der Markt hatte sich seit dem Unterschreiben bewegt.',
  repriced: 'Bestätigt, mit anderer Gebühr als zuerst unterschrieben.',
  replaced: 'Eine andere Transaktion deiner Wallet trat an ihre Stelle.',
  cancelled: 'Du hast sie in deiner Wallet abgebrochen.',
  dropped:
    'Der Knoten hat sie vergessen, und sie ist in keinem Block. Deine Wallet sendet sie vielleicht noch einmal; sonst geschieht nichts.',
  unknown:
    'Sie wurde gesendet, aber der Knoten sagt nicht, was aus ihr wurde. Sieh in deine Wallet, bevor du es noch einmal versuchst.',

  recent: 'Letzte Transaktionen',
  none: 'Noch keine Transaktionen.',
  clearAll: 'Leeren',
  clearOne: (label: string) => `„${label}“ von der Liste nehmen`,
  details: (label: string) => `Einzelheiten zu „${label}“`,
  show: 'Einzelheiten',
  loading: 'Die Transaktion wird gelesen',
  notReadable: 'Der Knoten gibt ihre Quittung gerade nicht heraus.',
  transaction: 'Transaktion',
  block: 'Block',
  status: 'Stand',
  sentAt: 'Gesendet',
  gasPaid: 'Gas bezahlt',
  gasUsed: 'Gas verbraucht',
  wallet: 'Deine Wallet',
  inside: 'Dein Guthaben in der Börse',
  nothingMoved: 'Keine Token von dir wurden bewegt.',
  poolShares: 'Pool-Anteile',
  events: 'Was die Börse tat',
  swapped: (paid: string, got: string) => `${paid} gegen ${got} getauscht`,
  placed: (lots: string, price: string) => `Order über ${lots} ruht zu ${price}`,
  takenOff: (lots: string) => `${lots} aus dem Buch genommen`,
  claimed: (amount: string) => `${amount} abgeholt`,
  added: (base: string, quote: string) => `${base} und ${quote} in den Pool gelegt`,
  removed: (base: string, quote: string) => `${base} und ${quote} aus dem Pool genommen`,

  riskTitle: 'Vor deinem ersten Handel',
  riskUnaudited:
    'Die Verträge sind von keiner unabhängigen Firma geprüft. Ein Fehler darin kann alles kosten, was in ihnen liegt.',
  riskContracts:
    'Was du handelst, läuft durch Verträge, die niemand für dich anhalten oder rückgängig machen kann. Eine bestätigte Transaktion bleibt.',
  riskPrices:
    'Preise bewegen sich. Ein Tausch bringt vielleicht nur seinen Mindestbetrag, eine Order wird vielleicht nie ausgeführt, und Pool-Anteile können weniger wert sein als das Eingelegte.',
  riskTokens:
    'Jeder kann für jeden Token einen Markt eröffnen. Sieh auf die Adresse, nicht auf den Namen.',
  riskKeys:
    'Nur du hast deine Schlüssel. Die Seite kann sie nicht wiederherstellen und dir nichts erstatten.',
  riskAccept: 'Ich verstehe das und nehme diese Risiken an',
  riskOnce: 'Wird auf diesem Gerät einmal gefragt.',
  goOn: 'Weiter',
  notNow: 'Jetzt nicht',
};
