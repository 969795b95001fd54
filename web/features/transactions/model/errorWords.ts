import type { ExchangeErrorArgs, ExchangeErrorData, ExchangeErrorName } from '@weir/contracts';
import { zeroAddress } from 'viem';
import type { Wording } from './wording.ts';

/**
 * What each error of the exchange means to the reader, in his units. Typed from the ABI: a new error does not
 * compile until it has words.
 */
const errorWords: {
  [Name in ExchangeErrorName]: (args: ExchangeErrorArgs<Name>, say: Wording) => string;
} = {
  UnknownMarket: () => 'This market is not open on the exchange.',
  MarketExists: () => 'This market is open already.',
  UnsupportedToken: ({ token }, say) => `${say.symbol(token)} cannot be traded here.`,
  LotExponentTooLarge: ({ lotExponent }) => `A lot of 10^${lotExponent} units is too large.`,
  TierMismatch: ({ tier }) => `The market's fees and price steps are not those of tier ${tier}.`,
  UnknownTier: ({ tier, count }) => `There is no tier ${tier}; there are ${count}.`,
  MinQuoteZero: () => 'The smallest order must be worth something.',
  BadTier: () => 'These fees and price steps cannot make a tier.',

  DeadlineExpired: ({ deadline }, say) =>
    `The time for this ran out at ${say.time(deadline)}. Try again; the settings hold a longer deadline.`,
  UnknownFlags: () => 'The exchange does not know one of the options sent. Reload the page.',
  Locked: () => 'One of the tokens is in the middle of a transfer. Try again in a moment.',
  NotBatchable: () => 'This action cannot be part of a batch.',
  SettlesInsideBatch: () =>
    'An action of the batch names its own payment; the batch names it once.',
  MarketPaused: ({ until }, say) =>
    `This market is paused until ${say.time(until)}. Cancelling, claiming and removing liquidity still work.`,
  LengthsDiffer: () => 'Two lists that belong together have different lengths. Reload the page.',
  OnlyDelegated: () => 'This part of the exchange cannot be called on its own.',

  ZeroAmount: () => 'Enter an amount.',
  AmountTooLarge: () => 'The amount is larger than the exchange can trade at once.',
  LimitOutOfRange: () => 'The limit price is outside the range of this market.',
  NothingOut: () => 'The amount is too small: nothing would come out.',
  OutputTooLow: () =>
    'The price moved: less would come out than your least amount. Look at the new quote, or allow more slippage.',
  InputTooHigh: () =>
    'The price moved: it would cost more than your greatest amount. Look at the new quote, or allow more slippage.',
  NotFilled: () => 'Pool and book cannot fill all of the amount within your limits.',
  ReserveOverflow: () => 'The pool cannot hold that much.',
  PathLength: ({ length }) => `A path leads over one to four markets, not ${length}.`,
  PathBroken: ({ token }, say) =>
    `The path breaks: its next market does not trade ${say.symbol(token)}.`,
  PathHasLimit: () => 'A swap over several markets takes no limit price.',

  TickOffGrid: ({ spacing }) =>
    `The price lies between two steps of this market (every ${spacing} ticks).`,
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
  UnknownOrder: () => 'The exchange knows no such order of this account.',
  OrderChanged: () => 'The order has changed since it was shown. Look at it again.',
  ReducedTooSmall: ({ minQuote }, say) =>
    `What is left of an order must be worth ${say.quote(minQuote)} or nothing.`,
  LevelFull: ({ tick }, say) =>
    `No more orders fit at ${say.price(tick)} until that price has traded. Take the next price.`,
  LevelRetired: ({ tick }, say) => `${say.price(tick)} takes no more orders. Take the next price.`,
  BadExpiry: () => 'The expiry must lie in the future.',
  BountyTooLarge: ({ mostLots }, say) => `The bounty may be ${say.lots(mostLots)} at most.`,
  NotExpired: ({ expiry }, say) =>
    expiry === 0n ? 'This order never expires.' : `This order expires at ${say.time(expiry)}.`,
  OrderStillRests: () => 'This order still rests: only its owner may claim it.',

  FirstDepositTooSmall: () => 'The first deposit brings at least 1000 units of each token.',
  DepositCrosses: () =>
    'The price of this first deposit would cross the book. Bring the tokens in another proportion.',
  SharesTooFew: () => 'The pool moved: this deposit would bring fewer shares than you asked for.',
  AmountTooLow: ({ token, amount, least }, say) =>
    `Only ${say.amount(amount, token)} would come out, less than your least, ${say.amount(least, token)}.`,
  SwapBeyondAmount: () => 'Less than the whole amount must be swapped.',
  NoLiquidity: () =>
    'The pool is empty: there is nothing to take out, or to add to with one token.',

  PullFailed: ({ token, amount }, say) =>
    `${say.symbol(token)} did not let the exchange take ${say.amount(amount, token)} from your wallet: the balance or the allowance is too small.`,
  PullMismatch: ({ token }, say) =>
    `${say.symbol(token)} moves another amount than asked for. Tokens that take fees cannot be traded here.`,
  PushFailed: ({ token, amount }, say) =>
    `${say.symbol(token)} refused to pay out ${say.amount(amount, token)}.`,
  BalanceTooLow: ({ token, balance, needed }, say) =>
    `The balance is ${say.amount(balance, token)}, and ${say.amount(needed, token)} is needed.`,
  ZeroRecipient: () => 'The payment names nobody to receive it.',
  ValueNotNeeded: () => "The chain's coin was sent along, and nothing here takes it.",
  ValueTooLow: ({ value, needed }, say) =>
    `${say.amount(value, zeroAddress)} was sent, and ${say.amount(needed, zeroAddress)} is needed.`,
  DepositsPaused: ({ until }, say) =>
    `Deposits are paused until ${say.time(until)}. Withdrawals still work.`,

  NotPermitted: () => 'The owner has not allowed this here, or not any more.',
  BadSignature: () => "The signature is not the owner's for these terms on this chain.",
  NonceUsed: () => 'This signature was used or revoked.',

  NotObserved: () => 'The price of this market is not recorded yet.',
  BadObservationSize: ({ size }) =>
    `The price record holds ${size} points; it only grows, to at most 128.`,
  BadWindow: () => 'A mean price is over 1 second to 30 minutes.',
  HistoryTooShort: ({ from }, say) => `The price record does not reach back to ${say.time(from)}.`,

  NotAllowed: () => 'Only the owner or the guardian of the exchange may do this.',
  IncomePartTooHigh: ({ most }) =>
    `The protocol's part of a pool's income is at most ${Number(most) / 10_000} %.`,
  PauseTooLong: ({ most }) => `A pause lasts at most ${Number(most) / 86_400} days.`,
  PausedLately: ({ from }, say) => `This can be paused again from ${say.time(from)} on.`,

  BalanceOverflow: () => 'The receiver cannot hold that much inside the exchange.',
  InsufficientBalance: () => 'The balance inside the exchange is too small.',
  InsufficientPermission: () => 'The exchange holds no permission of the owner for this.',
};

/** An error of the exchange in a sentence for the reader. */
export function wordsForExchangeError<Name extends ExchangeErrorName>(
  error: ExchangeErrorData & { name: Name },
  say: Wording,
): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = errorWords[error.name] as (args: ExchangeErrorData['args'], say: Wording) => string;
  return words(error.args, say);
}
