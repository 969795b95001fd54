import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  ZeroAmount: 'Der Betrag ist null.',
  ZeroRecipient: 'Die Zahlung hat keinen Empfänger.',
  BalanceTooLow: (balance, wanted) =>
    `In der Treuhand sind ${balance} frei; verlangt wurden ${wanted}.`,
  PullFailed: (token, amount) =>
    `${token} ließ die Treuhand ${amount} nicht nehmen: Guthaben oder Freigabe sind zu klein.`,
  PullMismatch: (token) =>
    `${token} bewegt einen anderen Betrag als verlangt. Token mit Gebühr können hier nicht gehandelt werden.`,
  PushFailed: (token, amount, to) =>
    `${token} weigert sich, ${amount} an ${to} zu zahlen. Nenne einen anderen Empfänger: Der Betrag bleibt deiner.`,
  SafeERC20FailedOperation: (token) => `${token} hat eine Freigabe verweigert.`,

  UnlistedToken: (token) =>
    `${token} steht nicht auf der Liste der Treuhand, und hier muss sein Wert bekannt sein: Wähle unumkehrbare Zahlungsarten und ein anderes Gericht.`,
  NotMaker: 'Das darf nur der Anbieter, oder wer seine Unterschrift bringt.',
  OfferKnown: 'Dieses Angebot wurde schon eingestellt.',
  OfferNotOpen: 'Dieses Angebot wurde nie eingestellt oder ist geschlossen.',
  OfferExpired: (time) => `Dieses Angebot endete um ${time}.`,
  BadAmounts:
    'Das kleinste Geschäft muss über null liegen, das größte darf nicht kleiner sein und die Gesamtmenge nicht kleiner als das größte.',
  BadCurrency: (code) => `„${code}“ ist keine Währung: Ein Kürzel hat drei Großbuchstaben.`,
  MethodCount: (count) => `Ein Angebot hat eine bis acht Zahlungsarten, nicht ${count}.`,
  UnknownMethod: (method) => `Die Treuhand kennt die Zahlungsart „${method}“ nicht.`,
  BadPayWindow: (window, most) =>
    `Für die Zahlung blieben ${window}; erlaubt sind bei diesem Token 15 min bis ${most}.`,
  BadConfirmWindow: (window) =>
    `Für die Bestätigung blieben ${window}; erlaubt sind 5 min bis 1 d.`,
  BadBond: (bond) => `Eine Kaution beträgt 10 bis 30 % eines Geschäfts, nicht ${bond}.`,
  BadPriceTerms:
    'Ein fester Preis liegt über null; einer nach dem Markt braucht Unter- und Obergrenze und ein Alter.',
  StartersNotForBuying: 'Nur Verkaufsangebote können Käufer ohne Kaution annehmen.',
  BadArbitrator: (judge) => `${judge} kann nicht richten: Das ist kein Vertrag.`,
  ArbitratorSilent: (judge) =>
    `Das Gericht ${judge} nimmt solche Streitfälle jetzt nicht an: Es hat zu wenige Sitze oder ist keines.`,
  ReserveTooLow: (reserve, wanted) =>
    `Der Gegenseite bleiben ${reserve} für ihre Kautionen; dieses Geschäft braucht ${wanted}.`,
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
    `Dieses Angebot nimmt ${least} bis ${greatest} je Geschäft, frei sind ${free}; verlangt wurden ${amount}.`,
  BondTooHigh: (bond, most) =>
    `Die Kaution wäre jetzt ${bond}; vereinbart waren höchstens ${most}. Sieh noch einmal hin.`,
  NoSuchMethod: 'Dieses Angebot hat diese Zahlungsart nicht.',
  OwnOffer: 'Das ist dein eigenes Angebot.',
  NotSponsor: 'Wer eine fremde Kaution stellt, muss es selbst senden, und das geht nur für Käufer.',
  AbovePoolCap: (value, cap) =>
    `Dieses Geschäft ist ${value} wert; das übliche Schiedsgericht richtet bis ${cap}.`,
  AboveReversibleLimit: (value, limit) =>
    `Zahlungen dieser Art lassen sich später zurückholen. Darum darf ein Geschäft hier höchstens ${limit} wert sein; dieses ist ${value} wert.`,
  BadAccountAge: 'Das Alter eines Zahlungskontos nennt, wer verkauft, in einer von drei Stufen.',
  StarterNotTaken: 'Dieses Angebot nimmt mit dieser Zahlungsart niemanden ohne Kaution.',
  AboveStarterLimit: (value, limit) =>
    `Ohne Kaution darf ein Geschäft höchstens ${limit} wert sein; dieses ist ${value} wert.`,
  TooManyStarters:
    'Wer kauft, hat schon ein Geschäft ohne Kaution, oder dieses Angebot hat drei davon.',
  KeyMissing: 'Ein Schlüssel für Nachrichten fehlt.',
  BadDetails: 'Wer verkauft, und nur wer verkauft, legt sich auf Zahlungsdaten fest.',

  UnknownTrade: (trade) => `Ein Geschäft ${trade} gibt es nicht.`,
  StateChanged: (state, expected) =>
    `Das Geschäft ging inzwischen weiter: Es ist ${state}, nicht mehr ${expected}.`,
  NotInThisState: (action, state) =>
    `${action}: Das kann niemand, solange das Geschäft ${state} ist.`,
  NotYours: (action) => `${action}: Das kannst du in diesem Geschäft jetzt nicht.`,
  TooEarly: (action, time) => `${action}: Das geht ab ${time}.`,
  TooLate: (action, time) => `${action}: Das ging bis ${time}.`,
  DemandedBefore: 'Die Zahlungsdaten wurden schon verlangt. Das geht einmal.',
  DetailsTooLong: (length, most) =>
    `Die versiegelten Zahlungsdaten haben ${length} Bytes; erlaubt sind ${most}.`,
  TooMuchEvidence:
    'Jede Seite reicht höchstens viermal Beweise ein und antwortet höchstens zweimal.',
  HashMissing: 'Der Beweis fehlt.',
  CourtTooDear: (fee, kept) =>
    `Das Ersatzgericht verlangt ${fee}; dafür zurückgelegt und dazugegeben sind ${kept}.`,
  NoBackup: 'Es gibt kein Ersatzgericht.',
  BadRuling: 'Ein Urteil ist für den Käufer, für den Verkäufer, oder es wird verweigert.',
  UnknownDispute: 'Dieses Gericht hat hier keinen solchen Streitfall.',
  SettlementTooLarge: (toBuyer, amount) =>
    `Der Käufer kann höchstens ${amount} bekommen, nicht ${toBuyer}.`,
  NoSuchProposal:
    'Dieser Vorschlag gilt nicht mehr: Er wurde ersetzt, lief ab, oder das Geschäft ging weiter.',

  SignatureExpired: (time) => `Die Unterschrift galt bis ${time}. Versuch es noch einmal.`,
  BadSignature: (account) => `Das ist keine Unterschrift von ${account} für diese Bedingungen.`,
  NonceUsed: 'Diese Unterschrift wurde schon benutzt oder zurückgenommen.',
  NotSignable: 'Das geht nicht durch Unterschrift.',
  NotGuardian: 'Das dürfen nur der Wächter oder der Eigner der Treuhand.',
  FeeTooHigh: (fee) => `Eine Gebühr beträgt höchstens 0,5 %, nicht ${fee}.`,
  BadTokenTerms: (token) => `${token} braucht einen Wert und eine Obergrenze.`,
  OnlyDelegated: 'Dieser Vertrag ist ein Teil der Treuhand und wird nicht selbst aufgerufen.',
  OwnableInvalidOwner: 'Dieser Adresse kann die Treuhand nicht gehören.',
  OwnableUnauthorizedAccount: 'Das darf nur, wem die Treuhand gehört.',
  ReentrancyGuardReentrantCall:
    'Die Treuhand wurde aus einem Aufruf heraus noch einmal aufgerufen.',

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
  DemandDetails: 'Zahlungsdaten verlangen',
  PostDetails: 'Zahlungsdaten hinterlegen',
  MarkPaid: 'Als bezahlt melden',
  Release: 'Freigeben',
  Deny: 'Zahlung bestreiten',
  Dispute: 'Streit eröffnen',
  SubmitEvidence: 'Beweise einreichen',
  Reply: 'Auf Beweise antworten',
  Concede: 'Nachgeben',
  RequestRuling: 'Das Gericht fragen',
  RequestBackup: 'Das Ersatzgericht fragen',
  Rule: 'Urteilen',
  Propose: 'Eine Einigung vorschlagen',
  AcceptSettlement: 'Die Einigung annehmen',
  SetKeys: 'Schlüssel setzen',
};
