import type { ErrorWords } from '../errors/contractError.ts';
import type { LendingErrorAbi } from './lendingError.ts';
import { asDecimal as wad } from './wadString.ts';

/**
 * What each error of lending says, in token units, shares, parts of one and seconds. A name that the contract gains or
 * loses does not compile here.
 */
export const lendingErrorWords: ErrorWords<LendingErrorAbi> = {
  // Opening a market
  UnknownLendingMarket: ({ market }) =>
    `No lending market is open with these terms; its id would be ${market}.`,
  LendingMarketExists: ({ market }) => `This lending market is open already; its id is ${market}.`,
  UnsupportedLendingToken: ({ token }) =>
    `${token} cannot be used: it has no code, is the lending contract, stands twice, or is both loan and collateral.`,
  CollateralCount: ({ count }) => `A market has one to eight collaterals, not ${count}.`,
  BadRates: ({ rates }) =>
    `The rate model ${rates} is none: its kink lies between no use and full use, and full use costs at most 1000 % a year.`,
  DustZero: () => 'The dust bound is at least one unit.',
  SpareBits: ({ index, tokenTerms }) =>
    `Collateral ${index}: its terms ${tokenTerms} have bits set that mean nothing, 208 and above.`,
  BadLtv: ({ index, borrowLtv, liquidationLtv }) =>
    `Collateral ${index}: the borrow LTV ${wad(borrowLtv)} must lie between 0 and the liquidation LTV ${wad(liquidationLtv)}.`,
  ToxicLtv: ({ index, liquidationLtv }) =>
    `Collateral ${index}: at a liquidation LTV of ${wad(liquidationLtv)} liquidations would make positions worse.`,
  BadIncentive: ({ index, incentive, largest }) =>
    `Collateral ${index}: the largest incentive ${wad(incentive)} must lie between 1.005 and ${wad(largest)}.`,
  GuardUnreadable: ({ index, guard }) =>
    `Collateral ${index}: ${guard} does not answer as a price guard does.`,
  GuardMismatch: ({ index, guard }) =>
    `Collateral ${index}: the price guard ${guard} prices other tokens.`,
  PriceNotLive: ({ index, guard }) =>
    `Collateral ${index}: the price guard ${guard} has no price for new debt now: too few sources, or they differ.`,
  SpiralCap: ({ index, cap, largest }) =>
    `Collateral ${index}: liquidating ${cap} units would end in a spiral through the venue's pool; ${largest} are allowed.`,

  // Any action
  NotAuthorised: ({ account, caller }) =>
    `${caller} is neither the owner of account ${account} nor its operator.`,
  ZeroAmount: () => 'The amount is zero, or less than a share is worth.',
  AssetsOrShares: () => 'Either assets or shares say how much, and the other is 0.',
  ZeroRecipient: () => 'A recipient is missing.',
  LendingPaused: ({ until }) => `Supplying and borrowing are refused until ${until} has passed.`,
  NoSuchCollateral: ({ index }) => `There is no collateral ${index}.`,

  // Lending
  PricesDown: () => 'Supplying is refused while the price of a collateral is down.',
  LendingOverflow: ({ amount }) => `A market cannot hold ${amount} more.`,
  SupplyTooLow: ({ shares, wanted }) =>
    `The account has ${shares} shares, and ${wanted} were asked for.`,
  InsufficientCash: ({ cash, wanted }) =>
    `The market has ${cash} that is not lent out, and ${wanted} were asked for.`,

  // Borrowing
  CollateralTooLow: ({ amount, wanted }) => `${amount} are pledged, and ${wanted} were asked for.`,
  BorrowLimit: ({ debt, limit }) =>
    `The debt would be ${debt}, and the collaterals carry ${limit}.`,
  DebtBelowDust: ({ debt, dust }) => `The debt would be ${debt}, and a debt is at least ${dust}.`,
  CollateralBelowDust: ({ index, value, dust }) =>
    `Collateral ${index} would be worth ${value}, and what is pledged is worth at least ${dust}.`,
  CapExceeded: ({ index, pledged, cap }) =>
    `Of collateral ${index}, ${pledged} would be pledged for debts, and the cap is ${cap}.`,

  // Liquidation
  PositionHealthy: ({ debt, limit }) =>
    `The position owes ${debt}, and may owe ${limit} before it is liquidated.`,
  PositionFresh: () => 'The position borrowed in this very second.',
  RepaymentTooLarge: ({ repaid, largest }) =>
    `At most ${largest} may be repaid against this collateral, not ${repaid}.`,
  CollateralNotDue: ({ index }) =>
    `Seizing collateral ${index} would lower the position's health: others come first.`,
  DustLeft: ({ debt, collateral, dust }) =>
    `A debt of ${debt} and collateral worth ${collateral} would be left, below the dust bound ${dust}: repay all, or take all.`,
  NothingLiquidated: ({ debt }) =>
    `No step would repay or seize anything: ${debt} would be owed as before.`,

  // Tokens, signatures, pauses
  PullFailed: ({ token, from, amount }) =>
    `${amount} of ${token} could not be taken from ${from}: balance or allowance are too low, or the token refuses.`,
  PullMismatch: ({ token, amount, received }) =>
    `${token} credited ${received} instead of ${amount}: it takes fees or lies.`,
  PushFailed: ({ token, to, amount }) => `${token} refuses to pay ${amount} to ${to}.`,
  SignatureExpired: ({ deadline, timestamp }) =>
    `The signature was valid until ${deadline}, and the block's time is ${timestamp}.`,
  BadSignature: ({ owner }) => `The signature is not ${owner}'s, or of other terms.`,
  NonceUsed: ({ nonce }) => `The nonce ${nonce} was used or revoked.`,
  NotGuardian: ({ caller }) => `${caller} is neither guardian nor owner.`,
  PauseTooSoon: ({ from }) => `The market may be paused again from ${from} on.`,
  OwnableInvalidOwner: ({ owner }) => `${owner} cannot be the owner.`,
  OwnableUnauthorizedAccount: ({ account }) => `${account} is not the owner.`,
  SequencerGrace: ({ since }) =>
    `The rollup's sequencer is down or came back at ${since}: nobody is liquidated until an hour after that.`,
};
