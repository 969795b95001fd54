import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  ZeroAmount: 'Der Betrag ist null.',
  ZeroRecipient: 'Die Zahlung hat keinen Empfänger.',
  BalanceTooLow: (balance, wanted) =>
    `Im Treuhandkonto sind ${balance} frei; verlangt wurden ${wanted}.`,
  PullFailed: (token, amount) =>
    `${token} ließ die Treuhand ${amount} nicht nehmen: Guthaben oder Freigabe sind zu klein.`,
  PullMismatch: (token) =>
    `${token} bewegt einen anderen Betrag als verlangt. Token mit Gebühr können hier nicht gehandelt werden.`,
  PushFailed: (token, amount, to) =>
    `${token} weigert sich, ${amount} an ${to} zu zahlen. Nenne einen anderen Empfänger: Der Betrag bleibt deiner.`,
  SafeERC20FailedOperation: (token) => `${token} hat eine Freigabe verweigert.`,

  UnlistedToken: (token) =>
    `${token} steht nicht auf der Liste der Treuhand, und hier muss sein Wert bekannt sein: Wähle unumkehrbare Zahlungsarten und ein anderes Gericht.`,
  NotMaker: 'Das darf nur, wer das Angebot gemacht hat oder dessen Unterschrift bringt.',
  OfferKnown: 'Dieses Angebot wurde schon eingestellt.',
  OfferNotOpen: 'Dieses Angebot wurde nie eingestellt oder ist geschlossen.',
  OfferExpired: (time) => `Dieses Angebot endete um ${time}.`,
  BadAmounts:
    'Der kleinste Handel muss über null liegen, der größte nicht darunter, und die Gesamtmenge auch nicht.',
  BadCurrency: (code) => `„${code}“ ist keine Währung: Ein Kürzel hat drei Großbuchstaben.`,
  MethodCount: (count) => `Ein Angebot hat eine bis acht Zahlungsarten, nicht ${count}.`,
  UnknownMethod: (method) => `Die Treuhand kennt die Zahlungsart „${method}“ nicht.`,
  BadPayWindow: (window, most) =>
    `Für die Zahlung blieben ${window}; erlaubt sind bei diesem Token 15 min bis ${most}.`,
  BadConfirmWindow: (window) =>
    `Für die Bestätigung blieben ${window}; erlaubt sind 5 min bis 1 d.`,
  BadBond: (bond) => `Eine Kaution beträgt 10 bis 30 % eines Handels, nicht ${bond}.`,
  BadPriceTerms:
    'Ein fester Preis liegt über null; einer nach dem Markt braucht Unter- und Obergrenze und ein Alter.',
  StartersNotForBuying: 'Nur Verkaufsangebote können Käufer ohne Kaution annehmen.',
  BadArbitrator: (judge) => `${judge} kann nicht richten: Das ist kein Vertrag.`,
  ArbitratorSilent: (judge) =>
    `Das Gericht ${judge} nimmt solche Streitfälle jetzt nicht an: Es hat zu wenige Sitze oder ist keines.`,
  ReserveTooLow: (reserve, wanted) =>
    `Der Gegenseite bleiben ${reserve} für ihre Kautionen; dieser Handel braucht ${wanted}.`,
  NoPrice: 'Der Marktpreis ist jetzt nicht lesbar. Laufende Geschäfte gehen weiter.',
  PriceTooOld: (time, age) =>
    `Der Marktpreis ist von ${time}; dieses Angebot nimmt keinen, der älter als ${age} ist.`,
  PriceOutOfBounds: 'Der Marktpreis liegt außerhalb der Grenzen dieses Angebots.',
  Overflow: 'So viel kann die Treuhand nicht zählen.',

  Paused:
    'Einstellen und Annehmen sind ausgesetzt. Laufende Geschäfte gehen weiter, Auszahlungen auch.',
  StaleOffer: 'Der Preis wurde inzwischen geändert. Sieh ihn an und entscheide neu.',
  PriceTooFar: 'Der Preis ist jetzt schlechter als vereinbart. Sieh ihn an und entscheide neu.',
  AmountOutsideOffer: (amount, least, greatest, free) =>
    `Dieses Angebot nimmt ${least} bis ${greatest} je Handel, frei sind ${free}; verlangt wurden ${amount}.`,
  BondTooHigh: (bond, most) =>
    `Die Kaution wäre jetzt ${bond}; vereinbart waren höchstens ${most}. Sieh noch einmal hin.`,
  NoSuchMethod: 'Dieses Angebot hat diese Zahlungsart nicht.',
  OwnOffer: 'Das ist dein eigenes Angebot.',
  NotSponsor: 'Wer eine fremde Kaution zahlt, muss das selbst senden, und nur für Käufer.',
  AbovePoolCap: (value, cap) =>
    `Dieser Handel ist ${value} wert; das übliche Schiedsgericht richtet bis ${cap}.`,
  AboveReversibleLimit: (value, limit) =>
    `Zahlungen dieser Art lassen sich später zurückholen. Darum darf ein Handel hier ${limit} wert sein; dieser ist ${value} wert.`,
  BadAccountAge: 'Das Alter eines Zahlungskontos nennt, wer verkauft, in einer von drei Stufen.',
  StarterNotTaken: 'Dieses Angebot nimmt mit dieser Zahlungsart niemanden ohne Kaution.',
  AboveStarterLimit: (value, limit) =>
    `Ohne Kaution darf ein Handel ${limit} wert sein; dieser ist ${value} wert.`,
  TooManyStarters:
    'Wer kauft, hat schon einen Handel ohne Kaution, oder dieses Angebot hat drei davon.',
  KeyMissing: 'Ein Schlüssel für Nachrichten fehlt.',
  BadDetails: 'Wer verkauft, und nur wer verkauft, legt sich auf Zahlungsdaten fest.',

  UnknownTrade: (trade) => `Einen Handel ${trade} gibt es nicht.`,
  StateChanged: (state, expected) =>
    `Der Handel ging inzwischen weiter: Er ist ${state}, nicht mehr ${expected}.`,
  NotInThisState: (action, state) =>
    `${action}: Das kann niemand, solange der Handel ${state} ist.`,
  NotYours: (action) => `${action}: Das kannst du in diesem Handel jetzt nicht.`,
  TooEarly: (action, time) => `${action}: Das geht ab ${time}.`,
  TooLate: (action, time) => `${action}: Das ging bis ${time}.`,
  DemandedBefore: 'Die Zahlungsdaten wurden schon angefordert. Das geht einmal.',
  DetailsTooLong: (length, most) =>
    `Die versiegelten Zahlungsdaten haben ${length} Bytes; erlaubt sind ${most}.`,
  TooMuchEvidence: 'Jede Seite bringt höchstens viermal Beweise und antwortet zweimal.',
  HashMissing: 'Der Beweis fehlt.',
  CourtTooDear: (fee, kept) =>
    `Das zweite Gericht verlangt ${fee}; dafür zurückgelegt und dazugegeben sind ${kept}.`,
  NoBackup: 'Es gibt kein zweites Gericht.',
  BadRuling: 'Ein Urteil gilt der Käufer- oder der Verkäuferseite oder wird verweigert.',
  UnknownDispute: 'Dieses Gericht hat hier keinen solchen Streitfall.',
  SettlementTooLarge: (toBuyer, amount) =>
    `Die Käuferseite kann höchstens ${amount} bekommen, nicht ${toBuyer}.`,
  NoSuchProposal:
    'Dieser Vorschlag gilt nicht mehr: Er wurde ersetzt, lief ab, oder der Handel ging weiter.',

  SignatureExpired: (time) => `Die Unterschrift galt bis ${time}. Versuche es noch einmal.`,
  BadSignature: (account) => `Das ist keine Unterschrift von ${account} für diese Bedingungen.`,
  NonceUsed: 'Diese Unterschrift wurde schon benutzt oder zurückgenommen.',
  NotSignable: 'Das geht nicht durch Unterschrift.',
  NotGuardian: 'Das dürfen nur Wächter oder Eigentümer der Treuhand.',
  FeeTooHigh: (fee) => `Eine Gebühr beträgt höchstens 0,5 %, nicht ${fee}.`,
  BadTokenTerms: (token) => `${token} braucht einen Wert und eine Obergrenze.`,
  OnlyDelegated: 'Dieser Vertrag ist ein Teil der Treuhand und wird nicht selbst gerufen.',
  OwnableInvalidOwner: 'Dieser Adresse kann die Treuhand nicht gehören.',
  OwnableUnauthorizedAccount: 'Das darf nur, wem die Treuhand gehört.',
  ReentrancyGuardReentrantCall: 'Die Treuhand wurde aus einem Aufruf heraus noch einmal gerufen.',

  None: 'nicht vorhanden',
  Taken: 'unbestätigt',
  Locked: 'noch unbezahlt',
  Demanded: 'ohne Zahlungsdaten',
  Paid: 'als bezahlt gemeldet',
  Denied: 'bestritten',
  Disputed: 'im Streit',
  Final: 'beendet',
  Confirm: 'Bestätigen',
  Cancel: 'Abbrechen',
  Expire: 'Wegen Verspätung beenden',
  DemandDetails: 'Zahlungsdaten anfordern',
  PostDetails: 'Zahlungsdaten nennen',
  MarkPaid: 'Als bezahlt melden',
  Release: 'Freigeben',
  Deny: 'Zahlung bestreiten',
  Dispute: 'Streit beginnen',
  SubmitEvidence: 'Beweise bringen',
  Reply: 'Auf Beweise antworten',
  Concede: 'Nachgeben',
  RequestRuling: 'Das Gericht fragen',
  RequestBackup: 'Das zweite Gericht fragen',
  Rule: 'Urteilen',
  Propose: 'Einen Vergleich vorschlagen',
  AcceptSettlement: 'Den Vergleich annehmen',
  SetKeys: 'Schlüssel setzen',
};
