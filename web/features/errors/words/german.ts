import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  missingPart:
    'Ein Teil der Seite ließ sich nicht laden, deshalb wurde nichts gesendet. Prüfe deine Verbindung und versuch es noch einmal.',
  someOf: (token: string) => `etwas von ${token}`,

  UnknownMarket: 'Diesen Markt gibt es an dieser Börse nicht.',
  MarketExists: 'Dieser Markt ist schon offen.',
  UnsupportedToken: (token: string) => `${token} kann hier nicht gehandelt werden.`,
  LotExponentTooLarge: 'Die Losgröße ist zu groß.',
  TierMismatch: 'Gebühren und Preisschritt passen nicht zur gewählten Stufe.',
  UnknownTier: (tier: string, count: string) =>
    `Die Gebührenstufe ${tier} gibt es nicht: Es sind ${count}, von 0 an gezählt.`,
  MinQuoteZero: 'Die kleinste Order muss etwas wert sein.',
  BadTier: 'Diese Gebühren und dieser Preisschritt ergeben keine Stufe.',

  DeadlineExpired: (time: string) =>
    `Die Zeit dafür lief um ${time} ab. Versuch es noch einmal; eine längere Frist steht in den Einstellungen.`,
  UnknownFlags: 'Die Börse kennt diese Kombination von Optionen nicht.',
  Locked: 'Die Börse ist mitten in einer anderen Zahlung. Versuch es noch einmal.',
  NotBatchable: 'Eine dieser Aktionen lässt sich nicht mit anderen zusammenfassen.',
  SettlesInsideBatch: (index: string) =>
    `Aktion ${index} nennt eine eigene Herkunft oder einen eigenen Empfänger.`,
  MarketPaused: (time: string) =>
    `Dieser Markt ruht bis ${time}. Stornieren, Abholen und Abziehen gehen weiter.`,
  LengthsDiffer: 'Zwei Listen, die zusammengehören, sind verschieden lang.',
  OnlyDelegated: 'Diese Adresse ist ein Teil der Börse; rufe die Börse selbst auf.',

  ZeroAmount: 'Der Betrag ist null.',
  AmountTooLarge: 'Der Betrag ist größer, als die Börse zählen kann.',
  LimitOutOfRange: 'Der Limitpreis liegt außerhalb des Bereichs.',
  NothingOut: 'Der Betrag ist zu klein: Es käme nichts heraus.',
  OutputTooLow:
    'Der Preis hat sich bewegt: Es käme weniger heraus als dein Mindestbetrag. Sieh dir den neuen Kurs an oder erlaube mehr Slippage.',
  InputTooHigh:
    'Der Preis hat sich bewegt: Es würde mehr kosten als dein Höchstbetrag. Sieh dir den neuen Kurs an oder erlaube mehr Slippage.',
  NotFilled: 'Pool und Orderbuch können in deinen Grenzen nicht alles ausführen.',
  ReserveOverflow: 'So viel fasst der Pool nicht.',
  PathLength: 'Eine Route hat einen bis vier Märkte.',
  PathBroken: (token: string) => `Die Route bricht ab: Ihr nächster Markt handelt ${token} nicht.`,
  PathHasLimit: 'Ein Tausch über mehrere Märkte hat keinen Limitpreis.',

  TickOffGrid: 'Der Preis liegt zwischen zwei Preisschritten dieses Marktes.',
  ZeroLots: 'Der Betrag ist kleiner als ein Los.',
  OrderTooLarge: (lots: string) => `Eine Order über ${lots} ist bei diesem Preis zu groß.`,
  OrderTooSmall: (value: string, least: string) =>
    `Die Order ist ${value} wert; die kleinste hier ist ${least}.`,
  WouldCrossPool: 'Nur ruhen: Zu diesem Preis würde sie sofort mit dem Pool handeln.',
  WouldCross: (price: string) =>
    `Nur ruhen: Zu diesem Preis würde sie sofort mit Orders zu ${price} handeln.`,
  FillOrKill: (filled: string, wanted: string) =>
    `Alles oder nichts: Nur ${filled} von ${wanted} sind innerhalb des Limits zu haben.`,
  HandleInUse: 'Eine Order mit derselben Nummer liegt noch im Buch. Versuch es noch einmal.',
  UnknownOrder: 'Eine solche Order von dir gibt es in diesem Markt nicht.',
  OrderChanged: 'Die Order hat sich geändert, seit sie gezeigt wurde. Sieh sie dir noch einmal an.',
  ReducedTooSmall: (least: string) =>
    `Was von einer Order bleibt, muss mindestens ${least} wert sein; sonst storniere sie ganz.`,
  LevelFull: (price: string) =>
    `Zu ${price} passen keine Orders mehr, bis zu diesem Preis gehandelt wurde. Nimm den nächsten Preis.`,
  LevelRetired: (price: string) =>
    `Zu ${price} werden keine Orders mehr angenommen. Nimm den nächsten Preis.`,
  BadExpiry: 'Das Ablaufdatum muss in der Zukunft liegen.',
  BountyTooLarge: (most: string) => `Die Prämie darf höchstens ${most} betragen.`,
  NeverExpires: 'Diese Order läuft nie ab.',
  NotExpired: (time: string) => `Diese Order läuft um ${time} ab.`,
  OrderStillRests: (lots: string) =>
    `${lots} dieser Order liegen noch im Buch: Jetzt darf nur ihr Eigner abholen.`,

  FirstDepositTooSmall: 'Die erste Einlage in einen Pool muss größer sein.',
  DepositCrosses:
    'Der Preis dieser ersten Einlage würde das Orderbuch kreuzen. Bring die Token in einem anderen Verhältnis.',
  SharesTooFew: 'Der Pool hat sich bewegt: Diese Einlage brächte weniger Anteile als verlangt.',
  AmountTooLow: (amount: string, least: string) =>
    `Nur ${amount} kämen heraus, weniger als dein Mindestbetrag, ${least}.`,
  SwapBeyondAmount: 'Es würde mehr getauscht, als gebracht wird.',
  NoLiquidity: 'Dieser Pool hat keine Liquidität.',

  InsufficientBalance: 'Das Guthaben ist zu klein.',
  InsufficientPermission: 'Der Eigner des Guthabens hat das nicht erlaubt.',
  BalanceOverflow: 'So viel fasst das Guthaben nicht.',

  PullFailed: (token: string, amount: string) =>
    `${token} ließ die Börse nicht ${amount} aus deiner Wallet nehmen: Guthaben oder Freigabe sind zu klein.`,
  PullMismatch: (token: string) =>
    `${token} bewegt einen anderen Betrag als verlangt. Token, die Gebühren einbehalten, können hier nicht gehandelt werden.`,
  PushFailed: (token: string, amount: string) => `${token} weigerte sich, ${amount} auszuzahlen.`,
  BalanceTooLow: (balance: string, needed: string) =>
    `Das Guthaben ist ${balance}, gebraucht wird ${needed}.`,
  ZeroRecipient: 'Die Zahlung hat keinen Empfänger.',
  ValueNotNeeded: (amount: string) => `${amount} kamen mit, und nichts hier nimmt sie an.`,
  ValueTooLow: (sent: string, needed: string) =>
    `${sent} wurden gesendet, gebraucht werden ${needed}.`,
  DepositsPaused: (time: string) => `Einzahlungen ruhen bis ${time}. Auszahlungen gehen weiter.`,

  NotPermitted: 'Dieses Konto darf das für den Eigner nicht oder nicht mehr tun.',
  BadSignature: 'Die Unterschrift ist für diese Bedingungen nicht die des Eigners.',
  NonceUsed: 'Diese Erlaubnis wurde schon benutzt oder widerrufen.',

  NotObserved: 'Für diesen Markt hat noch niemand Preisbeobachtungen eingerichtet.',
  BadObservationSize: (size: string) =>
    `Die Preisaufzeichnung hat ${size} Einträge und kann nur wachsen.`,
  BadWindow: 'Ein mittlerer Preis geht über eine Sekunde bis eine halbe Stunde.',
  HistoryTooShort: (time: string) => `Die Preisaufzeichnung reicht nicht bis ${time} zurück.`,

  NotAllowed: 'Das dürfen nur der Eigner der Börse oder ihr Wächter.',
  IncomePartTooHigh: 'Der Anteil des Protokolls an den Einnahmen wäre zu hoch.',
  PauseTooLong: 'Die Pause wäre zu lang.',
  PausedLately: (time: string) => `Das kann erst ab ${time} wieder angehalten werden.`,
};
