/** The escrow's trades and offers as its ABI gives them, with names for the numbers. */
import type { ContractFunctionArgs, ContractFunctionReturnType } from 'viem';
import type { escrowAbi } from '../generated/escrowAbi.ts';

/** A trade as `tradeOf` gives it. Amounts in units of its token, times in seconds since 1970 (IEscrow, types/Trade.sol). */
export type Trade = ContractFunctionReturnType<typeof escrowAbi, 'view', 'tradeOf'>;

/** An offer, whole, as `post` and `accept` take it (types/Offer.sol). */
export type Offer = ContractFunctionArgs<typeof escrowAbi, 'nonpayable', 'post'>[0];

/** What a taker agrees to. */
export type Acceptance = ContractFunctionArgs<typeof escrowAbi, 'nonpayable', 'accept'>[1];

/** What the escrow keeps of an offer. */
export type OfferState = ContractFunctionReturnType<typeof escrowAbi, 'view', 'offerState'>;

/** A settlement that one side proposes. */
export type Proposal = ContractFunctionReturnType<typeof escrowAbi, 'view', 'proposalOf'>;

/** Where a trade stands, in the order of the contract's enumeration. */
export const tradeStates = [
  'None',
  'Taken',
  'Locked',
  'Demanded',
  'Paid',
  'Denied',
  'Disputed',
  'Final',
] as const;
/** One of `tradeStates`. */
export type TradeState = (typeof tradeStates)[number];

/** How a trade ended. */
export const outcomes = [
  'None',
  'Cancelled',
  'Released',
  'Settled',
  'Conceded',
  'RuledForBuyer',
  'RuledForSeller',
  'Halved',
] as const;
/** One of `outcomes`. */
export type Outcome = (typeof outcomes)[number];

/** What somebody does to a trade. */
export const tradeActions = [
  'Confirm',
  'Cancel',
  'Expire',
  'DemandDetails',
  'PostDetails',
  'MarkPaid',
  'Release',
  'Deny',
  'Dispute',
  'SubmitEvidence',
  'Reply',
  'Concede',
  'RequestRuling',
  'RequestBackup',
  'Rule',
  'Propose',
  'AcceptSettlement',
  'SetKeys',
] as const;
/** One of `tradeActions`. */
export type TradeAction = (typeof tradeActions)[number];

/** Rulings by their numbers: a court refuses, or one side is right. */
export const rulings = ['refused', 'buyer', 'seller'] as const;
/** One of `rulings`. */
export type Ruling = (typeof rulings)[number];

/** The state's number, as calls expect it. */
export function stateNumber(state: TradeState): number {
  return tradeStates.indexOf(state);
}

/** The name of a number that the contract gave. Throws `RangeError` for one that the contract does not have. */
export function nameAt<Name extends string>(names: readonly Name[], index: number): Name {
  const name = names[index];
  if (name === undefined) throw new RangeError(`${index} is none of ${names.join(', ')}`);
  return name;
}
