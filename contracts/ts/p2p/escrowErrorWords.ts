import { hexToString } from 'viem';
import type { ErrorWords } from '../errors/contractError.ts';
import type { escrowAbi } from '../generated/escrowAbi.ts';
import { nameAt, tradeActions, tradeStates } from './trade.ts';

const usd = (millionths: bigint) => `${(Number(millionths / 10_000n) / 100).toFixed(2)} USD`;
const state = (index: number) => nameAt(tradeStates, index);
const action = (index: number) => nameAt(tradeActions, index);

/**
 * What each error of the escrow says, in token units and seconds. A name that the contract gains or loses does not compile
 * here.
 */
export const escrowErrorWords: ErrorWords<typeof escrowAbi> = {
  // Money
  ZeroAmount: () => 'The amount is zero.',
  ZeroRecipient: () => 'A recipient is missing.',
  BalanceTooLow: ({ balance, wanted }) =>
    `The balance in escrow is ${balance}, and ${wanted} were asked for.`,
  PullFailed: ({ token, from, amount }) =>
    `${amount} units of ${token} could not be taken out of ${from}: too little there, or not allowed to the escrow.`,
  PullMismatch: ({ token, amount, received }) =>
    `Of ${amount} units of ${token}, ${received} arrived: it takes a fee, or lies.`,
  PushFailed: ({ token, to, amount }) =>
    `${token} refused to pay ${amount} to ${to}. Another recipient can be named.`,
  SafeERC20FailedOperation: ({ token }) => `${token} refused an allowance.`,

  // Offers
  UnlistedToken: ({ token }) => `${token} is not listed, and its worth in USD is needed here.`,
  BondTooHigh: ({ bond, most }) =>
    `The bond for this trade is ${bond} now, and at most ${most} was agreed to.`,
  NotMaker: ({ maker, caller }) =>
    `${caller} is not the offer's maker ${maker}, and brought no valid signature of it.`,
  OfferKnown: ({ offer }) => `The offer ${offer} was posted before.`,
  OfferNotOpen: ({ offer }) => `The offer ${offer} is not open.`,
  OfferExpired: ({ offer, expiry }) => `The offer ${offer} expired at ${expiry}.`,
  BadAmounts: ({ total, least, greatest }) =>
    `The amounts do not fit: 0 < least (${least}) <= greatest (${greatest}) <= total (${total}).`,
  BadCurrency: ({ currency }) =>
    `${JSON.stringify(hexToString(currency))} is no currency code: three capital letters.`,
  MethodCount: ({ count }) => `An offer has one to eight payment methods, not ${count}.`,
  UnknownMethod: ({ method }) =>
    `The payment method ${JSON.stringify(hexToString(method, { size: 32 }))} is not listed.`,
  BadPayWindow: ({ window, most }) =>
    `The buyer has between 900 and ${most} seconds to pay, not ${window}.`,
  BadConfirmWindow: ({ window, most }) =>
    `The maker has between 300 and ${most} seconds to confirm, not ${window}.`,
  BadBond: ({ bond }) => `A bond is 10 to 30 %, not ${Number(bond) / 100} %.`,
  BadPriceTerms: () => 'The price terms are none: a price above 0, or bounds with an age.',
  StartersNotForBuying: () => 'Only offers to sell can take starters.',
  BadArbitrator: ({ arbitrator }) => `${arbitrator} cannot be an arbitrator.`,
  ArbitratorSilent: ({ arbitrator }) =>
    `The arbitrator ${arbitrator} takes no such dispute now: it has too few seats, or is none.`,
  ReserveTooLow: ({ reserve, wanted }) =>
    `The maker's reserve for bonds is ${reserve}, and this trade needs ${wanted}.`,
  NoPrice: ({ adapter }) => `The price adapter ${adapter} has no price.`,
  PriceTooOld: ({ time, maxAge }) =>
    `The price is of ${time}, and may be ${maxAge} seconds old at most.`,
  PriceOutOfBounds: ({ price, least, greatest }) =>
    `The price ${price} is outside the offer's bounds, ${least} to ${greatest}.`,
  Overflow: ({ value }) => `${value} is too large.`,

  // Taking an offer
  Paused: () => 'Posting and taking offers is paused. Trades that live go on.',
  StaleOffer: ({ version, expected }) =>
    `The offer's price changed: it is version ${version} now, not ${expected}.`,
  PriceTooFar: ({ price, worst }) => `The price is ${price} now, worse than ${worst}.`,
  AmountOutsideOffer: ({ amount, least, greatest, free }) =>
    `The amount ${amount} is not between ${least} and ${greatest}, or more than the ${free} that are free.`,
  NoSuchMethod: ({ index, count }) =>
    `The offer has ${count} payment methods; there is no number ${index}.`,
  OwnOffer: () => 'This is your own offer.',
  NotSponsor: ({ sponsor, caller }) =>
    `The sponsor ${sponsor} must send this itself, not ${caller}, and only for a buyer.`,
  AbovePoolCap: ({ value, cap }) =>
    `The trade is worth ${usd(value)}, and the default arbitrators rule on up to ${usd(cap)}.`,
  AboveReversibleLimit: ({ value, limit }) =>
    `The payment could be taken back later, so this trade may be worth ${usd(limit)}; it is worth ${usd(value)}.`,
  BadAccountAge: ({ age }) => `An account's age is 0, 1 or 2, and said by a seller; not ${age}.`,
  StarterNotTaken: () => 'This offer takes no starters by this payment method.',
  AboveStarterLimit: ({ value, limit }) =>
    `Without a bond a trade may be worth ${usd(limit)}; this one is worth ${usd(value)}.`,
  TooManyStarters: () =>
    'The buyer has a trade without a bond already, or the offer has three of them.',
  KeyMissing: () => 'A key for messages is missing.',
  BadDetails: () => 'The seller, and only the seller, commits to its payment details.',

  // A trade
  UnknownTrade: ({ tradeId }) => `There is no trade ${tradeId}.`,
  StateChanged: (args) =>
    `The trade moved on: it is ${state(args.state)} now, not ${state(args.expected)}.`,
  NotInThisState: (args) => `${action(args.action)} is not possible while ${state(args.state)}.`,
  NotYours: (args) => `${action(args.action)} is not ${args.caller}'s to do now.`,
  TooEarly: (args) => `${action(args.action)} works from ${args.time} on.`,
  TooLate: (args) => `${action(args.action)} worked until ${args.time}.`,
  DemandedBefore: () => 'The payment details were demanded before; that works once.',
  DetailsTooLong: ({ length, most }) =>
    `The sealed details have ${length} bytes, and may have ${most}.`,
  TooMuchEvidence: () => 'A side brings evidence at most four times, and two replies.',
  HashMissing: () => 'The evidence is missing.',
  CourtTooDear: ({ fee, kept }) =>
    `The backup court asks for ${fee}; what was kept and added for it is ${kept}.`,
  NoBackup: () => 'There is no backup court.',
  BadRuling: ({ ruling }) => `A ruling is 0, 1 or 2, not ${ruling}.`,
  UnknownDispute: ({ court, disputeId }) => `${court} has no dispute ${disputeId} here.`,
  SettlementTooLarge: ({ toBuyer, amount }) =>
    `The buyer can get at most ${amount}, not ${toBuyer}.`,
  NoSuchProposal: () => 'This proposal no longer stands.',

  // Signatures and governing
  SignatureExpired: ({ deadline }) => `The signature counted until ${deadline}.`,
  BadSignature: ({ account }) => `This is no signature of ${account} for this.`,
  NonceUsed: ({ owner, nonce }) => `${owner} used the number ${nonce} before, or revoked it.`,
  NotSignable: ({ selector }) => `The function ${selector} cannot be called by signature.`,
  NotGuardian: ({ caller }) => `${caller} may not do this.`,
  FeeTooHigh: ({ feeRate }) => `A fee is at most 0.5 %, not ${Number(feeRate) / 100} %.`,
  BadTokenTerms: ({ token }) => `${token} needs a worth and a cap.`,
  OnlyDelegated: () => 'This contract is a part of the escrow, and is not called itself.',
  OwnableInvalidOwner: ({ owner }) => `${owner} cannot own the escrow.`,
  OwnableUnauthorizedAccount: ({ account }) => `${account} does not own the escrow.`,
  ReentrancyGuardReentrantCall: () => 'The escrow was called again from inside a call.',
};
