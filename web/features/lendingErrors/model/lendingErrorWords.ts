import type { LendingErrorArgs, LendingErrorData, LendingErrorName } from '@weir/contracts';
import { formatUnits } from 'viem';
import type { LendingSubject, Wording } from '#features/errors';
import { groupThousands, shortAddress } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';

/** A wording for the tokens of one lending market. */
interface LendingWording extends Pick<Wording, 'amount' | 'symbol' | 'time'> {
  /** Units of the loan token. */
  loan: (units: bigint) => string;
  /** A collateral's symbol, by its place in the market. */
  collateral: (index: bigint) => string;
  /** Units of a collateral. */
  pledge: (units: bigint, index: bigint) => string;
}

/**
 * Every error of lending and of its price guards, with tokens, amounts and times as the reader knows them. Typed from
 * the ABIs: an error that they gain does not compile here until it has words, and its German ones.
 */
const errorWords: {
  [Name in LendingErrorName]: (args: LendingErrorArgs<Name>, wording: LendingWording) => string;
} = {
  UnknownLendingMarket: () => say.UnknownLendingMarket,
  LendingMarketExists: () => say.LendingMarketExists,
  UnsupportedLendingToken: ({ token }, { symbol }) => say.UnsupportedLendingToken(symbol(token)),
  CollateralCount: () => say.CollateralCount,
  BadRates: () => say.BadRates,
  DustZero: () => say.DustZero,
  SpareBits: ({ index }, { collateral }) => say.SpareBits(collateral(index)),
  BadLtv: ({ index, borrowLtv, liquidationLtv }, { collateral }) =>
    say.BadLtv(collateral(index), percent(borrowLtv), percent(liquidationLtv)),
  ToxicLtv: ({ index, liquidationLtv }, { collateral }) =>
    say.ToxicLtv(collateral(index), percent(liquidationLtv)),
  BadIncentive: ({ index, incentive, largest }, { collateral }) =>
    say.BadIncentive(collateral(index), percent(incentive), percent(largest)),
  GuardUnreadable: ({ index, guard }, { collateral }) =>
    say.GuardUnreadable(collateral(index), shortAddress(guard)),
  GuardMismatch: ({ index }, { collateral }) => say.GuardMismatch(collateral(index)),
  PriceNotLive: ({ index }, { collateral }) => say.PriceNotLive(collateral(index)),
  SpiralCap: ({ index, cap, largest }, { collateral, pledge }) =>
    say.SpiralCap(collateral(index), pledge(cap, index), pledge(largest, index)),

  NotAuthorised: ({ caller }) => say.NotAuthorised(shortAddress(caller)),
  ZeroAmount: () => say.ZeroAmount,
  AssetsOrShares: () => say.AssetsOrShares,
  ZeroRecipient: () => say.ZeroRecipient,
  LendingPaused: ({ until }, { time }) => say.LendingPaused(time(until)),
  NoSuchCollateral: () => say.NoSuchCollateral,

  PricesDown: ({ down }, { collateral }) => say.PricesDown(symbolsOf(down, collateral)),
  LendingOverflow: () => say.LendingOverflow,
  SupplyTooLow: () => say.SupplyTooLow,
  InsufficientCash: ({ cash, wanted }, { loan }) => say.InsufficientCash(loan(cash), loan(wanted)),

  CollateralTooLow: () => say.CollateralTooLow,
  BorrowLimit: ({ debt, limit }, { loan }) => say.BorrowLimit(loan(debt), loan(limit)),
  DebtBelowDust: ({ debt, dust }, { loan }) => say.DebtBelowDust(loan(debt), loan(dust)),
  CollateralBelowDust: ({ index, value, dust }, { collateral, loan }) =>
    say.CollateralBelowDust(collateral(index), loan(value), loan(dust)),
  CapExceeded: ({ index, pledged, cap }, { pledge }) =>
    say.CapExceeded(pledge(pledged, index), pledge(cap, index)),

  PositionHealthy: ({ debt, limit }, { loan }) => say.PositionHealthy(loan(debt), loan(limit)),
  PositionFresh: () => say.PositionFresh,
  RepaymentTooLarge: ({ repaid, largest }, { loan }) =>
    say.RepaymentTooLarge(loan(repaid), loan(largest)),
  CollateralNotDue: ({ index }, { collateral }) => say.CollateralNotDue(collateral(index)),
  DustLeft: ({ debt, collateral, dust }, { loan }) =>
    say.DustLeft(loan(debt), loan(collateral), loan(dust)),
  NothingLiquidated: ({ debt }, { loan }) => say.NothingLiquidated(loan(debt)),

  PullFailed: ({ token, amount: units }, { symbol, amount }) =>
    say.PullFailed(symbol(token), amount(units, token)),
  PullMismatch: ({ token }, { symbol }) => say.PullMismatch(symbol(token)),
  PushFailed: ({ token, amount: units }, { symbol, amount }) =>
    say.PushFailed(symbol(token), amount(units, token)),
  SignatureExpired: ({ deadline }, { time }) => say.SignatureExpired(time(deadline)),
  BadSignature: () => say.BadSignature,
  NonceUsed: () => say.NonceUsed,
  NotGuardian: () => say.NotGuardian,
  PauseTooSoon: ({ from }, { time }) => say.PauseTooSoon(time(from)),
  OwnableInvalidOwner: () => say.OwnableInvalidOwner,
  OwnableUnauthorizedAccount: () => say.OwnableUnauthorizedAccount,
  SequencerGrace: ({ since }, { time }) => say.SequencerGrace(time(since)),
};

/** An error of lending in a sentence for the reader, in the tokens of the market that it is about. */
export function wordsForLendingError(
  error: Pick<LendingErrorData, 'name' | 'args'>,
  wording: Wording,
  subject: LendingSubject,
): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = errorWords[error.name] as (
    args: LendingErrorData['args'],
    wording: LendingWording,
  ) => string;
  return words(error.args, lendingWording(wording, subject));
}

function lendingWording(wording: Wording, { loan, collaterals }: LendingSubject): LendingWording {
  const { amount, symbol, time } = wording;
  const collateralAt = (index: bigint) => collaterals[Number(index)];
  return {
    amount,
    symbol,
    time,
    loan: (units) => `${groupThousands(formatUnits(units, loan.decimals))} ${loan.symbol}`,
    collateral: (index) => collateralAt(index)?.symbol ?? say.oneCollateral,
    pledge: (units, index) => {
      const token = collateralAt(index);
      if (!token) return say.someOf(say.oneCollateral);
      return `${groupThousands(formatUnits(units, token.decimals))} ${token.symbol}`;
    },
  };
}

/** The collaterals whose bits are set. */
function symbolsOf(bits: bigint, symbol: (index: bigint) => string): string {
  const places = [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n].filter((place) => (bits >> place) & 1n);
  return [...new Set(places.map(symbol))].join(', ') || say.oneCollateral;
}

/** A part of 10^18 in percent. */
function percent(part: bigint): string {
  return `${groupThousands(formatUnits(part, 16))} %`;
}
