import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  tradeTitle: (id: string) => `Geschäft ${id}`,
  allYours: 'Deine Geschäfte und Angebote',
  readingTrade: 'Das Geschäft wird gelesen',
  noSuchTrade: (id: string) => `Ein Geschäft ${id} gibt es in dieser Treuhand nicht.`,
  staleTrade: 'Der Knoten antwortet nicht: Was du siehst, kann überholt sein.',
  unlistedToken: (symbol: string) =>
    `${symbol} steht nicht auf der Liste dieser Seite. Jeder darf einen Token beliebig nennen: Vergleiche die Adresse.`,
  youSell: (amount: string, fiat: string) => `Du verkaufst ${amount} für ${fiat}`,
  youBuy: (amount: string, fiat: string) => `Du kaufst ${amount} für ${fiat}`,
  watchedTrade: (amount: string, fiat: string) => `${amount} für ${fiat}`,
  timeLeft: (time: string) => `noch ${time}`,
  untilAt: (when: string) => `bis ${when}`,
  moreToDo: 'Andere Möglichkeiten',
  movedOn:
    'Das Geschäft ging weiter, während dies offen war, oder die Zeit dafür ist um: Was du vorhattest, geht nicht mehr. Von hier wurde nichts gesendet.',

  confirmTitle: 'Bestätige das Geschäft',
  confirmText:
    'Jemand hat dein Angebot angenommen. Bestätige, dass du da bist: Erst dann darf gezahlt werden. Sonst kostet es dich 0,5 %.',
  waitForMakerTitle: 'Warte auf die Bestätigung',
  waitForMakerText: 'Zahle noch nicht. Bis zur Bestätigung kannst du kostenlos gehen.',
  makerLateTitle: 'Die Bestätigung kam nicht',
  makerLateText:
    'Die Zeit dafür ist um. Jeder kann das Geschäft jetzt beenden; der Anbieter zahlt 0,5 %.',
  payNowTitle: 'Zahle jetzt',
  payNowText:
    'Zahle genau diesen Betrag von einem Konto auf deinen Namen und sag es dann hier. Die Token liegen so lange sicher in der Treuhand.',
  payOverdueTitle: 'Die Zeit zum Zahlen ist um',
  payOverdueText:
    'Zahle nicht mehr. Wenn du schon gezahlt hast, sag es jetzt: Bald geht auch das nicht mehr.',
  waitForPaymentTitle: 'Warte auf die Zahlung',
  waitForPaymentText:
    'Gezahlt wird außerhalb der Chain. Gib erst frei, wenn das Geld auf deinem Konto ist: Bilder und Belege beweisen nichts.',
  paymentLateTitle: 'Die Zahlung kam nicht',
  paymentLateText:
    'Die Zeit des Käufers ist um. Jeder kann das Geschäft jetzt beenden; die Token gehen zurück, der Käufer zahlt für die Zeit.',
  postDetailsTitle: 'Hinterlege deine Zahlungsdaten',
  postDetailsText:
    'Der Käufer sagt, deine Daten seien nicht angekommen. Stelle sie für ihn versiegelt auf die Chain; sonst endet das Geschäft und kostet dich 2 %.',
  waitForDetailsTitle: 'Warte auf die Zahlungsdaten',
  waitForDetailsText: 'Der Verkäufer muss sie hier hinterlegen. Deine Uhr steht so lange.',
  detailsLateTitle: 'Die Zahlungsdaten kamen nicht',
  detailsLateText: 'Jeder kann das Geschäft jetzt beenden; der Verkäufer zahlt 2 %.',
  checkBankTitle: 'Sieh auf dein Konto',
  checkBankText:
    'Der Käufer sagt, das Geld sei unterwegs. Öffne selbst deine Bank-App. Ist es da, gib frei; wenn nicht, streite.',
  releaseLateTitle: 'Gib frei oder streite',
  releaseLateText:
    'Jeder Tag ohne Freigabe kostet dich 0,5 % mehr, höchstens 5 %. Wurdest du nicht bezahlt, streite: Das hält es an.',
  waitForReleaseTitle: 'Warte auf die Freigabe',
  waitForReleaseText:
    'Der Verkäufer sieht auf sein Konto. Brich jetzt nie ab: Du verlörst, was du gezahlt hast. Geschieht nichts, kannst du streiten.',
  lateReleaseTitle: 'Die Freigabe ist überfällig',
  lateReleaseText:
    'Was du bekommst, wächst um 0,5 % am Tag, höchstens 5 %. Du kannst jetzt streiten. Brich nie nach dem Zahlen ab.',
  postBondTitle: 'Der Verkäufer sagt, du hast nicht gezahlt',
  postBondText:
    'Hast du gezahlt, streite jetzt und hinterlege deine Kaution. Tust du nichts, gehen die Token zurück.',
  waitForBondTitle: 'Warte auf den Käufer',
  waitForBondText: 'Du hast die Zahlung bestritten. Der Käufer hat sieben Tage, um zu streiten.',
  bondLateTitle: 'Der Käufer hat keinen Streit eröffnet',
  bondLateText: 'Jeder kann das Geschäft jetzt beenden; jeder bekommt zurück, was er brachte.',
  addEvidenceTitle: 'Streit: Reiche deine Beweise ein',
  addEvidenceText:
    'Drei Tage, um unten Beweise einzureichen. Einigen oder nachgeben könnt ihr jederzeit. Noch wurde kein Gericht gefragt.',
  replyTitle: 'Streit: Antworte der anderen Seite',
  replyText:
    'Noch ein Tag für Antworten, unten. Danach kann ein Gericht gefragt werden. Einigen oder nachgeben könnt ihr jederzeit.',
  askCourtTitle: 'Streit: Frag das Gericht',
  askCourtText:
    'Jeder von euch kann es jetzt fragen. Die Kaution des Verlierers zahlt dafür. Einigen könnt ihr euch, bis es urteilt.',
  waitForRulingTitle: 'Warte auf das Urteil',
  waitForRulingText:
    'Das Gericht ist gefragt. Bis es urteilt, könnt ihr euch einigen oder nachgeben.',
  askBackupTitle: 'Frag das Ersatzgericht',
  askBackupText: 'Das Gericht urteilte nicht. Fragt das Ersatzgericht, oder einigt euch.',
  waitForHalvingTitle: 'Kein Gericht urteilte',
  waitForHalvingText: 'Einigt euch, oder jeder bekommt am Ende die Hälfte.',
  halveTitle: 'Kein Gericht urteilte rechtzeitig',
  halveText: 'Jeder kann das Geschäft jetzt beenden: je die Hälfte, Kautionen zurück.',
  finishedTitle: 'Das Geschäft ist vorbei',
  finishedText: 'Was du bekommen hast, liegt in deinem Guthaben in der Treuhand.',
  watchingTitle: 'Ein Geschäft zweier anderer',
  watchingText: 'Nur seine beiden Seiten können etwas tun. Verbinde das Konto einer von ihnen.',

  ConfirmAction: 'Geschäft bestätigen',
  CancelAction: 'Geschäft abbrechen',
  ExpireAction: 'Geschäft beenden',
  DemandDetailsAction: 'Zahlungsdaten verlangen',
  PostDetailsAction: 'Zahlungsdaten hinterlegen',
  MarkPaidAction: 'Ich habe gezahlt',
  ReleaseAction: 'Token freigeben',
  DenyAction: 'Ich wurde nicht bezahlt',
  DisputeAction: 'Streit eröffnen',
  SubmitEvidenceAction: 'Beweise einreichen',
  ReplyAction: 'Auf Beweise antworten',
  ConcedeAction: 'Nachgeben',
  RequestRulingAction: 'Gericht fragen',
  RequestBackupAction: 'Ersatzgericht fragen',
  CancelAbout: 'Die Token gehen an den Verkäufer zurück.',
  cancelPaidAbout:
    'Brich nie nach dem Zahlen ab: Die Token gehen an den Verkäufer zurück, und dein Geld gibt dir niemand wieder.',
  ExpireAbout: 'Die Zeit dafür ist um; jeder darf dieses Geschäft beenden.',
  DemandDetailsAbout:
    'Deine Uhr hält an. Der Verkäufer hat zwei Stunden, die Daten für dich versiegelt auf die Chain zu stellen; sonst endet das Geschäft auf seine Kosten. Das geht einmal.',
  ReleaseAbout: 'Der Käufer bekommt die Token sofort. Das lässt sich nicht zurücknehmen.',
  DenyAbout:
    'Der Käufer hat sieben Tage, eine Kaution zu hinterlegen und zu streiten; sonst kommen die Token zu dir zurück.',
  DisputeAbout:
    'Beide reichen drei Tage lang Beweise ein und antworten einen Tag lang; dann kann ein Gericht gefragt werden. Die Kaution des Verlierers zahlt dafür.',
  disputeBondAbout: (amount: string) => `Zum Streiten hinterlegst du eine Kaution von ${amount}.`,
  ConcedeAbout: 'Du gibst nach: Die andere Seite bekommt den Betrag und dies von dir dazu.',
  RequestRulingAbout: (fee: string) =>
    `Das Gericht, das das Angebot nennt, entscheidet. Es kostet höchstens ${fee} aus den Kautionen; der Verlierer zahlt.`,
  RequestBackupAbout:
    'Das Ersatzgericht entscheidet. Die Kautionen zahlen so viel, wie für ein Gericht zurückgelegt ist; den Rest zahlt, wer fragt.',
  backupFee: 'Das Ersatzgericht verlangt',
  youAdd: 'Davon zahlst du selbst',
  addedIsGone:
    'Was du dazugibst, bekommst du nicht zurück, wie auch immer geurteilt wird. Sonst endet das Geschäft in Hälften.',
  backupSilent:
    'Das Ersatzgericht sagt nicht, was es kostet, und kann jetzt nicht gefragt werden. Versuch es später, oder einigt euch.',

  youGet: 'Du bekommst',
  theyGet: 'Die andere Seite bekommt',
  costsYou: 'Es kostet dich',
  nothing: 'nichts',
  figuresMove: 'Stand jetzt: Zeit bis zum Block der Transaktion zählt mit.',

  payee: 'Name des Empfängers',
  payAmount: 'Genauer Betrag',
  payBy: 'Zahlen per',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyOf: (name: string) => `${name} kopieren`,
  ownName:
    'Von einem Konto auf deinen Namen gezahlt? Geld von fremden Konten kann abgelehnt werden.',
  readingDetails: 'Die Zahlungsdaten werden gelesen',
  noDetailsYet:
    'Die Zahlungsdaten sind noch nicht da. Sie kommen als Nachricht; wenn nicht, verlange sie im ersten Drittel deiner Zeit auf der Chain.',
  noKeysHere:
    'Dieses Gerät hat die Schlüssel dieses Geschäfts nicht und kann die Zahlungsdaten nicht lesen. Öffne das Geschäft auf dem Gerät, auf dem du es begonnen hast.',
  detailsUnreadable: (why: string) =>
    `Die hinterlegten Zahlungsdaten sind nicht zu gebrauchen: ${why}`,
  demandAgain: 'Die Daten wurden schon einmal verlangt; ein zweites Mal geht es nicht.',

  whereToPay: (method: string) => `Wohin gezahlt wird, per ${method}`,
  payeeHint: 'Wie deine Bank ihn zeigt',
  account: 'Konto (IBAN, Telefon, Name)',
  reference: 'Verwendungszweck',
  referenceHint: 'Was auf der Zahlung steht. Nenne weder Krypto noch diese Seite.',
  detailsKept:
    'Bleibt für das nächste Geschäft auf diesem Gerät. Der Käufer bekommt es versiegelt; auf der Chain steht ein Fingerabdruck, der nichts verrät.',
  accountAge: 'Wie alt ist das Zahlungskonto des Käufers?',
  accountAgeAbout:
    'Eine Zahlung auf diesem Weg kann zurückgeholt werden. Deine Wahl begrenzt das Geschäft: Glaub nur, was du unterschrieben gesehen hast.',
  age0: 'Nicht gezeigt: höchstens 50 USD',
  age1: '30 Tage oder mehr: halbe Grenze des Tokens',
  age2: '60 Tage oder mehr: Grenze des Tokens',
  fieldEmpty: (field: string) => `${field} fehlt.`,
  fieldRefused: (why: string) => `So geht es nicht: ${why}`,
  notKept:
    'Dieses Gerät behält nichts (ein privates Fenster?); die Schlüssel des Geschäfts gingen verloren. Erlaube Speicher, dann bestätige.',
  noDetailsHere:
    'Dieses Gerät hat die Daten nicht, mit denen du bestätigt hast. Öffne das Geschäft auf jenem Gerät.',
  buyerHasNoKeys: 'Die Schlüssel des Käufers sind noch nicht gelesen.',
  buyersKeyUnusable:
    'Für den Schlüssel, den der Käufer genannt hat, lässt sich nichts versiegeln. Sende trotzdem: Die Daten werden für deinen eigenen Schlüssel versiegelt, du hältst deine Frist, und einem Gericht kannst du sie zeigen.',

  typeAmount: (amount: string) => `Tippe den gezahlten Betrag: ${amount}`,
  amountDiffers: (amount: string) => `Das ist nicht ${amount}.`,
  holdThree: 'Drei Sekunden halten',
  holding: 'Weiter halten…',
  neverCancel: 'Brich nie nach dem Zahlen ab: Du verlörst das Geld und bekämst keine Token.',
  signedSaysNothing:
    'Was du hier unterschreibst, trägt keine Erklärung. Nimm sie heraus, oder sende selbst.',
  statementProblem: (why) =>
    `Deine Worte konnten nicht mitgehen: ${why} Leere das Feld, um ohne sie weiterzumachen.`,
  statementNotKept:
    'Dieses Gerät behält nichts (ein privates Fenster?), also ließen sie sich im Streit nicht zeigen.',
  onlyIfPaid:
    'Sag das nur, wenn das Geld dein Konto verlassen hat. Ein falsches Wort kostet deine Kaution.',

  sawTheMoney: 'Ich habe meine Bank-App geöffnet, und das Geld ist da',
  receiptsProveNothing:
    'Ein Beleg, ein Bild oder eine E-Mail beweist nichts: nur deine eigene Bank-App.',
  nameMatches: 'Der Absender trägt den Namen des Käufers',

  settlement: 'Gemeinsam einigen',
  settlementAbout:
    'Einigt euch, wie viel vom Betrag der Käufer bekommt. Der Rest geht an den Verkäufer, die Kautionen gehen zurück. Das beendet das Geschäft sofort.',
  toBuyer: 'Der Käufer bekommt',
  propose: 'Vorschlagen',
  proposeLabel: (amount: string) => `${amount} für den Käufer vorschlagen`,
  takeBack: 'Zurücknehmen',
  takeBackLabel: 'Vorschlag zurücknehmen',
  yourProposal: (amount: string, when: string) =>
    `Du hast ${amount} für den Käufer vorgeschlagen, offen bis ${when}.`,
  theirProposal: (amount: string, when: string) =>
    `Die andere Seite schlägt ${amount} für den Käufer vor, offen bis ${when}.`,
  acceptProposal: 'Annehmen',
  acceptLabel: (amount: string) => `Einigung: ${amount} für den Käufer`,
  tooMuch: (amount: string) => `Höchstens ${amount}.`,
  notANumber: 'Das ist keine Zahl.',
  tooPrecise: (decimals: string) => `Höchstens ${decimals} Nachkommastellen.`,

  outcomeNone: 'Nicht vorbei',
  outcomeCancelled: 'Abgebrochen: Die Token gingen an den Verkäufer zurück.',
  outcomeReleased: 'Freigegeben: Der Käufer hat die Token.',
  outcomeSettled: 'Geeinigt: Beide haben zugestimmt.',
  outcomeConceded: 'Eine Seite hat nachgegeben.',
  outcomeRuledForBuyer: 'Ein Gericht gab dem Käufer recht.',
  outcomeRuledForSeller: 'Ein Gericht gab dem Verkäufer recht.',
  outcomeHalved: 'Kein Gericht urteilte: je die Hälfte.',
  howItEnded: 'Wie es endete',
  inEscrow: 'Dein Guthaben in der Treuhand',
  withdraw: 'In meine Wallet auszahlen',
  withdrawLabel: (amount: string) => `${amount} auszahlen`,
  nothingToWithdraw: 'Nichts auszuzahlen',

  courtTitle: 'Das Gericht',
  readingCourt: 'Der Streit wird gelesen',
  otherCourt:
    'Dieses Gericht ist nicht das der Seite: Es urteilt nach eigenen Regeln, die diese Seite nicht kennt.',
  courtDrawing:
    'Drei Richter werden durch den Hash eines kommenden Blocks gezogen; niemand wählt sie aus.',
  courtCommitting: 'Die Richter sehen die Beweise an und stimmen geheim ab.',
  courtRevealing: 'Die Richter decken ihre Stimmen auf.',
  courtCounting: 'Die Stimmen können gezählt werden.',
  courtRuled: (ruling: string) =>
    `Die Richter urteilten ${ruling}. Bis zum Ende der Zeit kann jeder eine Berufung vor sieben anderen bezahlen, und wer gewinnt, zahlt nichts dafür; oder warte.`,
  courtFinal: (ruling: string) => `Das letzte Wort: ${ruling}.`,
  rulingRefused: 'für keinen: Sie lehnten ab',
  rulingBuyer: 'für den Käufer',
  rulingSeller: 'für den Verkäufer',
  appealOn: 'Eine Berufung: sieben Richter statt drei.',
  votes: 'Gezeigte Stimmen',
  votesFor: (buyer: string, seller: string, refused: string) =>
    `${buyer} Käufer, ${seller} Verkäufer, ${refused} abgelehnt`,
  ofSeats: (shown: string, seats: string) => `${shown} von ${seats}`,
  appealCost: 'Eine Berufung kostet',
  drawStep: 'Richter ziehen',
  renewPinStep: 'Anderen Block nehmen',
  abandonStep: 'Ziehung beenden',
  tallyStep: 'Stimmen zählen',
  appealStep: 'Berufung bezahlen',
  concludeStep: 'Urteil endgültig machen',

  history: 'Was geschah',
  readingHistory: 'Was geschah, wird gelesen',
  historyOfLogs: 'Kein Indexer antwortet: Das kommt aus den Protokollen deines Knotens.',
  logRefused: (from: string, to: string) =>
    `Dein Knoten gibt nicht her, was in den Blöcken ${from} bis ${to} geschah. Ohne das lassen sich die Schlüssel der Nachrichten und Zahlungsdaten auf der Chain nicht lesen. Wähle einen anderen Knoten.`,
  logSilent: 'Was mit diesem Geschäft geschah, ließ sich nicht lesen: Der Knoten antwortet nicht.',
  transaction: 'Transaktion',
  youDid: 'Du: ',
  sellerDid: 'Verkäufer: ',
  buyerDid: 'Käufer: ',
  otherDid: (who: string) => `${who}: `,
  didTake: 'Angebot angenommen',
  didConfirm: 'Geschäft bestätigt',
  didCancel: 'Geschäft abgebrochen',
  didExpire: 'Geschäft nach Ablauf der Zeit beendet',
  didDemandDetails: 'Zahlungsdaten verlangt',
  didPostDetails: 'Zahlungsdaten hinterlegt',
  didMarkPaid: 'als bezahlt gemeldet',
  didRelease: 'Token freigegeben',
  didDeny: 'Zahlung bestritten',
  didDispute: 'Streit eröffnet',
  didSubmitEvidence: 'Beweise eingereicht',
  didReply: 'geantwortet',
  didConcede: 'nachgegeben',
  didRequestRuling: 'Gericht gefragt',
  didRequestBackup: 'Ersatzgericht gefragt',
  didRule: 'Urteil',
  didPropose: 'Einigung vorgeschlagen',
  didProposeAmount: (amount: string) => `Einigung vorgeschlagen, ${amount} für den Käufer`,
  didTakeBack: 'Vorschlag zurückgenommen',
  didAcceptSettlement: 'Einigung angenommen',
  didSetKeys: 'neue Schlüssel gesetzt',

  offer: 'Angebot',
  toOffer: 'Bedingungen und andere Geschäfte',
  facts: 'Das Geschäft',
  amount: 'Betrag',
  price: 'Zahlung',
  method: 'Zahlungsart',
  seller: 'Verkäufer',
  buyer: 'Käufer',
  sellerBond: 'Kaution des Verkäufers',
  buyerBond: 'Kaution des Käufers',
  fee: 'Gebühr bei Freigabe',
  court: 'Gericht',
  you: 'du',
  bondInEscrow:
    'Deine Kaution muss in deinem Guthaben in der Treuhand liegen, ehe das gesendet wird: Andere können sie dort für dich einzahlen.',
  setKeys: 'Neue Schlüssel setzen',
  forEver:
    'Für immer öffentlich: beide Wallets, Beträge, Währung, Zahlungsart und Zeiten. Zahlungsdaten und Nachrichten nicht.',
};
