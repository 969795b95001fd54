import type { exchangeAbi } from '../generated/exchangeAbi.ts';
import type { ErrorWords } from './contractError.ts';

/**
 * What each error of the exchange says, in token units, lots, ticks and seconds. A name that the contract gains or
 * loses does not compile here.
 */
export const errorWords: ErrorWords<typeof exchangeAbi> = {
  // Markets
  UnknownMarket: ({ market }) => `No market is open with this key; its id would be ${market}.`,
  MarketExists: ({ market }) => `This market is open already; its id is ${market}.`,
  UnsupportedToken: ({ token }) =>
    `${token} cannot be traded here: it has no code, is the exchange itself, or is both tokens of the pair.`,
  LotExponentTooLarge: ({ lotExponent }) =>
    `A lot is 10^k units with k at most 36, but k is ${lotExponent}.`,
  TierMismatch: ({ tier, tierTerms, keyTerms }) =>
    `The market's spacing and fees (${keyTerms}) are not those of tier ${tier} (${tierTerms}).`,
  UnknownTier: ({ tier, count }) => `There is no tier ${tier}: there are ${count}, from 0.`,
  MinQuoteZero: () => 'The smallest order is at least one unit of the quote token.',
  BadTier: ({ terms }) =>
    `The terms ${terms} are no tier: spacing is 1 to 65535, the pool fee at most 100000, and fees leave no gain between pool and book.`,

  // Any action
  DeadlineExpired: ({ deadline, timestamp }) =>
    `This was valid until ${deadline}, and the block's time is ${timestamp}.`,
  UnknownFlags: ({ flags }) => `The flags ${flags} are not known to this action.`,
  Locked: () => 'A token is being called: nothing else may be done until it returns.',
  NotBatchable: ({ selector }) =>
    `A batch takes swap, place, reduce, cancel and claim only, not ${selector}.`,
  SettlesInsideBatch: ({ index }) =>
    `Action ${index} of the batch names its own source or recipient: a batch names them once, for its net.`,
  MarketPaused: ({ market, until }) =>
    `Market ${market} takes no orders, liquidity or swaps until ${until} has passed; cancels, claims and removals go on.`,
  LengthsDiffer: ({ first, second }) =>
    `Two lists that belong together hold ${first} and ${second} entries.`,
  OnlyDelegated: () => "The extension runs as the exchange's own code only.",

  // Swaps
  ZeroAmount: () => 'The amount is zero.',
  AmountTooLarge: ({ amount }) => `The amount ${amount} is not below 2^127.`,
  LimitOutOfRange: ({ limitTick }) =>
    `The limit ${limitTick} is no price: ticks are 90000 to 3149999.`,
  NothingOut: ({ amount }) => `Of the ${amount} asked for, nothing can be done.`,
  OutputTooLow: ({ amountOut, leastOut }) =>
    `Only ${amountOut} would come out, and at least ${leastOut} was asked for.`,
  InputTooHigh: ({ amountIn, mostIn }) =>
    `It would cost ${amountIn}, and at most ${mostIn} was allowed.`,
  NotFilled: ({ wanted, done }) =>
    `Only ${done} of ${wanted} can be done within the limits, and all was asked for.`,
  ReserveOverflow: ({ reserve }) =>
    `A reserve would be ${reserve}, and pools hold at most 2^103 - 1.`,
  PathLength: ({ length }) => `A path has one to four markets, not ${length}.`,
  PathBroken: ({ index, token }) =>
    `Market ${index} of the path does not trade ${token}, which the one before it gives.`,
  PathHasLimit: ({ limitTick }) =>
    `A path has no limit price, but ${limitTick} was given: its bound is the limit.`,

  // Orders
  TickOffGrid: ({ tick, spacing }) =>
    `The price's tick ${tick} is not a multiple of ${spacing} between 90000 and 3149999.`,
  ZeroLots: () => 'An order has at least one lot.',
  OrderTooLarge: ({ lots, tick }) =>
    `An order of ${lots} lots at tick ${tick} is worth 2^127 units or more.`,
  OrderTooSmall: ({ quoteValue, minQuote }) =>
    `The order is worth ${quoteValue} at its price, and orders are worth at least ${minQuote}.`,
  WouldCross: ({ tick, bestOpposite }) =>
    bestOpposite === 0n
      ? `A post-only order at tick ${tick} would trade with the pool.`
      : `A post-only order at tick ${tick} would trade with the orders at tick ${bestOpposite}.`,
  FillOrKill: ({ lots, filledLots }) =>
    `Only ${filledLots} of ${lots} lots can be had within the limit, and all or nothing was asked for.`,
  HandleInUse: ({ handle, liveLots }) =>
    `The handle ${handle} belongs to an order that still rests with ${liveLots} lots.`,
  UnknownOrder: ({ owner, handle }) =>
    `${owner} has never used the handle ${handle} in this market.`,
  OrderChanged: ({ handle, generation, index }) =>
    `The handle ${handle} is another order now: generation ${generation}, index ${index}.`,
  ReducedTooSmall: ({ quoteValue, minQuote }) =>
    `The reduced order would be worth ${quoteValue}; it must be gone or worth at least ${minQuote}.`,
  LevelFull: ({ tick, placed, nextIndex, lots }) =>
    `The price at tick ${tick} cannot take ${lots} lots more (${placed} lots, ${nextIndex} orders) until it empties.`,
  LevelRetired: ({ tick }) => `The price at tick ${tick} takes no more orders.`,
  BadExpiry: ({ expiry, timestamp }) =>
    `An expiry lies in the future, and a bounty needs one: it is ${expiry}, the time is ${timestamp}.`,
  BountyTooLarge: ({ bountyLots, mostLots }) =>
    `A bounty of ${bountyLots} lots is more than one percent of the order, ${mostLots} lots.`,
  NotExpired: ({ expiry, timestamp }) =>
    expiry === 0n
      ? 'This order never expires.'
      : `This order expires at ${expiry}, and the time is ${timestamp}.`,
  OrderStillRests: ({ owner, handle, unfilledLots }) =>
    `The order ${handle} of ${owner} still has ${unfilledLots} unfilled lots: only its owner may claim it.`,

  // Liquidity
  FirstDepositTooSmall: ({ base, quote }) =>
    `A first deposit brings at least 1000 units of each token, not ${base} and ${quote}.`,
  DepositCrosses: ({ bestBid, bestAsk }) =>
    `The first deposit's price would cross the book, whose best ticks are ${bestBid} and ${bestAsk}.`,
  SharesTooFew: ({ shares, least }) =>
    `It would bring ${shares} shares, and at least ${least} were asked for.`,
  AmountTooLow: ({ token, amount, least }) =>
    `Only ${amount} of ${token} would come out, and at least ${least} was asked for.`,
  SwapBeyondAmount: ({ swapAmount, amount }) =>
    `Of ${amount} a part is swapped, less than all, not ${swapAmount}.`,
  NoLiquidity: ({ market }) =>
    `There is no liquidity in market ${market}, to take from or to add to in one token.`,

  // Balances of the exchange (ERC-6909)
  InsufficientBalance: () => 'The balance in the exchange is too small.',
  InsufficientPermission: () => 'The owner of the balance has not allowed this.',
  BalanceOverflow: () => 'A balance would pass 2^256 - 1.',

  // Tokens
  PullFailed: ({ token, from, amount }) =>
    `${token} refused to move ${amount} from ${from}: too little balance or allowance, or a rule of its own.`,
  PullMismatch: ({ token, amount, received }) =>
    `${token} moved ${received} where ${amount} was asked for: tokens that take fees are refused.`,
  PushFailed: ({ token, to, amount }) =>
    `${token} refused to pay ${amount} to ${to}: take the internal balance instead.`,
  BalanceTooLow: ({ token, balance, needed }) =>
    `The balance of ${token} is ${balance}, and ${needed} is needed.`,
  ZeroRecipient: () => 'A payment needs a recipient.',
  ValueNotNeeded: ({ value }) =>
    `${value} of the chain's coin was sent, and nothing here takes it.`,
  ValueTooLow: ({ value, needed }) =>
    `${value} of the chain's coin was sent, and ${needed} is needed.`,
  DepositsPaused: ({ until }) =>
    `Deposits are refused until ${until} has passed; withdrawals are not.`,

  // Acting for others
  NotPermitted: ({ owner, delegate, market, action }) =>
    `${delegate} may not do action ${action} for ${owner} in market ${market}, or not any more.`,
  BadSignature: ({ owner }) =>
    `The signature is not that of ${owner} for these terms on this chain.`,
  NonceUsed: ({ owner, nonce }) => `The nonce ${nonce} of ${owner} is used or revoked.`,

  // Observations
  NotObserved: ({ market }) => `Nobody has paid for observations of market ${market} yet.`,
  BadObservationSize: ({ size, asked }) =>
    `A ring of ${size} checkpoints grows, to at most 128, not to ${asked}.`,
  BadWindow: ({ window }) => `A mean is over 1 to 1800 seconds, not ${window}.`,
  HistoryTooShort: ({ market, from }) =>
    `The record of market ${market} does not reach back to ${from}.`,

  // Governance
  NotAllowed: ({ caller, needed }) => `Only ${needed} may do this, not ${caller}.`,
  IncomePartTooHigh: ({ part, most }) =>
    `The protocol's part of a pool's income is at most ${most} parts per million, not ${part}.`,
  PauseTooLong: ({ duration, most }) => `A pause lasts at most ${most} seconds, not ${duration}.`,
  PausedLately: ({ from }) => `The guardian may pause this again from ${from} on.`,
};
