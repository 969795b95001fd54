import { phrases } from '#lib/language.ts';

/** What each error of lending says, under the error's name; values come in as text for the reader. */
export const say = phrases('lendingErrors', {
  oneCollateral: 'one of the collaterals',
  /** Units of a token that the page does not know, whose decimals it cannot tell. */
  someOf: (token: string) => `some of ${token}`,

  // Opening a market
  UnknownLendingMarket: 'This lending market does not exist.',
  LendingMarketExists: 'This lending market is open already.',
  UnsupportedLendingToken: (token: string) => `${token} cannot be lent or pledged here.`,
  CollateralCount: 'A lending market has one to eight collaterals.',
  BadRates: 'These interest rates are out of range.',
  DustZero: 'The smallest debt must be above zero.',
  SpareBits: (token: string) => `${token}: its terms say something that has no meaning.`,
  BadLtv: (token: string, borrow: string, liquidation: string) =>
    `${token}: the limit for borrowing (${borrow}) must lie between zero and the limit for liquidation (${liquidation}).`,
  ToxicLtv: (token: string, ltv: string) =>
    `${token}: with a limit of ${ltv}, liquidations would make positions worse.`,
  BadIncentive: (token: string, incentive: string, largest: string) =>
    `${token}: a liquidator gets ${incentive}, but it must lie between 100.5 % and ${largest}.`,
  GuardUnreadable: (token: string, guard: string) =>
    `${token}: ${guard} does not answer as a price guard does.`,
  GuardMismatch: (token: string) => `${token}: its price guard prices other tokens.`,
  PriceNotLive: (token: string) =>
    `The price of ${token} is not known well enough now: too few sources, or they differ. Repaying and adding collateral of other kinds still work.`,
  SpiralCap: (token: string, cap: string, largest: string) =>
    `${token}: selling ${cap} would push its price into a spiral; at most ${largest} may be pledged.`,

  // Any action
  NotAuthorised: (caller: string) => `${caller} may not act for this account.`,
  ZeroAmount: 'The amount is zero, or too small to count.',
  AssetsOrShares: 'Either an amount or shares must be given.',
  ZeroRecipient: 'The payment has no recipient.',
  LendingPaused: (time: string) =>
    `Supplying and borrowing are paused in this market until ${time}. Withdrawing and repaying still work.`,
  NoSuchCollateral: 'This market takes no such collateral.',

  // Lending
  PricesDown: (tokens: string) =>
    `Nothing can be supplied while the price of a collateral is not known: ${tokens}. Withdrawing still works.`,
  LendingOverflow: 'The market cannot count that much.',
  SupplyTooLow: 'Your supply is smaller than that.',
  InsufficientCash: (cash: string, wanted: string) =>
    `The market has ${cash} that is not lent out; ${wanted} were asked for.`,

  // Borrowing
  CollateralTooLow: 'You have pledged less than that.',
  BorrowLimit: (debt: string, limit: string) =>
    `You would owe ${debt}, and your collateral carries ${limit}.`,
  DebtBelowDust: (debt: string, least: string) =>
    `You would owe ${debt}; the smallest debt here is ${least}.`,
  CollateralBelowDust: (token: string, value: string, least: string) =>
    `Your ${token} would be worth ${value}; for a debt, each collateral must be worth ${least}.`,
  CapExceeded: (pledged: string, cap: string) =>
    `All borrowers together would have pledged ${pledged}; this market takes ${cap}.`,

  // Liquidation
  PositionHealthy: (debt: string, limit: string) =>
    `This position owes ${debt} and may owe ${limit}: it cannot be liquidated.`,
  PositionFresh: 'This position was checked in this very second. Try again.',
  RepaymentTooLarge: (repaid: string, largest: string) =>
    `At most ${largest} may be repaid against this collateral, not ${repaid}.`,
  CollateralNotDue: (token: string) => `Other collaterals must be taken before ${token}.`,
  DustLeft: (debt: string, worth: string, least: string) =>
    `A debt of ${debt} and collateral worth ${worth} would be left, less than ${least}. Repay all of it, or take all of it.`,
  NothingLiquidated: (debt: string) =>
    `Nothing would be repaid or taken, and ${debt} would be owed as before. Somebody else may have been first.`,

  // Tokens, signatures, owners
  PullFailed: (token: string, amount: string) =>
    `${token} did not let lending take ${amount}: the balance or the allowance is too small.`,
  PullMismatch: (token: string) =>
    `${token} moves another amount than it was told to. Tokens that take a fee cannot be used here.`,
  PushFailed: (token: string, amount: string) => `${token} refused to pay out ${amount}.`,
  SignatureExpired: (time: string) => `The signature was valid until ${time}. Try again.`,
  BadSignature: 'The signature is not the owner’s for these terms.',
  NonceUsed: 'This permission was used or taken back before.',
  NotGuardian: 'Only the guardian or the owner of lending may do that.',
  PauseTooSoon: (time: string) => `It cannot be paused again before ${time}.`,
  OwnableInvalidOwner: 'That address cannot own lending.',
  OwnableUnauthorizedAccount: 'Only the owner of lending may do that.',
  SequencerGrace: (time: string) =>
    `The chain’s sequencer was down or came back at ${time}. Nobody is liquidated, and prices are not judged, until an hour after that.`,
});
