import { phrases } from '#lib/language.ts';

/** What each error of the exchange says, under the error's name; values come in as text for the reader. */
export const say = phrases('errors', {
  missingPart:
    'A part of the page could not be loaded, so nothing was sent. Look at your connection and try again.',
  /** Units of a token that the page does not know, whose decimals it cannot tell. */
  someOf: (token: string) => `some of ${token}`,

  // Markets
  UnknownMarket: 'This market does not exist on this exchange.',
  MarketExists: 'This market is open already.',
  UnsupportedToken: (token: string) => `${token} cannot be traded here.`,
  LotExponentTooLarge: 'The lot size is too large.',
  TierMismatch: 'Fees and price step are not those of the chosen tier.',
  UnknownTier: (tier: string, count: string) =>
    `There is no fee tier ${tier}: there are ${count}, counted from 0.`,
  MinQuoteZero: 'The smallest order must be worth something.',
  BadTier: 'These fees and this price step make no tier.',

  // Any action
  DeadlineExpired: (time: string) =>
    `The time for this ran out at ${time}. Try again; the settings hold a longer deadline.`,
  UnknownFlags: 'The exchange does not know this combination of options.',
  Locked: 'The exchange is in the middle of another payment. Try again.',
  NotBatchable: 'One of these actions cannot be put together with others.',
  SettlesInsideBatch: (index: string) => `Action ${index} names its own source or recipient.`,
  MarketPaused: (time: string) =>
    `This market is paused until ${time}. Cancelling, claiming and removing liquidity still work.`,
  LengthsDiffer: 'Two lists that belong together differ in length.',
  OnlyDelegated: 'This address is a part of the exchange; call the exchange itself.',

  // Swaps
  ZeroAmount: 'The amount is zero.',
  AmountTooLarge: 'The amount is larger than the exchange can count.',
  LimitOutOfRange: 'The limit price is out of range.',
  NothingOut: 'The amount is too small: nothing would come out.',
  OutputTooLow:
    'The price moved: less would come out than your least amount. Look at the new quote, or allow more slippage.',
  InputTooHigh:
    'The price moved: it would cost more than your greatest amount. Look at the new quote, or allow more slippage.',
  NotFilled: 'Pool and book cannot fill all of the amount within your limits.',
  ReserveOverflow: 'The pool cannot hold that much.',
  PathLength: 'A route has one to four markets.',
  PathBroken: (token: string) => `The route breaks: its next market does not trade ${token}.`,
  PathHasLimit: 'A swap over several markets has no limit price.',

  // Orders
  TickOffGrid: 'The price is between two price steps of this market.',
  ZeroLots: 'The amount is below one lot.',
  OrderTooLarge: (lots: string) => `An order of ${lots} is too large at this price.`,
  OrderTooSmall: (value: string, least: string) =>
    `The order is worth ${value}; the smallest here is ${least}.`,
  WouldCrossPool: 'Post-only: at this price it would trade with the pool at once.',
  WouldCross: (price: string) =>
    `Post-only: at this price it would trade at once with orders at ${price}.`,
  FillOrKill: (filled: string, wanted: string) =>
    `All or nothing: only ${filled} of ${wanted} can be had within the limit.`,
  HandleInUse: 'An order with the same id still rests. Try again.',
  UnknownOrder: 'There is no such order of yours in this market.',
  OrderChanged: 'The order has changed since it was shown. Look at it again.',
  ReducedTooSmall: (least: string) => `What is left of an order must be worth ${least} or nothing.`,
  LevelFull: (price: string) =>
    `No more orders fit at ${price} until that price has traded. Take the next price.`,
  LevelRetired: (price: string) => `${price} takes no more orders. Take the next price.`,
  BadExpiry: 'The expiry must lie in the future.',
  BountyTooLarge: (most: string) => `The bounty may be ${most} at most.`,
  NeverExpires: 'This order never expires.',
  NotExpired: (time: string) => `This order expires at ${time}.`,
  OrderStillRests: (lots: string) =>
    `${lots} of this order still rest: only its owner may claim it now.`,

  // Liquidity
  FirstDepositTooSmall: 'The first deposit into a pool must be larger.',
  DepositCrosses:
    'The price of this first deposit would cross the book. Bring the tokens in another proportion.',
  SharesTooFew: 'The pool moved: this deposit would bring fewer shares than you asked for.',
  AmountTooLow: (amount: string, least: string) =>
    `Only ${amount} would come out, less than your least, ${least}.`,
  SwapBeyondAmount: 'More would be swapped than is brought.',
  NoLiquidity: 'This pool has no liquidity.',

  // Balances inside the exchange
  InsufficientBalance: 'The balance is too small.',
  InsufficientPermission: 'The owner of the balance has not allowed this.',
  BalanceOverflow: 'The balance cannot hold that much.',

  // Tokens
  PullFailed: (token: string, amount: string) =>
    `${token} did not let the exchange take ${amount} from your wallet: the balance or the allowance is too small.`,
  PullMismatch: (token: string) =>
    `${token} moves another amount than asked for. Tokens that take fees cannot be traded here.`,
  PushFailed: (token: string, amount: string) => `${token} refused to pay out ${amount}.`,
  BalanceTooLow: (balance: string, needed: string) =>
    `The balance is ${balance}, and ${needed} is needed.`,
  ZeroRecipient: 'The payment has no recipient.',
  ValueNotNeeded: (amount: string) => `${amount} was sent along, and nothing here takes it.`,
  ValueTooLow: (sent: string, needed: string) => `${sent} was sent, and ${needed} is needed.`,
  DepositsPaused: (time: string) => `Deposits are paused until ${time}. Withdrawals still work.`,

  // Acting for others
  NotPermitted: 'This account may not do that for the owner, or not any more.',
  BadSignature: 'The signature is not the owner’s for these terms.',
  NonceUsed: 'This permission was used or revoked before.',

  // Observations
  NotObserved: 'Nobody has set up price observations for this market yet.',
  BadObservationSize: (size: string) => `The price record holds ${size} entries and can only grow.`,
  BadWindow: 'A mean price is taken over one second to half an hour.',
  HistoryTooShort: (time: string) => `The price record does not reach back to ${time}.`,

  // Governance
  NotAllowed: 'Only the owner of the exchange or its guardian may do this.',
  IncomePartTooHigh: 'The protocol’s part of the income would be too high.',
  PauseTooLong: 'The pause would be too long.',
  PausedLately: (time: string) => `This can be paused again from ${time} on.`,
});
