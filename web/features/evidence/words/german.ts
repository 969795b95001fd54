import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  title: 'Beweise',
  about:
    'Das Schiedsgericht sieht, was eine von euch beiden Seiten einreicht, und sonst nichts. Auf die Chain kommt ein Fingerabdruck, der nichts verrät; die Nachrichten gehen versiegelt an die gezogenen Sitze.',
  submitUntil: (when, left) => `Beweise einreichen kannst du bis ${when}, noch ${left}-mal.`,
  replyUntil: (when, left) =>
    `Die Zeit für Beweise ist vorbei. Antworten kannst du bis ${when}, noch ${left}-mal.`,
  replyInstead: (when, left) =>
    `Du hast so oft eingereicht, wie es erlaubt ist. Antworten kannst du bis ${when}, noch ${left}-mal.`,
  usedUp: 'Du hast so oft eingereicht, wie es erlaubt ist.',
  closed: 'Die Zeit zum Einreichen ist vorbei.',
  choose: 'Auswählen und einreichen',
  chooseReply: 'Auswählen und antworten',
  noRelay:
    'Diese Seite nennt kein Relais und kann dem Schiedsgericht keine Beweise bringen. Einigen und Nachgeben gehen auch ohne.',
  noChat:
    'Dieses Gerät kann die Nachrichten dieses Geschäfts nicht lesen. Reiche Beweise dort ein, wo du sie geschrieben hast.',
  waitForPanel:
    'Noch ist niemand gezogen, also lässt sich für niemanden etwas versiegeln: Was du einreichst, bleibt bis dahin auf diesem Gerät. Komm wieder, wenn das Gericht gefragt und die Besetzung gezogen ist, und sende es.',
  outside:
    'Das Gericht dieses Geschäfts ist nicht das der Seite. Den Fingerabdruck hat es von der Chain; sende ihm die gespeicherte Kopie, wie es das verlangt.',

  nothingYet: 'Bisher hat niemand etwas eingereicht.',
  broughtBy: (who, how) => `${who}: ${how}`,
  you: 'Du',
  seller: 'Verkäufer',
  buyer: 'Käufer',
  other: 'Andere Seite',
  MarkPaid: 'Erklärung zur Zahlung',
  SubmitEvidence: 'Beweise',
  Reply: 'Antwort',
  fingerprint: (hash) => `Fingerabdruck ${hash}`,
  saveCopy: 'Kopie speichern',
  keptHere: 'Auf diesem Gerät, noch nicht gesendet',
  sent: 'Ans Schiedsgericht gesendet',
  notHere: 'Nicht auf diesem Gerät',

  panelDrawn: (seats) =>
    `${seats} Sitze wurden gezogen. Was du eingereicht hast, können sie erst lesen, wenn du es sendest.`,
  send: 'Ans Schiedsgericht senden',
  sendAgain: 'Noch einmal senden',
  sending: 'Wird versiegelt und gesendet…',
  allSent:
    'Was du eingereicht hast, liegt versiegelt bei den Relais. Wird neu gezogen, sende es noch einmal.',
  notSent: (why) => `Es wurde nicht gesendet, und nichts ist verloren: ${why}`,
  noKeys:
    'Dieses Gerät hat deine jetzigen Schlüssel dieses Geschäfts nicht, und nur von ihnen nehmen Relais Beweise. Setze unter den Nachrichten neue Schlüssel und sende dann.',
  unreachable: (seats) =>
    `Für diese Sitze lässt sich nichts versiegeln, denn sie nannten keinen brauchbaren Schlüssel: ${seats}.`,
  fromCopy: 'Gespeicherte Kopie senden',
  copyOfOther:
    'Diese Kopie gehört zu etwas anderem: Ihren Fingerabdruck hast du hier nicht eingereicht.',
  tooMuchKept:
    'Relais behalten 4 MB je Seite. Mit diesem passt nicht mehr alles, was du eingereicht hast: Das Älteste würde dort gelöscht.',

  chooseTitle: 'Beweise einreichen',
  replyTitle: 'Mit Beweisen antworten',
  chooseAbout:
    'Wähle die Nachrichten, die das Schiedsgericht sehen soll. Zwischen der ersten und der letzten jeder Seite zeigt es auch, dass andere da sind und wann sie geschrieben wurden, aber nicht, was darin steht.',
  noMessages:
    'In diesem Geschäft wurde nichts geschrieben. Schreib eine Erklärung: Sie wird zur Nachricht.',
  statement: 'Deine eigenen Worte',
  statementHint:
    'Geht als Nachricht auch an die andere Seite. Bilder sendest du bei den Nachrichten.',
  addStatement: 'Schreiben und auswählen',
  chosen: (count) => `${count} ausgewählt`,
  look: 'Ansehen, was das zeigt',
  lookTitle: 'Was das Schiedsgericht sehen wird',
  lookAbout:
    'Genau das, mit deinen Unterschriften und denen der anderen Seite, die beweisen, wer es schrieb. Nie deine Schlüssel, und keine Nachricht, die nicht hier steht.',
  showsDetails: 'Zahlungsdaten sind dabei: Das Schiedsgericht liest Konto und Namen.',
  back: 'Anders auswählen',
  handIn: 'Einreichen',
  handInLabel: 'Beweise einreichen',
  replyLabel: 'Mit Beweisen antworten',
  timePassed:
    'Die Zeit zum Einreichen verging, während das offen war. Deine Auswahl ist noch da; einreichen lässt sie sich nicht mehr.',
  nowReply: 'Die Zeit für Beweise verging, während das offen war: Es gilt nun als Antwort.',
  notKept:
    'Dieses Gerät behält nichts (ein privates Fenster?) oder hat keinen Platz: Niemand könnte je zeigen, wovon der Fingerabdruck ist. Nichts wurde gesendet.',

  message: (number) => `Nachricht ${number}`,
  messages: (from, to) => `Nachrichten ${from} bis ${to}`,
  hidden: 'Nicht gezeigt',
  details: 'Zahlungsdaten',
  payee: 'Name des Empfängers',
  image: 'Ein Bild aus den Nachrichten',
  imageIncomplete: (missing, count) => `Ein Bild, von dem ${missing} von ${count} Teilen fehlen.`,
  imageRefused: 'Ein Bild, das diese Seite nicht zeichnet.',
  settlement: (amount) => `Einigung vorgeschlagen: ${amount} für den Käufer`,
  keys: 'Neue Schlüssel angekündigt',
  unreadable: 'Eine Nachricht, die diese Seite nicht zeigen kann.',

  withPayment: 'Was du zur Zahlung sagen willst (freiwillig)',
  withPaymentHint:
    'Geht als Nachricht an die andere Seite. Der Fingerabdruck kommt jetzt auf die Chain, damit im Streit niemand sagen kann, du hättest es später geschrieben.',
  receipts: 'Bilder, die du gesendet hast, etwa ein Beleg',
};
