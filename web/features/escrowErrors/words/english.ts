import { phrases } from '#lib/language.ts';

/** What each error of the escrow says, under the error's name; values come in as text for the reader. */
export const say = phrases('escrowErrors', {
  // Money
  ZeroAmount: 'The amount is zero.',
  ZeroRecipient: 'The payment has no recipient.',
  BalanceTooLow: (balance: string, wanted: string) =>
    `${balance} are free in escrow, and ${wanted} were asked for.`,
  PullFailed: (token: string, amount: string) =>
    `${token} did not let the escrow take ${amount}: the balance or the allowance is too small.`,
  PullMismatch: (token: string) =>
    `${token} moves another amount than it was told to. Tokens that take a fee cannot be traded here.`,
  PushFailed: (token: string, amount: string, to: string) =>
    `${token} refused to pay ${amount} to ${to}. Name another recipient: the amount stays yours.`,
  SafeERC20FailedOperation: (token: string) => `${token} refused an allowance.`,

  // Offers
  UnlistedToken: (token: string) =>
    `${token} is not listed in the escrow, and this needs to know its worth: use methods that cannot be reversed, and an outside judge.`,
  NotMaker: 'Only the maker of an offer, or who brings its signature, may do that.',
  OfferKnown: 'This offer was posted before.',
  OfferNotOpen: 'This offer was never posted, or is closed.',
  OfferExpired: (time: string) => `This offer ended at ${time}.`,
  BadAmounts: 'The smallest trade must be above zero, the largest no less, and the total no less.',
  BadCurrency: (code: string) => `“${code}” is no currency: a code has three capital letters.`,
  MethodCount: (count: string) => `An offer has one to eight payment methods, not ${count}.`,
  UnknownMethod: (method: string) => `The escrow does not list the payment method “${method}”.`,
  BadPayWindow: (window: string, most: string) =>
    `The buyer would have ${window} to pay; 15 min to ${most} are allowed for this token.`,
  BadConfirmWindow: (window: string) =>
    `The maker would have ${window} to confirm; 5 min to 1 d are allowed.`,
  BadBond: (bond: string) => `A bond is 10 to 30 % of a trade, not ${bond}.`,
  BadPriceTerms:
    'A fixed price must be above zero; one that follows the market needs a least, a greatest and an age.',
  StartersNotForBuying: 'Only offers to sell can take buyers without a bond.',
  BadArbitrator: (judge: string) => `${judge} cannot judge: it is no contract.`,
  ArbitratorSilent: (judge: string) =>
    `The judge ${judge} takes no such dispute now: it has too few seats, or is none.`,
  ReserveTooLow: (reserve: string, wanted: string) =>
    `The maker has ${reserve} left for its bonds, and this trade needs ${wanted}.`,
  NoPrice: 'The market’s price cannot be read now. Live trades go on.',
  PriceTooOld: (time: string, age: string) =>
    `The market’s price is of ${time}; this offer takes none older than ${age}.`,
  PriceOutOfBounds: 'The market’s price is outside the bounds of this offer.',
  Overflow: 'That is more than the escrow can count.',

  // Taking an offer
  Paused:
    'Posting and taking offers is paused. Trades that live go on, and money can be withdrawn.',
  StaleOffer: 'The maker changed the price meanwhile. Look at the new one and decide again.',
  PriceTooFar:
    'The price is worse now than the one you agreed to. Look at the new one and decide again.',
  AmountOutsideOffer: (amount: string, least: string, greatest: string, free: string) =>
    `This offer takes ${least} to ${greatest} a trade, and ${free} are free; ${amount} were asked for.`,
  BondTooHigh: (bond: string, most: string) =>
    `The bond would be ${bond} now, and you agreed to ${most} at most. Look at it again.`,
  NoSuchMethod: 'This offer has no such payment method.',
  OwnOffer: 'This is your own offer.',
  NotSponsor: 'Who pays somebody else’s bond must send this itself, and only for a buyer.',
  AbovePoolCap: (value: string, cap: string) =>
    `This trade is worth ${value}; the usual arbitrators rule on up to ${cap}.`,
  AboveReversibleLimit: (value: string, limit: string) =>
    `Payments by this method can be taken back later. So a trade may be worth ${limit} here, and this one is worth ${value}.`,
  BadAccountAge: 'The age of a payment account is said by a seller, in one of three steps.',
  StarterNotTaken: 'This offer takes no buyer without a bond by this payment method.',
  AboveStarterLimit: (value: string, limit: string) =>
    `Without a bond a trade may be worth ${limit}; this one is worth ${value}.`,
  TooManyStarters: 'The buyer has a trade without a bond already, or this offer has three of them.',
  KeyMissing: 'A key for messages is missing.',
  BadDetails: 'The seller, and only the seller, must commit to payment details.',

  // A trade
  UnknownTrade: (trade: string) => `There is no trade ${trade}.`,
  StateChanged: (state: string, expected: string) =>
    `The trade moved on meanwhile: it is ${state}, no longer ${expected}.`,
  NotInThisState: (action: string, state: string) =>
    `Nobody can ${action} while the trade is ${state}.`,
  NotYours: (action: string) => `You cannot ${action} in this trade now.`,
  TooEarly: (action: string, time: string) => `You can ${action} from ${time} on.`,
  TooLate: (action: string, time: string) => `It was possible to ${action} until ${time}.`,
  DemandedBefore: 'The payment details were demanded before. That works once.',
  DetailsTooLong: (length: string, most: string) =>
    `The sealed details have ${length} bytes, and may have ${most}.`,
  TooMuchEvidence: 'Each side brings evidence four times at most, and two replies.',
  HashMissing: 'The evidence is missing.',
  CourtTooDear: (fee: string, kept: string) =>
    `The backup court asks for ${fee}; what was kept and added for it is ${kept}.`,
  NoBackup: 'There is no backup court.',
  BadRuling: 'A ruling is for the buyer, for the seller, or refused.',
  UnknownDispute: 'That court has no such dispute here.',
  SettlementTooLarge: (toBuyer: string, amount: string) =>
    `The buyer can get ${amount} at most, not ${toBuyer}.`,
  NoSuchProposal:
    'This proposal no longer stands: it was replaced, it ran out, or the trade moved on.',

  // Signatures, governing
  SignatureExpired: (time: string) => `The signature was valid until ${time}. Try again.`,
  BadSignature: (account: string) => `This is no signature of ${account} for these terms.`,
  NonceUsed: 'This signature was used or taken back before.',
  NotSignable: 'This cannot be done by signature.',
  NotGuardian: 'Only the guardian or the owner of the escrow may do that.',
  FeeTooHigh: (fee: string) => `A fee is at most 0.5 %, not ${fee}.`,
  BadTokenTerms: (token: string) => `${token} needs a worth and a cap.`,
  OnlyDelegated: 'This contract is a part of the escrow, and is not called itself.',
  OwnableInvalidOwner: 'That address cannot own the escrow.',
  OwnableUnauthorizedAccount: 'Only the owner of the escrow may do that.',
  ReentrancyGuardReentrantCall: 'The escrow was called again from inside a call.',

  // States of a trade, as above: "it is …"
  None: 'not there',
  Taken: 'waiting for the maker',
  Locked: 'waiting for the payment',
  Demanded: 'waiting for the payment details',
  Paid: 'marked as paid',
  Denied: 'denied by the seller',
  Disputed: 'in dispute',
  Final: 'finished',
  // Actions, as above: "you can …"
  Confirm: 'confirm it',
  Cancel: 'cancel it',
  Expire: 'end it for lateness',
  DemandDetails: 'demand the payment details',
  PostDetails: 'post the payment details',
  MarkPaid: 'mark it as paid',
  Release: 'release the tokens',
  Deny: 'deny the payment',
  Dispute: 'dispute it',
  SubmitEvidence: 'bring evidence',
  Reply: 'reply to evidence',
  Concede: 'give in',
  RequestRuling: 'ask the court',
  RequestBackup: 'ask the backup court',
  Rule: 'rule on it',
  Propose: 'propose a settlement',
  AcceptSettlement: 'accept the settlement',
  SetKeys: 'set keys for messages',
});
