import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  PullFailed: (token, amount) =>
    `${token} ließ das Schiedsgericht ${amount} nicht nehmen: Guthaben oder Freigabe sind zu klein.`,
  PullMismatch: (token) =>
    `${token} bewegt einen anderen Betrag als verlangt: Solche Token nimmt das Schiedsgericht nicht.`,
  PushFailed: (token, amount, to) =>
    `${token} weigert sich, ${amount} an ${to} zu zahlen. Nenne einen anderen Empfänger: Der Betrag bleibt deiner.`,
  NothingOwed: (token) => `Das Schiedsgericht schuldet dir nichts in ${token}.`,
  ZeroRecipient: 'Die Zahlung hat keinen Empfänger.',

  PoolFull: 'Alle Sitze des Schiedsgerichts sind vergeben.',
  NotHolder: (seat) => `Sitz ${seat} gehört nicht diesem Konto.`,
  WrongSeatStage: (seat, stage) => `Das geht nicht: Sitz ${seat} ist ${stage}.`,
  SeatTooYoung: (seat, time) => `Sitz ${seat} lässt sich ab ${time} aktivieren.`,
  StakeTooLow: (seat, stake, needed) =>
    `Sitz ${seat} hat einen Einsatz von ${stake} und braucht ${needed}, um gezogen zu werden: Fülle ihn erst auf.`,
  StakeFull: (seat) => `Der Einsatz von Sitz ${seat} ist voll.`,
  SeatStillLeaving: (seat, time) =>
    `Der Einsatz von Sitz ${seat} lässt sich ab ${time} herausnehmen.`,
  SeatOnDuty: (seat, duties) =>
    `Sitz ${seat} wurde für ${duties} Streitfälle gezogen, die nicht beendet sind: So lange bleibt sein Einsatz.`,

  NotEnoughSeats: (active, needed) =>
    `Das Schiedsgericht hat ${active} aktive Sitze; nötig sind ${needed}.`,
  ArbitrableNotListed: (contract) => `Von ${contract} nimmt das Schiedsgericht keine Streitfälle.`,
  ChoicesUnsupported: 'Das Schiedsgericht urteilt zwischen zwei Seiten.',
  BadExtraData: 'Der Streitfall nennt den Wert des Geschäfts nicht.',
  AmountOutOfRange:
    'Den Betrag oder die Gebühr dieses Geschäfts kann das Schiedsgericht nicht zählen.',
  ValueOutOfRange: (value, largest) =>
    `Das Geschäft ist ${value} wert; das Schiedsgericht urteilt bis ${largest}.`,
  FeeTooLow: (fee, cost) => `Die Gebühr ist ${fee}; ein Streitfall kostet ${cost}.`,

  UnknownDispute: (dispute) => `Einen Streitfall ${dispute} hat das Schiedsgericht nicht.`,
  WrongStage: (dispute, stage) => `Streitfall ${dispute} ging weiter: Er ist ${stage}.`,
  DeadlinePassed: (time) => `Die Zeit dafür war um ${time} vorbei.`,
  TooEarly: (time) => `Das geht ab ${time}.`,
  PinAhead: (block) => `Block ${block}, der die Besetzung zieht, ist noch nicht da.`,
  PinMissed: (block) =>
    `Die Chain kennt Block ${block} nicht mehr, der die Besetzung ziehen sollte: Nimm einen anderen Block.`,
  PinStands: (block) => `Block ${block} kann die Besetzung noch ziehen: Lass ziehen.`,
  NotOnPanel: (seat) => `Sitz ${seat} gehört in dieser Runde nicht zur Besetzung.`,
  ZeroCommitment: 'Die versiegelte Stimme fehlt.',
  VoteOutOfRange:
    'Eine Stimme ist für den Käufer, für den Verkäufer, oder sie verweigert das Urteil.',
  CommitmentMismatch: 'Das ist nicht die versiegelte Stimme, oder es gab keine.',
  AlreadyRevealed: (seat) => `Sitz ${seat} hat seine Stimme aufgedeckt.`,
  AlreadyDelivered: 'Das Urteil wurde schon zugestellt.',

  SeatStakeOutOfRange: 'Der Einsatz eines Sitzes muss die größte Bürgschaft tragen.',
  BadPoolTerms: 'Das Schiedsgericht braucht einen Token, dessen Wert und eine Kasse.',
  OwnableInvalidOwner: 'Dieser Adresse kann das Schiedsgericht nicht gehören.',
  OwnableUnauthorizedAccount: 'Das darf nur, wem das Schiedsgericht gehört.',

  seatEmpty: 'aufgegeben',
  seatWaiting: 'in Wartezeit',
  seatActive: 'aktiv',
  seatSuspended: 'ausgesetzt',
  seatLeaving: 'im Ausscheiden',
  disputeNone: 'nicht da',
  disputeDrawing: 'noch ohne Besetzung',
  disputeVoting: 'in der Abstimmung',
  disputeRuled: 'entschieden',
  disputeFinal: 'endgültig',
};
