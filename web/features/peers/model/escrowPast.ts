import type { Offer, Outcome, Trade } from '@weir/contracts';
import type { Address, Hex } from 'viem';

/** An offer's terms, and the transaction that posted them. */
export interface PostedOffer {
  /** The terms' digest. */
  id: Hex;
  offer: Offer;
  transaction: Hex;
}

/** A trade as it was when it was taken. */
export interface TakenTrade {
  id: bigint;
  taker: Address;
  trade: Trade;
}

/** What happened in an escrow up to a block. */
export interface EscrowPast {
  offers: ReadonlyMap<Hex, PostedOffer>;
  trades: ReadonlyMap<bigint, TakenTrade>;
  outcomes: ReadonlyMap<bigint, Outcome>;
}
