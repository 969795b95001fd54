import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  about:
    'Das Schiedsgericht entscheidet über Geschäfte, um die zwei sich streiten. Einen Sitz kauft ein Einsatz; er wird ausgelost, stimmt geheim ab, wird für Urteile bezahlt, die halten, und haftet für andere mit seinem Einsatz.',
  connectToSee:
    'Verbinde ein Konto, um seine Sitze zu sehen und die Streitfälle, für die es gezogen wurde.',
  stale: 'Der Knoten antwortet nicht: Was du siehst, kann veraltet sein.',
  notRead: (why) => `Es ließ sich nicht lesen: ${why}`,

  cases: 'Streitfälle, für die du gezogen wurdest',
  readingCases: 'Streitfälle werden gelesen',
  noCases:
    'Noch wurde keiner deiner Sitze gezogen. Sieh ab und zu nach: Für die Stimme bleiben drei Tage.',
  noSeatsNoCases: 'Du hast keinen Sitz.',
  dispute: (id) => `Streitfall ${id}`,
  ofTrade: (trade) => `Geschäft ${trade}`,
  ofOther: 'aus einem Vertrag, den diese Seite nicht kennt',
  noSuchDispute: (id) => `Einen Streitfall ${id} hat das Schiedsgericht nicht.`,
  voteNow: 'Jetzt abstimmen',
  revealNow: 'Jetzt deine Stimme aufdecken',
  voted: 'Stimme abgegeben',
  stageDrawing: 'Wartet auf die Besetzung',
  stageCommitting: 'Geheime Abstimmung',
  stageRevealing: 'Aufdecken',
  stageCounting: 'Auszuzählen',
  stageRuled: 'Entschieden, Berufung möglich',
  stageFinal: 'Endgültig',
  until: (when) => `bis ${when}`,
  timeLeft: (time) => `noch ${time}`,
  backToCases: 'Alle Streitfälle',

  yourVote: 'Deine Stimme',
  ownTrade:
    'Du bist selbst eine Seite dieses Geschäfts. Nichts hindert die Stimme, und jeder kann eine Berufung vor sieben anderen bezahlen, die das sehen.',
  notOnPanel: 'Keiner deiner Sitze gehört zur Besetzung dieser Runde.',
  earlier: (seats) =>
    `In einer früheren Besetzung dieses Streitfalls: Sitze ${seats}. Diese Pflicht endet mit dem Streitfall.`,
  seat: (seat) => `Sitz ${seat}`,
  voteAbout:
    'Stimm so ab, wie es die Beweise sagen: Bezahlt wirst du, wenn das letzte Urteil so lautet wie deine Stimme. Niemand sieht deine Stimme, bevor die Zeit zum Abstimmen für alle vorbei ist.',
  voteSeller: 'Für den Verkäufer',
  voteBuyer: 'Für den Käufer',
  voteRefused: 'Kein Urteil',
  sellerMeans: 'Es wurde nicht gezahlt, oder nicht alles',
  buyerMeans: 'Es wurde gezahlt und nicht zurückgegeben',
  refusedMeans: 'Die Beweise sagen es nicht',
  choose: 'Deine Wahl',
  commit: 'Stimme abgeben',
  commitLabel: (seat) => `Stimme von Sitz ${seat} abgeben`,
  commitAgain: 'Anders stimmen',
  keep: 'Die Stimme so lassen',
  committedHere: (vote) =>
    `Abgegeben: ${vote}. Nur dieses Gerät kann sie aufdecken: Speichere eine Kopie, oder komm mit ihm wieder.`,
  committedElsewhere:
    'Auf einem anderen Gerät abgegeben. Decke sie dort auf, oder lies hier ihre Kopie ein; oder stimme noch einmal ab, dann gilt diese.',
  comeBack: (from, until) =>
    `Komm zwischen ${from} und ${until} wieder, um sie aufzudecken: Eine Stimme, die verdeckt bleibt, zählt nicht und kostet ein Zehntel der Bürgschaft des Sitzes.`,
  saveVote: 'Kopie der Stimme speichern',
  saveVoteWarning: 'Wer die Kopie hat, kennt deine Stimme und kann sie für dich aufdecken.',
  readVote: 'Gespeicherte Stimme einlesen',
  voteOfOther: 'Das ist keine Stimme, oder nicht die, welche dieser Sitz abgegeben hat.',
  reveal: 'Stimme aufdecken',
  revealLabel: (seat) => `Stimme von Sitz ${seat} aufdecken`,
  toReveal: (vote) => `Jetzt aufdecken: ${vote}.`,
  saltMissing:
    'Dieses Gerät hat nicht, was deine Stimme öffnet. Decke sie auf dem Gerät auf, das abgestimmt hat, oder lies hier die Kopie ein. Sonst bleibt der Sitz stumm und verliert ein Zehntel seiner Bürgschaft.',
  missed:
    'Die Zeit zum Abstimmen verging ohne Stimme dieses Sitzes: Am Ende verliert er ein Zehntel seiner Bürgschaft.',
  silent:
    'Sie wurde nicht rechtzeitig aufgedeckt: Am Ende verliert der Sitz ein Zehntel seiner Bürgschaft.',
  revealed: (vote) => `Aufgedeckt: ${vote}.`,
  voteNotKept:
    'Dieses Gerät behält nichts (ein privates Fenster?): Die Stimme ließe sich nie aufdecken. Nichts wurde gesendet.',

  steps: 'Was jetzt jeder tun darf',
  drawStep: 'Besetzung ziehen',
  renewPinStep: 'Einen anderen Block nehmen',
  abandonStep: 'Die Ziehung beenden',
  tallyStep: 'Stimmen zählen',
  concludeStep: 'Urteil endgültig machen',
  deliverStep: 'Urteil zustellen',
  undelivered: 'Die Treuhand nahm das Urteil nicht an: Jeder darf es noch einmal zustellen.',

  evidence: 'Beweise',
  readingEvidence: 'Beweise werden gelesen',
  noEvidence: 'Keine Seite hat etwas eingereicht.',
  noRelay: 'Diese Seite nennt kein Relais und hat darum keine Beweise zu zeigen.',
  noSeatKey:
    'Dieses Gerät hat keinen Schlüssel deiner Sitze und kann nicht öffnen, was für sie versiegelt ist. Lies den Schlüssel bei deinen Sitzen ein.',
  lookAgain: 'Die Relais noch einmal fragen',
  broughtBy: (who, how, when) => `${who}: ${how}, ${when}`,
  seller: 'Verkäufer',
  buyer: 'Käufer',
  MarkPaid: 'Erklärung zur Zahlung',
  SubmitEvidence: 'Beweise',
  Reply: 'Antwort',
  verified: 'Unterschrieben von denen, die es schrieben, in seiner Reihenfolge, wie eingereicht.',
  missing: (from, to) =>
    from === to
      ? `Nachricht ${from} wurde beim Einreichen weggelassen.`
      : `Nachrichten ${from} bis ${to} wurden beim Einreichen weggelassen.`,
  unproven: (why) =>
    `Das ist nicht, was es vorgibt, und beweist nichts: ${why} Nichts davon wird als jemandes Wort gezeigt.`,
  absent:
    'Kein Relais hat es für deine Sitze: Es wurde nicht gesendet, oder nicht an diese Besetzung. Auf der Chain ist nur der Fingerabdruck.',
  contradiction: (why) => `Eine Seite hat zwei Verläufe unterschrieben. ${why}`,
  broken: (why) => `Etwas, das an deine Sitze gesendet wurde, lässt sich nicht öffnen: ${why}`,
  foreign: (count) => `${count}-mal an andere Schlüssel gesendet, etwa eine frühere Besetzung.`,
  unsubmitted: (count) =>
    `${count}-mal gesendet ohne Fingerabdruck auf der Chain: nicht eingereicht, also nicht gezeigt.`,
  relayProblem: (why) => `Nicht jedes Relais hat geantwortet: ${why}`,
  detailsFit: 'Das sind die Zahlungsdaten, auf die sich der Verkäufer im Geschäft festgelegt hat.',
  detailsDiffer:
    'Das sind nicht die Zahlungsdaten, auf die sich der Verkäufer im Geschäft festgelegt hat: Geld dorthin ging nicht an ihn.',
  clocks:
    'Zeiten sind, was das Gerät der jeweiligen Seite sagte. Bewiesen ist die Reihenfolge der Nachrichten jeder Seite.',

  trade: 'Das Geschäft',
  amount: 'Menge',
  payment: 'Zahlung',
  method: 'Zahlungsart',
  disputedSince: 'Im Streit seit',
  fee: 'Für die Besetzung',
  lock: 'Bürgschaft je Sitz',
  silenceCosts: 'Schweigen kostet',
  overturnCosts: 'Ein aufgehobenes Urteil kostet',
  question:
    'Wurde dieser Betrag auf diese Art an die Daten gezahlt, auf die sich der Verkäufer festgelegt hat, und nicht zurückgegeben? Geld, das ankam und nicht zurückging, gilt als Zahlung, was auch immer Verwendungszweck oder Absender sagen.',

  outcome: 'Das Ergebnis',
  ruledSeller: 'Das Urteil fiel für den Verkäufer.',
  ruledBuyer: 'Das Urteil fiel für den Käufer.',
  ruledRefused: 'Das Schiedsgericht hat kein Urteil gefällt.',
  firstRuling: (when) => `Berufung ist bis ${when} möglich; dann wird es endgültig.`,
  lastRuling: 'Es ist endgültig.',
  paid: (seat) => `Sitz ${seat} bekam`,
  slashed: (seat) => `Sitz ${seat} verlor`,
  noFate: 'Deine Sitze bekamen nichts und verloren nichts.',

  owed: 'Was das Schiedsgericht dir schuldet',
  nothingOwed: 'Zurzeit nichts. Belohnungen kommen hierher, wenn ein Streitfall endet.',
  claim: 'Herausnehmen',
  claimLabel: (amount) => `${amount} herausnehmen`,

  seats: 'Deine Sitze',
  readingSeats: 'Deine Sitze werden gelesen',
  noSeats: 'Du hast keine.',
  poolHas: (count) => `${count} Sitze sind aktiv; geurteilt wird ab 21.`,
  stageEmpty: 'aufgegeben',
  stageWaiting: 'in Wartezeit',
  stageActive: 'aktiv',
  stageSuspended: 'ausgesetzt',
  stageLeaving: 'im Ausscheiden',
  stake: 'Einsatz',
  locked: 'Durch offene Streitfälle gebunden',
  duties: 'Offene Streitfälle',
  activeFrom: 'Aktivierbar ab',
  freeFrom: 'Einsatz frei ab',
  evidenceKey: 'Schlüssel für Beweise',
  keyHere: 'auf diesem Gerät',
  keyElsewhere: 'nicht auf diesem Gerät',
  keyMissingHere: (count) =>
    `Die Schlüssel von ${count} deiner Sitze sind nicht auf diesem Gerät: Es kann nicht öffnen, was für sie versiegelt ist.`,
  activate: 'Aktivieren',
  topUp: 'Einsatz auffüllen',
  setKey: 'Neuer Schlüssel',
  startLeaving: 'Ausscheiden',
  takeStake: 'Einsatz herausnehmen',
  deedLabel: (deed, seat) => `${deed}: Sitz ${seat}`,
  leavingAbout:
    'Er wird nicht mehr gezogen. Streitfälle, für die er gezogen wurde, bleiben seine Pflicht, und der Einsatz kommt 60 Tage später heraus.',
  setKeyAbout:
    'Beweise werden von da an für den neuen Schlüssel versiegelt. Der alte bleibt auf diesem Gerät: Streitfälle, für die der Sitz gezogen ist, brauchen ihn.',
  suspendedAbout:
    'Sein Einsatz fiel unter die größte Bürgschaft: Er wird 30 Tage nach dem Auffüllen wieder gezogen.',
  sure: 'Ja, ausscheiden',
  saveKey: 'Schlüssel speichern',
  saveKeyWarning: 'Wer ihn hat, liest alle Beweise, die für ihn versiegelt sind.',
  readKey: 'Gespeicherten Schlüssel einlesen',
  readKeyHint: '64 Zeichen, wie die Kopie sie hat',
  readKeyButton: 'Einlesen',
  keyRead: 'Er ist jetzt auf diesem Gerät.',
  keyOfOther: 'Das ist kein Schlüssel deiner Sitze.',
  keyMalformed: 'Ein Schlüssel hat 64 Zeichen, 0 bis 9 und a bis f.',
  keyNotKept:
    'Dieses Gerät behält nichts (ein privates Fenster?): Der Schlüssel ginge verloren, und der Sitz könnte keine Beweise lesen. Nichts wurde gesendet.',

  join: 'Einen Sitz nehmen',
  joinAbout: (stake) =>
    `Ein Sitz braucht einen Einsatz von ${stake}. Gezogen werden kann er 30 Tage später, und der Einsatz kommt 60 Tage nach dem Ausscheiden heraus. Ein Schlüssel für Beweise entsteht und bleibt auf diesem Gerät: Speichere eine Kopie.`,
  joinRisk:
    'Schweigen kostet ein Zehntel dessen, was ein Streitfall bindet; ein Urteil, das eine Berufung aufhebt, kostet alles davon.',
  joinLabel: 'Sitz nehmen',
};
