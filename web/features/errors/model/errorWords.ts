import type { ExchangeErrorArgs, ExchangeErrorData, ExchangeErrorName } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { say } from '../words/english.ts';
import type { Wording } from './wording.ts';

/**
 * Every error of the exchange, with tokens, amounts and times as the reader knows them. Typed from the ABI: an error
 * that the contracts gain does not compile here until it has words, and its German ones.
 */
const errorWords: {
  [Name in ExchangeErrorName]: (args: ExchangeErrorArgs<Name>, wording: Wording) => string;
} = {
  UnknownMarket: () => say.UnknownMarket,
  MarketExists: () => say.MarketExists,
  UnsupportedToken: ({ token }, { symbol }) => say.UnsupportedToken(symbol(token)),
  LotExponentTooLarge: () => say.LotExponentTooLarge,
  TierMismatch: () => say.TierMismatch,
  UnknownTier: ({ tier, count }) => say.UnknownTier(`${tier}`, `${count}`),
  MinQuoteZero: () => say.MinQuoteZero,
  BadTier: () => say.BadTier,
  DeadlineExpired: ({ deadline }, { time }) => say.DeadlineExpired(time(deadline)),
  UnknownFlags: () => say.UnknownFlags,
  Locked: () => say.Locked,
  NotBatchable: () => say.NotBatchable,
  SettlesInsideBatch: ({ index }) => say.SettlesInsideBatch(`${index + 1n}`),
  MarketPaused: ({ until }, { time }) => say.MarketPaused(time(until)),
  LengthsDiffer: () => say.LengthsDiffer,
  OnlyDelegated: () => say.OnlyDelegated,
  ZeroAmount: () => say.ZeroAmount,
  AmountTooLarge: () => say.AmountTooLarge,
  LimitOutOfRange: () => say.LimitOutOfRange,
  NothingOut: () => say.NothingOut,
  OutputTooLow: () => say.OutputTooLow,
  InputTooHigh: () => say.InputTooHigh,
  NotFilled: () => say.NotFilled,
  ReserveOverflow: () => say.ReserveOverflow,
  PathLength: () => say.PathLength,
  PathBroken: ({ token }, { symbol }) => say.PathBroken(symbol(token)),
  PathHasLimit: () => say.PathHasLimit,
  TickOffGrid: () => say.TickOffGrid,
  ZeroLots: () => say.ZeroLots,
  OrderTooLarge: ({ lots: size }, { lots }) => say.OrderTooLarge(lots(size)),
  OrderTooSmall: ({ quoteValue, minQuote }, { quote }) =>
    say.OrderTooSmall(quote(quoteValue), quote(minQuote)),
  WouldCross: ({ bestOpposite }, { price }) =>
    bestOpposite === 0n ? say.WouldCrossPool : say.WouldCross(price(bestOpposite)),
  FillOrKill: ({ lots: wanted, filledLots }, { lots }) =>
    say.FillOrKill(lots(filledLots), lots(wanted)),
  HandleInUse: () => say.HandleInUse,
  UnknownOrder: () => say.UnknownOrder,
  OrderChanged: () => say.OrderChanged,
  ReducedTooSmall: ({ minQuote }, { quote }) => say.ReducedTooSmall(quote(minQuote)),
  LevelFull: ({ tick }, { price }) => say.LevelFull(price(tick)),
  LevelRetired: ({ tick }, { price }) => say.LevelRetired(price(tick)),
  BadExpiry: () => say.BadExpiry,
  BountyTooLarge: ({ mostLots }, { lots }) => say.BountyTooLarge(lots(mostLots)),
  NotExpired: ({ expiry }, { time }) =>
    expiry === 0n ? say.NeverExpires : say.NotExpired(time(expiry)),
  OrderStillRests: ({ unfilledLots }, { lots }) => say.OrderStillRests(lots(unfilledLots)),
  FirstDepositTooSmall: () => say.FirstDepositTooSmall,
  DepositCrosses: () => say.DepositCrosses,
  SharesTooFew: () => say.SharesTooFew,
  AmountTooLow: ({ token, amount: units, least }, { amount }) =>
    say.AmountTooLow(amount(units, token), amount(least, token)),
  SwapBeyondAmount: () => say.SwapBeyondAmount,
  NoLiquidity: () => say.NoLiquidity,
  InsufficientBalance: () => say.InsufficientBalance,
  InsufficientPermission: () => say.InsufficientPermission,
  BalanceOverflow: () => say.BalanceOverflow,
  PullFailed: ({ token, amount: units }, { symbol, amount }) =>
    say.PullFailed(symbol(token), amount(units, token)),
  PullMismatch: ({ token }, { symbol }) => say.PullMismatch(symbol(token)),
  PushFailed: ({ token, amount: units }, { symbol, amount }) =>
    say.PushFailed(symbol(token), amount(units, token)),
  BalanceTooLow: ({ token, balance, needed }, { amount }) =>
    say.BalanceTooLow(amount(balance, token), amount(needed, token)),
  ZeroRecipient: () => say.ZeroRecipient,
  ValueNotNeeded: ({ value }, { amount }) => say.ValueNotNeeded(amount(value, zeroAddress)),
  ValueTooLow: ({ value, needed }, { amount }) =>
    say.ValueTooLow(amount(value, zeroAddress), amount(needed, zeroAddress)),
  DepositsPaused: ({ until }, { time }) => say.DepositsPaused(time(until)),
  NotPermitted: () => say.NotPermitted,
  BadSignature: () => say.BadSignature,
  NonceUsed: () => say.NonceUsed,
  NotObserved: () => say.NotObserved,
  BadObservationSize: ({ size }) => say.BadObservationSize(`${size}`),
  BadWindow: () => say.BadWindow,
  HistoryTooShort: ({ from }, { time }) => say.HistoryTooShort(time(from)),
  NotAllowed: () => say.NotAllowed,
  IncomePartTooHigh: () => say.IncomePartTooHigh,
  PauseTooLong: () => say.PauseTooLong,
  PausedLately: ({ from }, { time }) => say.PausedLately(time(from)),
};

/** An error of the exchange in a sentence for the reader. */
export function wordsForExchangeError(
  error: Pick<ExchangeErrorData, 'name' | 'args'>,
  wording: Wording,
): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = errorWords[error.name] as (
    args: ExchangeErrorData['args'],
    wording: Wording,
  ) => string;
  return words(error.args, wording);
}

/** What to say where a part of the page that is loaded later could not be had. */
export function wordsForMissingPart(): string {
  return say.missingPart;
}
