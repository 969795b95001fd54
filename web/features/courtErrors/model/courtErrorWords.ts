import {
  type ArbitratorErrorArgs,
  type ArbitratorErrorData,
  type ArbitratorErrorName,
  decodeArbitratorError,
} from '@weir/contracts';
import { formatUnits } from 'viem';
import type { Token } from '#features/deployment';
import type { Wording } from '#features/errors';
import { groupThousands, shortAddress } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';

interface CourtWording extends Pick<Wording, 'amount' | 'symbol' | 'time'> {
  /** Units of the token that the call is about: some errors do not name it. */
  units: (units: bigint) => string;
}

/** In the contract's order (types/Arbitration.sol). */
const seatStages = [
  'seatEmpty',
  'seatWaiting',
  'seatActive',
  'seatSuspended',
  'seatLeaving',
] as const;
const disputeStages = [
  'disputeNone',
  'disputeDrawing',
  'disputeVoting',
  'disputeRuled',
  'disputeFinal',
] as const;

/**
 * Every error of the arbitrators' pool, with tokens, amounts, times and stages as the reader knows them. Typed from the ABI: an
 * error that it gains does not compile here until it has words, and its German ones.
 */
const errorWords: {
  [Name in ArbitratorErrorName]: (args: ArbitratorErrorArgs<Name>, wording: CourtWording) => string;
} = {
  PullFailed: ({ token, amount: units }, { symbol, amount }) =>
    say.PullFailed(symbol(token), amount(units, token)),
  PullMismatch: ({ token }, { symbol }) => say.PullMismatch(symbol(token)),
  PushFailed: ({ token, to, amount: units }, { symbol, amount }) =>
    say.PushFailed(symbol(token), amount(units, token), shortAddress(to)),
  NothingOwed: ({ token }, { symbol }) => say.NothingOwed(symbol(token)),
  ZeroRecipient: () => say.ZeroRecipient,

  PoolFull: () => say.PoolFull,
  NotHolder: ({ seat }) => say.NotHolder(plain(seat)),
  WrongSeatStage: ({ seat, stage }) =>
    say.WrongSeatStage(plain(seat), say[seatStages[stage] ?? 'seatEmpty']),
  SeatTooYoung: ({ seat, from }, { time }) => say.SeatTooYoung(plain(seat), time(from)),
  StakeTooLow: ({ seat, stake, needed }, { units }) =>
    say.StakeTooLow(plain(seat), units(stake), units(needed)),
  StakeFull: ({ seat }) => say.StakeFull(plain(seat)),
  SeatStillLeaving: ({ seat, from }, { time }) => say.SeatStillLeaving(plain(seat), time(from)),
  SeatOnDuty: ({ seat, duties }) => say.SeatOnDuty(plain(seat), plain(duties)),

  NotEnoughSeats: ({ active, needed }) => say.NotEnoughSeats(plain(active), plain(needed)),
  ArbitrableNotListed: ({ arbitrable }) => say.ArbitrableNotListed(shortAddress(arbitrable)),
  ChoicesUnsupported: () => say.ChoicesUnsupported,
  BadExtraData: () => say.BadExtraData,
  AmountOutOfRange: () => say.AmountOutOfRange,
  ValueOutOfRange: ({ value, largest }) => say.ValueOutOfRange(usd(value), usd(largest)),
  FeeTooLow: ({ fee, cost }, { units }) => say.FeeTooLow(units(fee), units(cost)),

  UnknownDispute: ({ disputeId }) => say.UnknownDispute(plain(disputeId)),
  WrongStage: ({ disputeId, stage }) =>
    say.WrongStage(plain(disputeId), say[disputeStages[stage] ?? 'disputeNone']),
  DeadlinePassed: ({ deadline }, { time }) => say.DeadlinePassed(time(deadline)),
  TooEarly: ({ from }, { time }) => say.TooEarly(time(from)),
  PinAhead: ({ pin }) => say.PinAhead(plain(pin)),
  PinMissed: ({ pin }) => say.PinMissed(plain(pin)),
  PinStands: ({ pin }) => say.PinStands(plain(pin)),
  NotOnPanel: ({ seat }) => say.NotOnPanel(plain(seat)),
  ZeroCommitment: () => say.ZeroCommitment,
  VoteOutOfRange: () => say.VoteOutOfRange,
  CommitmentMismatch: () => say.CommitmentMismatch,
  AlreadyRevealed: ({ seat }) => say.AlreadyRevealed(plain(seat)),
  AlreadyDelivered: () => say.AlreadyDelivered,

  SeatStakeOutOfRange: () => say.SeatStakeOutOfRange,
  BadPoolTerms: () => say.BadPoolTerms,
  OwnableInvalidOwner: () => say.OwnableInvalidOwner,
  OwnableUnauthorizedAccount: () => say.OwnableUnauthorizedAccount,
};

/** An error of the pool in a sentence for the reader; amounts whose token it does not name are of `token`. */
export function wordsForCourtError(
  error: Pick<ArbitratorErrorData, 'name' | 'args'>,
  { amount, symbol, time }: Pick<Wording, 'amount' | 'symbol' | 'time'>,
  token: Pick<Token, 'decimals' | 'symbol'>,
): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = errorWords[error.name] as (
    args: ArbitratorErrorData['args'],
    wording: CourtWording,
  ) => string;
  const units = (count: bigint) =>
    `${groupThousands(formatUnits(count, token.decimals))} ${token.symbol}`;
  return words(error.args, { amount, symbol, time, units });
}

/**
 * For `explain` of an undertaking that calls the pool, or that makes the escrow call it: its errors in words; null for any other
 * error.
 *
 * @param token what stakes are in where seats are the matter, the trade's where a dispute is.
 */
export function explainCourt(
  token: Pick<Token, 'decimals' | 'symbol'>,
): (error: unknown, wording: Wording) => string | null {
  return (error, wording) => {
    const found = decodeArbitratorError(error);
    return found && wordsForCourtError(found, wording, token);
  };
}

const plain = (value: bigint) => groupThousands(value.toString());
/** Millionths of a USD, cut to cents. */
const usd = (millionths: bigint) => `${groupThousands(formatUnits(millionths / 10_000n, 2))} USD`;
