import {
  describeExchangeError,
  type ExchangeErrorArgs,
  type ExchangeErrorData,
  type ExchangeErrorName,
} from '@weir/contracts';
import { zeroAddress } from 'viem';
import type { Wording } from './wording.ts';

/**
 * Errors of the exchange that the page says better than the bindings: with tokens, amounts and times as the reader knows
 * them, or with what to do about it. The others take the bindings' words, which are typed from the ABI: no error is
 * without words.
 */
const errorWords: {
  [Name in ExchangeErrorName]?: (args: ExchangeErrorArgs<Name>, say: Wording) => string;
} = {
  UnsupportedToken: ({ token }, say) => `${say.symbol(token)} cannot be traded here.`,
  DeadlineExpired: ({ deadline }, say) =>
    `The time for this ran out at ${say.time(deadline)}. Try again; the settings hold a longer deadline.`,
  MarketPaused: ({ until }, say) =>
    `This market is paused until ${say.time(until)}. Cancelling, claiming and removing liquidity still work.`,
  NothingOut: () => 'The amount is too small: nothing would come out.',
  OutputTooLow: () =>
    'The price moved: less would come out than your least amount. Look at the new quote, or allow more slippage.',
  InputTooHigh: () =>
    'The price moved: it would cost more than your greatest amount. Look at the new quote, or allow more slippage.',
  NotFilled: () => 'Pool and book cannot fill all of the amount within your limits.',
  ReserveOverflow: () => 'The pool cannot hold that much.',
  PathBroken: ({ token }, say) =>
    `The path breaks: its next market does not trade ${say.symbol(token)}.`,
  ZeroLots: () => 'The amount is below one lot.',
  OrderTooLarge: ({ lots }, say) => `An order of ${say.lots(lots)} is too large at this price.`,
  OrderTooSmall: ({ quoteValue, minQuote }, say) =>
    `The order is worth ${say.quote(quoteValue)}; the smallest here is ${say.quote(minQuote)}.`,
  WouldCross: ({ bestOpposite }, say) =>
    bestOpposite === 0n
      ? 'Post-only: at this price it would trade with the pool at once.'
      : `Post-only: at this price it would trade at once with orders at ${say.price(bestOpposite)}.`,
  FillOrKill: ({ lots, filledLots }, say) =>
    `All or nothing: only ${say.lots(filledLots)} of ${say.lots(lots)} can be had within the limit.`,
  HandleInUse: () => 'An order with the same id still rests. Try again.',
  OrderChanged: () => 'The order has changed since it was shown. Look at it again.',
  ReducedTooSmall: ({ minQuote }, say) =>
    `What is left of an order must be worth ${say.quote(minQuote)} or nothing.`,
  LevelFull: ({ tick }, say) =>
    `No more orders fit at ${say.price(tick)} until that price has traded. Take the next price.`,
  LevelRetired: ({ tick }, say) => `${say.price(tick)} takes no more orders. Take the next price.`,
  BountyTooLarge: ({ mostLots }, say) => `The bounty may be ${say.lots(mostLots)} at most.`,
  NotExpired: ({ expiry }, say) =>
    expiry === 0n ? 'This order never expires.' : `This order expires at ${say.time(expiry)}.`,
  DepositCrosses: () =>
    'The price of this first deposit would cross the book. Bring the tokens in another proportion.',
  SharesTooFew: () => 'The pool moved: this deposit would bring fewer shares than you asked for.',
  AmountTooLow: ({ token, amount, least }, say) =>
    `Only ${say.amount(amount, token)} would come out, less than your least, ${say.amount(least, token)}.`,
  PullFailed: ({ token, amount }, say) =>
    `${say.symbol(token)} did not let the exchange take ${say.amount(amount, token)} from your wallet: the balance or the allowance is too small.`,
  PullMismatch: ({ token }, say) =>
    `${say.symbol(token)} moves another amount than asked for. Tokens that take fees cannot be traded here.`,
  PushFailed: ({ token, amount }, say) =>
    `${say.symbol(token)} refused to pay out ${say.amount(amount, token)}.`,
  BalanceTooLow: ({ token, balance, needed }, say) =>
    `The balance is ${say.amount(balance, token)}, and ${say.amount(needed, token)} is needed.`,
  ValueTooLow: ({ value, needed }, say) =>
    `${say.amount(value, zeroAddress)} was sent, and ${say.amount(needed, zeroAddress)} is needed.`,
  DepositsPaused: ({ until }, say) =>
    `Deposits are paused until ${say.time(until)}. Withdrawals still work.`,
  HistoryTooShort: ({ from }, say) => `The price record does not reach back to ${say.time(from)}.`,
  PausedLately: ({ from }, say) => `This can be paused again from ${say.time(from)} on.`,
};

/** An error of the exchange in a sentence for the reader. */
export function wordsForExchangeError(
  error: Pick<ExchangeErrorData, 'name' | 'args'>,
  say: Wording,
): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = errorWords[error.name] as
    | ((args: ExchangeErrorData['args'], say: Wording) => string)
    | undefined;
  return words ? words(error.args, say) : describeExchangeError(error);
}
