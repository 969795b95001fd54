import { phrases } from '#lib/language.ts';

/** What each error of the arbitrators' pool says, under the error's name; values come in as text for the reader. */
export const say = phrases('courtErrors', {
  // Money
  PullFailed: (token: string, amount: string) =>
    `${token} did not let the pool take ${amount}: the balance or the allowance is too small.`,
  PullMismatch: (token: string) =>
    `${token} moves another amount than it was told to: the pool takes no such token.`,
  PushFailed: (token: string, amount: string, to: string) =>
    `${token} refused to pay ${amount} to ${to}. Name another recipient: the amount stays yours.`,
  NothingOwed: (token: string) => `The pool owes you nothing in ${token}.`,
  ZeroRecipient: 'The payment has no recipient.',

  // Seats
  PoolFull: 'Every seat of the pool is taken.',
  NotHolder: (seat: string) => `Seat ${seat} is not this account’s.`,
  WrongSeatStage: (seat: string, stage: string) => `That cannot be done: seat ${seat} is ${stage}.`,
  SeatTooYoung: (seat: string, time: string) => `Seat ${seat} can be activated from ${time} on.`,
  StakeTooLow: (seat: string, stake: string, needed: string) =>
    `Seat ${seat} has a stake of ${stake} and needs ${needed} to be drawn: fill it up first.`,
  StakeFull: (seat: string) => `The stake of seat ${seat} is full.`,
  SeatStillLeaving: (seat: string, time: string) =>
    `The stake of seat ${seat} can be taken out from ${time} on.`,
  SeatOnDuty: (seat: string, duties: string) =>
    `Seat ${seat} was drawn for ${duties} disputes that are not over: its stake stays until then.`,

  // Opening a dispute
  NotEnoughSeats: (active: string, needed: string) =>
    `The pool has ${active} active seats, and this needs ${needed}.`,
  ArbitrableNotListed: (contract: string) => `The pool takes no disputes from ${contract}.`,
  ChoicesUnsupported: 'The pool judges between two sides.',
  BadExtraData: 'The dispute does not say what the trade is worth.',
  AmountOutOfRange: 'The trade’s amount, or its fee, is none that the pool can count.',
  ValueOutOfRange: (value: string, largest: string) =>
    `The trade is worth ${value}; the pool rules on up to ${largest}.`,
  FeeTooLow: (fee: string, cost: string) => `The fee is ${fee}, and a dispute costs ${cost}.`,

  // A dispute's course
  UnknownDispute: (dispute: string) => `The pool has no dispute ${dispute}.`,
  WrongStage: (dispute: string, stage: string) => `Dispute ${dispute} moved on: it is ${stage}.`,
  DeadlinePassed: (time: string) => `The time for that was over at ${time}.`,
  TooEarly: (time: string) => `That can be done from ${time} on.`,
  PinAhead: (block: string) => `Block ${block}, which draws the panel, is not there yet.`,
  PinMissed: (block: string) =>
    `The chain no longer knows block ${block}, which was to draw the panel: take another block.`,
  PinStands: (block: string) => `Block ${block} can still draw the panel: draw it.`,
  NotOnPanel: (seat: string) => `Seat ${seat} is not on the panel of this round.`,
  ZeroCommitment: 'The sealed vote is missing.',
  VoteOutOfRange: 'A vote is for the buyer, for the seller, or refuses.',
  CommitmentMismatch: 'This is not the vote that was sealed, or none was.',
  AlreadyRevealed: (seat: string) => `Seat ${seat} has revealed its vote.`,
  AlreadyDelivered: 'The ruling was delivered before.',

  // Deploying and governing
  SeatStakeOutOfRange: 'The stake of a seat has to carry the largest lock.',
  BadPoolTerms: 'The pool needs a token, a worth of it, and a treasury.',
  OwnableInvalidOwner: 'That address cannot own the pool.',
  OwnableUnauthorizedAccount: 'Only the owner of the pool may do that.',

  // Stages, as above: "it is …"
  seatEmpty: 'nobody’s',
  seatWaiting: 'waiting',
  seatActive: 'active',
  seatSuspended: 'suspended',
  seatLeaving: 'leaving',
  disputeNone: 'not there',
  disputeDrawing: 'waiting for its panel',
  disputeVoting: 'being voted on',
  disputeRuled: 'ruled on',
  disputeFinal: 'final',
});
