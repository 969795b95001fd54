import type { Offer, OfferState, Trade } from '@weir/contracts';
import type { Address, Hex } from 'viem';

/** An offer as the chain knows it. */
export interface KnownOffer {
  /** Its EIP-712 digest. */
  id: Hex;
  offer: Offer;
  state: OfferState;
  /** Millionths of the currency for 10^18 units now; null where the adapter gives none that the offer takes. */
  price: bigint | null;
}

/** A trade as it was when it was taken. */
export interface TakenTrade {
  id: bigint;
  taker: Address;
  trade: Trade;
}

/** What the chain shows of how somebody trades. Anybody can trade with himself for the price of gas and fees: it vouches for little. */
export interface TraderRecord {
  /** Trades that ended with tokens released or a settlement. */
  done: number;
  /** Trades that this person lost before a court. */
  lost: number;
}

/** What the escrow's owner says of a token. */
export interface EscrowToken {
  /** Units that are worth about a USD; 0 where the escrow does not list it. */
  unitsPerUsd: bigint;
  /** USD up to which the default arbitrators rule. */
  cap: bigint;
  /** It keeps a currency's price: pay windows of six days rather than six hours. */
  isPegged: boolean;
}

export interface EscrowMethod {
  isListed: boolean;
  /** A payment by it can be taken back later. */
  isReversible: boolean;
}

/** All offers and what they depend on, at one block. */
export interface OffersAtBlock {
  /** Every offer that was ever posted. */
  offers: readonly KnownOffer[];
  trades: readonly TakenTrade[];
  /** By address in small letters. */
  records: ReadonlyMap<string, TraderRecord>;
  /** By address in small letters. */
  tokens: ReadonlyMap<string, EscrowToken>;
  methods: ReadonlyMap<Hex, EscrowMethod>;
  isPaused: boolean;
  /** The fee on release, in 1e-4. */
  feeRate: number;
  block: { number: bigint; timestamp: bigint };
}

/** Where offers are read: the chain alone, or an indexer that has read it before. */
export interface OfferSource {
  /** Names it in the keys of queries. */
  name: string;
  /** Throws `LogsRefused` where a node does not give what happened so far. */
  readOffers: () => Promise<OffersAtBlock>;
}
