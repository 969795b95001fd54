import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  title: 'Tausch zwischen Chains',
  parts: 'Tausch zwischen Chains',
  peers: 'Angebote',
  kept: 'Deine Tausche',
  propose: 'Tausch vorschlagen',
  whatItIs:
    'Token auf einer Chain gegen Token auf einer anderen, mit jemandem, dem du nicht trauen musst. Entweder werden beide bezahlt, oder beide bekommen zurück, was sie gesperrt haben. Niemand steht dazwischen: keine Brücke, kein Betreiber.',
  onThisDevice: 'Tausche auf diesem Gerät',
  readingKept: 'Deine Tausche werden gelesen',
  noSwaps: 'Auf diesem Gerät liegt noch kein Tausch.',
  swapTitle: (hash) => `Tausch ${hash}`,
  asHolder: 'Von dir vorgeschlagen',
  asResponder: 'Du antwortest',
  running: 'Läuft',
  noSuchSwap:
    'Ein Tausch mit diesem Hash liegt nicht auf diesem Gerät, und die Adresse bringt keinen mit. Öffne den Link, den du bekommen hast, oder füge den Text ein.',
  openText: 'Öffne, was du bekommen hast',
  pasteText: 'Link oder Text eines Vorschlags',
  pasteHint:
    'Von dieser Seite oder von der Befehlszeile. Auch ein anderswo ausgegebener Datensatz passt hier hinein.',
  open: 'Öffnen',
  textWrong: 'Das ist kein Vorschlag und kein Datensatz eines Tauschs.',
  textWrongField: (field) => `Das ist kein gültiger Vorschlag: Das Feld ${field} stimmt nicht.`,
  recordWarning:
    'Das ist der Datensatz eines Tauschs. Mach nur weiter, wenn du ihn selbst ausgegeben hast: Mit einem von jemand anderem sperrst du vielleicht Token zu Bedingungen, die du nie vereinbart hast.',
  recordIsMine: 'Ich habe ihn selbst ausgegeben.',
  recordTaken:
    'Hier liegt schon ein Tausch mit diesem Hash, in anderer Rolle oder mit anderen Bedingungen. Er bleibt, wie er ist.',

  youGive: 'Du gibst',
  youGet: 'Du bekommst',
  chainNumber: 'Nummer der Chain',
  nodesOfChain: 'Knoten dieser Chain',
  nodesHint:
    'Ihre https://-Adressen, mit Leerzeichen dazwischen. Zwei von verschiedenen Betreibern sind sicherer: Ein einziger, der lügt, kann dich den Tausch kosten. Sie bleiben auf diesem Gerät.',
  more: 'Vertrag und Endgültigkeit',
  contract: 'Adresse von HashTimeLock',
  contractHint: (usual) =>
    `Bleibt das leer, ist es die übliche, ${usual}. Nenne nur eine andere, wenn du den Vertrag selbst dorthin gebracht hast.`,
  confirmations: 'Blöcke, bis einer endgültig ist',
  confirmationsHint: 'Bleibt das leer, sagt der Knoten selbst, welche Blöcke endgültig sind.',
  token: 'Adresse des Tokens',
  amount: 'Betrag',
  noChainNumber: 'Die Nummer einer Chain hat nur Ziffern.',
  nodeAddressWrong:
    'Eine Adresse beginnt mit https://, auf deinem eigenen Rechner mit http://localhost.',
  noAddress: 'Das ist keine Adresse.',
  noBlockCount: 'Eine ganze Zahl über 0.',
  mistyped: 'Eine Adresse ist vertippt: Ihre Großbuchstaben passen nicht.',
  noNumber: 'Das ist keine Zahl.',
  tooPrecise: 'Das hat mehr Nachkommastellen als der Token.',
  readingToken: 'Der Token wird gelesen…',
  tokenNodeSilent: 'Der Knoten antwortet nicht zu diesem Token.',
  noTokenThere: 'An dieser Adresse liegt auf dieser Chain kein Token.',
  absurdDecimals: 'Dieser Token hat mehr Nachkommastellen als jeder brauchbare.',
  suspiciousToken:
    'Er nennt sich wie ein bekannter Token oder verbirgt Zeichen. Vergleiche die ganze Adresse.',
  sameSymbol: (symbol) =>
    `Beide nennen sich ${symbol}. Es sind zwei Token auf zwei Chains, gleich viel wert nur, wenn jemand beide einlöst: Vergleiche die Adressen.`,
  unlistedToken: 'Jeder darf einen Token beliebig nennen: Es zählt die Adresse.',
  askingNodes: 'Die Knoten werden gefragt…',
  nodesGood: (age) => `Die Knoten antworten; der neueste Block ist ${age} alt.`,
  otherSide: 'Die andere Seite',
  counterparty: 'Adresse der anderen Seite, auf beiden Chains',
  yourAddress: (address) =>
    `Du sperrst und empfängst mit ${address} auf beiden Chains. Ein Smart Account gehört dir auf der anderen vielleicht nicht: Nimm ein einfaches Konto.`,
  profile: 'Wie sicher',
  rollup: 'Rollup',
  fast: 'Schnell',
  rollupTrust:
    'Keinem Sequencer wird vertraut: Eine ausgelassene Transaktion lässt sich in 24 Stunden erzwingen. Dafür sind die Zeiten lang.',
  fastTrust:
    'Den Sequencern beider Chains wird vertraut: Lässt einer deine Transaktion stundenlang aus oder steht er still, kann dich das alles kosten, was du tauschst.',
  agreeTrust: 'Ich vertraue den Sequencern beider Chains diesen Betrag an.',
  timesOf: (answer, second, first) =>
    `Die andere Seite hat ab jetzt ${answer} für ihre Antwort. Kommt es nicht zum Tausch, kehren ihre Token nach ${second} zurück und deine nach ${first}.`,
  enterGiveChain: 'Nenne die Chain, auf der du gibst, und einen Knoten',
  enterGetChain: 'Nenne die Chain, auf der du bekommst, und einen Knoten',
  enterGiveToken: 'Nenne den Token, den du gibst',
  enterGetToken: 'Nenne den Token, den du bekommst',
  enterGiveAmount: 'Nenne, was du gibst',
  enterGetAmount: 'Nenne, was du bekommst',
  enterCounterparty: 'Nenne die Adresse der anderen Seite',
  sameChain: 'Es braucht zwei Chains',
  counterpartyIsYou: 'Die andere Seite bist du selbst',
  counterpartyIsContract: 'Die andere Seite ist der Vertrag',
  agreeToTrust: 'Sag, dass du den Sequencern vertraust',
  connect: 'Verbinden',
  makeProposal: 'Vorschlag machen',
  nothingYet: 'Damit wird noch nichts gesperrt: Erst siehst du alles, was geprüft wird.',
  notKept:
    'Dieser Browser bewahrt für diese Seite nichts auf (ein privates Fenster, oder voller oder verweigerter Speicher). Nichts wurde gesperrt: Ohne seinen Datensatz geht ein Tausch nicht weiter.',

  freeChoice: 'Was es wert ist, gehen zu dürfen',
  freeOfResponder: (time, cost) =>
    `Wer antwortet, darf bis zu ${time} wählen: etwa ${cost} des Betrags.`,
  freeOfHolder: (time, cost) =>
    `Wer vorgeschlagen hat, darf bis zu ${time} wählen: etwa ${cost} des Betrags.`,
  freeWhy:
    'Preise bewegen sich inzwischen, und wer wählen darf, tauscht nur, wenn es sich lohnt. Ein fairer Preis enthält das. Gerechnet mit 4 % am Tag.',

  terms: 'Was vereinbart ist',
  onChain: (chain) => `auf ${chain}`,
  chain: (id) => `Chain ${id}`,
  units: (units) => `${units} Einheiten`,
  from: 'Von',
  to: 'An',
  you: 'du',
  tokenAddress: 'Token',
  backFrom: 'Zurück an den Absender ab',
  profileName: 'Profil',
  hash: 'Hash',
  gasNote: 'Ihr beide braucht auf beiden Chains Münzen für die Gebühren.',

  acceptTitle: 'Jemand schlägt dir diesen Tausch vor',
  acceptText:
    'Vergleiche alles mit dem, was ihr außerhalb dieser Seite vereinbart habt: Chains, Adressen der Token, Beträge. Eigene Knoten zeigen dir, ob es stimmt.',
  agreedGive: (amount, chain) =>
    `Vereinbart ist, dass ich ${amount} auf ${chain} gebe, und die Adresse des Tokens stimmt.`,
  agreedGet: (amount, chain) =>
    `Vereinbart ist, dass ich ${amount} auf ${chain} bekomme, und die Adresse des Tokens stimmt.`,
  accept: 'Annehmen und weiter',
  acceptHint: 'Damit wird noch nichts gesperrt. Das ist der nächste Schritt und wird neu geprüft.',
  everyRuleKept: 'Jede Regel ist eingehalten.',
  sayAgreed: 'Sag, dass beides so vereinbart ist',
  enterNodes: 'Nenne Knoten beider Chains',
  checking: 'Beide Chains werden angesehen…',
  cannotAccept: 'Eine Regel ist verletzt',
  ownProposal:
    'Das ist dein eigener Vorschlag. Weiter geht er dort, wo du ihn gemacht hast: auf dem Gerät mit dem Geheimnis.',
  notForYou: (address) => `Er ist für ${address} bestimmt. Verbinde dieses Konto, um anzunehmen.`,
  contractUnknown: (chain, contract) =>
    `Auf ${chain} läuft der Vorschlag über einen anderen Vertrag als den üblichen: ${contract}. Sein Code kann derselbe sein und seine Bücher gefälscht. Nimm nur an, wenn du ihn selbst dorthin gebracht hast, und nenne ihn unter „Vertrag und Endgültigkeit“.`,
  madeTitle: 'Deine Sperre dieses Tauschs steht',
  madeText:
    'Sie liegt auf ihrer Chain, und dieses Gerät weiß nichts davon: Mach hier weiter, und die Seite sagt, was als Nächstes zu tun ist.',
  goOn: 'Hier damit weitermachen',
  chainsTitle: 'Wie du die Chains siehst',
  chainsText:
    'Nimm nie Knoten von der anderen Seite: Was sie dir zeigen, entscheidet, was du verlierst.',
  changeChains: 'Knoten und Verträge…',
  saveChains: 'Diese verwenden',
  nodesMissing:
    'Von einer Chain dieses Tauschs kennt dieses Gerät keinen Knoten. Nenne einen, um weiterzumachen: Was gesperrt ist, bleibt davon unberührt.',

  readingSwap: 'Beide Chains werden angesehen',
  timeLeft: (time) => `noch ${time}`,
  untilAt: (when) => `bis ${when}`,
  lockFirstTitle: 'Sperre, was du gibst',
  lockFirstText:
    'Dein Geheimnis liegt auf diesem Gerät. Du sperrst zuerst; die andere Seite antwortet, sobald deine Sperre endgültig ist. Tut sie es nicht, bekommst du alles zurück, aber erst ab der Zeit, die unter „Was vereinbart ist“ steht.',
  lockSecondTitle: 'Sperre, was du gibst',
  lockSecondText:
    'Die Sperre der anderen Seite ist endgültig, und jede Regel ist eingehalten. Ist es auch deine, zeigt die andere Seite beim Nehmen ihr Geheimnis, und damit nimmst du deinen Teil.',
  revealTitle: 'Nimm, was du bekommst',
  revealText:
    'Die Sperre der anderen Seite ist endgültig. Wenn du nimmst, zeigst du dein Geheimnis: Ab dann nimmt die andere Seite deinen Teil. Tu es in einem Zug und nie nach Ablauf der Zeit.',
  redeemTitle: 'Nimm jetzt, was dir gehört',
  redeemText:
    'Das Geheimnis ist bekannt oder kann es sein. Nimm deine Token, bevor die Zeit um ist: Danach gehen sie an die andere Seite zurück.',
  refundTitle: 'Nimm zurück, was du gesperrt hast',
  refundText: 'Die Zeit ist um, und es kam nicht zum Tausch. Deine Token gehören wieder dir.',
  notYetTitle: 'Noch nicht',
  notYetText: 'Das steht noch im Weg. Die Seite sieht alle paar Sekunden wieder nach.',
  doNotTitle: 'Mach nicht weiter',
  doNotText:
    'Eine Regel ist verletzt, und Warten heilt das nicht. Es wird nichts mehr gesperrt oder gezeigt.',
  answerTitle: 'Warte, bis die andere Seite sperrt',
  answerText: 'Schick ihr den Vorschlag. Bis sie gesperrt hat, gibt es für dich nichts zu tun.',
  secretTitle: 'Warte, bis die andere Seite ihren Teil nimmt',
  secretText:
    'Dabei zeigt sie das Geheimnis, und du kannst deinen nehmen. Lass diese Seite offen oder einen Wächter laufen: Ab dann zählt deine Zeit.',
  tooLateToRevealTitle: 'Zu spät, um es zu zeigen',
  tooLateToRevealText:
    'Die Transaktion könnte zu spät kommen und das Geheimnis trotzdem verraten. Deine Token kommen zurück, sobald die Zeit oben um ist.',
  refundWaitTitle: 'Warte auf deine Rückgabe',
  refundWaitText:
    'Es kommt nicht zum Tausch. Deine Token kommen zurück, sobald die Zeit oben um ist.',
  redeemFinalTitle: 'Warte auf den letzten Block',
  redeemFinalText: 'Deine Token sind da. Der Tausch ist vorbei, sobald der Block endgültig ist.',
  refundFinalTitle: 'Warte auf den letzten Block',
  refundFinalText:
    'Deine Token sind zurück. Der Tausch ist vorbei, sobald der Block endgültig ist.',
  lockTakenBackTitle: 'Ein Fork hat die andere Sperre zurückgenommen',
  lockTakenBackText:
    'Deine wurde mit dem Geheimnis genommen, und die andere kann wieder in einen Block kommen. Lass diese Seite offen: Dann gehört sie dir.',
  sentLockTitle: 'Eine Sperre ist vielleicht unterwegs',
  sentLockText:
    'Deine Wallet bekam eine Transaktion, die sperrt und in keinem Block ist. Bis zur Zeit oben kann sie noch hineinkommen.',
  swappedTitle: 'Getauscht',
  swappedText: 'Du hast, was du wolltest, in einem endgültigen Block.',
  returnedTitle: 'Zurückgegeben',
  returnedText: 'Es kam nicht zum Tausch, und du hast deine Token wieder.',
  neverLockedTitle: 'Nie gesperrt',
  neverLockedText: 'Die Zeit dafür ist um, und von dir wurde nichts gesperrt.',
  lostTitle: 'Verloren',
  lostText:
    'Die andere Seite nahm, was du gesperrt hattest, und die Zeit für ihren Teil ist um. Wer so spät kommt, dem kann der Vertrag nicht helfen.',

  doLock: (amount) => `${amount} sperren`,
  doReveal: (amount) => `Zeigen und ${amount} nehmen`,
  doRedeem: (amount) => `${amount} nehmen`,
  doRefund: (amount) => `${amount} zurücknehmen`,
  alsoDue: 'Auch fällig',
  stageChecking: 'Beide Chains werden noch einmal angesehen…',
  stageSwitching: (chain) => `Deine Wallet wechselt auf ${chain}…`,
  stageApproving: 'Gib den Betrag in deiner Wallet frei…',
  stageAsking: 'Unterschreibe in deiner Wallet…',
  stageMining: 'Warten auf den Block…',
  overtime:
    'Die Zeit dafür ist um, und deine Wallet fragt noch. Sag dort Nein: Verloren geht dabei nichts.',
  wasSent:
    'Vielleicht wurde schon eine Sperre gesendet: Sieh in deine Wallet. Eine zweite würde scheitern und nur Gebühren kosten.',
  endSuccess: 'Es steht in einem Block.',
  endReverted:
    'Die Transaktion ist gescheitert: Sie hat nichts geändert. Die Seite zeigt, was jetzt zu tun ist.',
  endPending:
    'Die Transaktion ist gesendet und noch in keinem Block. Deine Wallet kann die Gebühr erhöhen; die Seite macht weiter, sobald eine Chain sie zeigt.',
  stopRefused: 'Inzwischen ist eine Regel verletzt. Nichts wurde gesendet.',
  stopMovedOn: 'Inzwischen ging der Tausch weiter, oder die Zeit ist um. Nichts wurde gesendet.',
  stopAccount: (address) =>
    `Diese Sperre ist Sache von ${address}. Verbinde dieses Konto. Nichts wurde gesendet.`,
  stopTooLittle: (held) => `Du hast ${held}; das ist zu wenig. Nichts wurde gesendet.`,
  stopNotApproved:
    'Die Freigabe ist in keinem Block oder gescheitert. Nichts wurde gesperrt: Versuch es noch einmal.',
  stopNoSecret:
    'Das Geheimnis liegt nicht auf diesem Gerät. Hole es von dort, wo du den Vorschlag gemacht hast.',
  rejectedLock: 'Du hast in der Wallet Nein gesagt. Nichts wurde gesperrt.',
  rejectedReveal:
    'Du hast in der Wallet Nein gesagt, aber sie hat das Geheimnis gesehen, und mit ihr jeder, der für sie Transaktionen probt. Nimm deine Token jetzt.',
  addChainFirst: (chain) =>
    `Deine Wallet kennt Chain ${chain} nicht. Füge sie dort hinzu und drücke dann noch einmal.`,
  walletElsewhere: (chain) => `Deine Wallet ist nicht auf Chain ${chain}. Nichts wurde gesendet.`,
  walletLeft: 'Die Wallet wurde getrennt. Nichts wurde gesendet.',
  accountChanged: 'Das Konto der Wallet hat gewechselt. Nichts wurde gesendet.',
  walletSaidNothing:
    'Die Wallet antwortete ohne Transaktion. Sieh in sie hinein, bevor du es noch einmal versuchst.',

  keepTitle: 'Sichere ihn',
  keepText:
    'Deine Zeit zählt auch, während diese Seite zu ist. Komm rechtzeitig wieder, oder lass auf einem anderen Rechner einen Wächter für dich nehmen und zurücknehmen.',
  proposalTitle: 'Gib das der anderen Seite',
  proposalText: 'Es enthält kein Geheimnis. Der Text ist für die Befehlszeile.',
  copyLink: 'Link kopieren',
  copyText: 'Text kopieren',
  copied: 'Kopiert',
  copyRefused: 'Der Browser lässt die Seite nicht kopieren. Markiere den Text und kopiere ihn.',
  linkLabel: 'Der Vorschlag als Link',
  exportRecord: 'Für einen Wächter ausgeben',
  exportSecret: 'Geheimnis ausgeben',
  secretWarning:
    'Bevor du deinen Teil genommen hast, kann jeder mit dem Geheimnis die andere Seite deinen nehmen lassen. Behalte die Datei für dich.',
  watcherText:
    'Lege die Datei nach ~/.weir/swaps, setze SWAP_KEY auf einen Schlüssel mit Münzen für Gebühren und starte das hier. Sie enthält kein Geheimnis, das nicht öffentlich ist.',
  watcherCommand: 'Befehl des Wächters',
  secretMissing: 'Das Geheimnis liegt nicht auf diesem Gerät',
  secretMissingText:
    'Ohne es lässt sich nichts zeigen: Deine Sperre kommt dann nach ihrer Zeit zurück. Füge das ausgegebene Geheimnis ein, um hier weiterzumachen.',
  pasteSecret: 'Das Geheimnis',
  secretWrong: 'Das ist nicht das Geheimnis dieses Tauschs.',
  keepSecretHere: 'Hier aufbewahren',

  staleReading: (when) => `Was du siehst, ist von ${when}.`,
  nodeSilent: (chain, why) => `${chain}: Ein Knoten antwortet nicht, wie er soll (${why}).`,
  nodeLies: (chain, why) =>
    `${chain}: Ein Knoten zeigt, was nicht sein kann. Nimm einen anderen. (${why})`,
  nodeOtherChain: (chain, why) =>
    `${chain}: Der genannte Knoten gehört zu einer anderen Chain. Nenne einen von ${chain}. (${why})`,
  nodeNoContract: (chain) =>
    `${chain}: Kein Knoten zeigt HashTimeLock an der Adresse dieses Tauschs. Entweder lügen sie, oder es ist nicht da.`,
  nodeNoFinality: (chain) =>
    `${chain}: Der Knoten kennt keinen endgültigen Block. Sag unter „Vertrag und Endgültigkeit“, nach wie vielen Blöcken einer endgültig ist.`,
  nodeUnexpected: (why) => `Die Chains ließen sich nicht lesen: ${why}`,

  ruleWrongChain: (chain) => `Der für ${chain} genannte Knoten gehört zu einer anderen Chain.`,
  ruleUnknownCode: (chain) =>
    `Was auf ${chain} an der Adresse des Vertrags liegt, ist nicht HashTimeLock.`,
  ruleNoToken: (chain) => `An dieser Adresse liegt auf ${chain} kein Token.`,
  ruleNotLocked: (chain) =>
    `Die Sperre ist noch nicht auf ${chain}, oder sie hat andere Bedingungen.`,
  ruleLockEnded: (chain) => `Die Sperre auf ${chain} ist schon zu Ende.`,
  ruleNotFinal: (chain) =>
    `Die Sperre auf ${chain} steht in einem Block, der nicht endgültig ist: Ein Fork könnte sie noch aufheben.`,
  ruleHashUsed: (chain) =>
    `Der Hash wurde auf ${chain} schon benutzt: Wer sein Geheimnis kennt, könnte beide Seiten nehmen.`,
  ruleSecretKnown: (chain) =>
    `Das Geheimnis ist auf ${chain} öffentlich: Wer darunter sperrt, verschenkt Token.`,
  ruleReceiverRefused: (chain) =>
    `Der Token auf ${chain} würde seinen Empfänger jetzt nicht bezahlen: Er ist dort gesperrt, oder der Token ist angehalten oder kaputt.`,
  ruleChainSilent: (chain) =>
    `${chain} und deine Uhr liegen mehr als 15 Minuten auseinander: Die Chain oder ihr Knoten steht, oder eine Uhr geht falsch.`,
  ruleGapTooSmall:
    'Nach den Uhren der Chains liegen die beiden Zeiten zu nah beieinander: Du könntest nicht in jedem Fall einlösen.',
  ruleTooLateToLock:
    'Für die zweite Sperre ist es zu spät: Sie würde nicht mehr endgültig, bevor das Geheimnis gezeigt sein muss.',
  ruleExpiryTooFar: (chain) =>
    `Die Sperre auf ${chain} würde länger dauern, als ihr Profil erlaubt: So lange lägen Token fest, und so lange könnte die andere Seite wählen.`,
  ruleTooLateToReveal:
    'Um das Geheimnis zu zeigen, ist es zu spät: Die Transaktion könnte zu spät kommen und es trotzdem verraten.',

  WrongChain: 'Die Sperre ist für eine andere Chain gedacht.',
  NotTheSender: 'Nur das Konto, das die Bedingungen nennen, macht diese Sperre.',
  BadReceiver: 'Diese Adresse kann nichts Gesperrtes empfangen.',
  ZeroAmount: 'Der Betrag ist null.',
  ExpiryOutOfRange: 'Die Zeit der Sperre ist vorbei oder mehr als 30 Tage entfernt.',
  WrongNonce: 'Mit diesem Hash wurde schon gesperrt.',
  SecretKnown: 'Das Geheimnis ist bekannt: Darunter wird nicht gesperrt.',
  LockNotOpen: 'Diese Sperre gibt es nicht, oder sie ist zu Ende.',
  WrongSecret: 'Das ist nicht das Geheimnis dieser Sperre.',
  TooLate: 'Die Zeit, sie zu nehmen, ist um.',
  TooEarly: 'Die Zeit, sie zurückzunehmen, ist noch nicht da.',
  PullFailed:
    'Der Token gibt den Betrag nicht her: Guthaben oder Freigabe ist zu klein, oder es ist kein Token.',
  PullMismatch:
    'Es kam ein anderer Betrag an als der zu sperrende: Token mit Gebühr lassen sich nicht tauschen.',
  PushFailed: 'Der Token bezahlt seinen Empfänger nicht.',
};
