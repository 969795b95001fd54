import type { Offer, OfferState } from '@weir/contracts';
import type { Address, Hex } from 'viem';
import type { ReadFrom, TraderRecord } from '#features/peers';

/** An offer as the chain knows it. */
export interface KnownOffer {
  /** Its EIP-712 digest. */
  id: Hex;
  offer: Offer;
  state: OfferState;
  /** Millionths of the currency for 10^18 units now; null where the adapter gives none that the offer takes. */
  price: bigint | null;
  /** The transaction that posted it; null for one that was not posted. */
  transaction: Hex | null;
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

/** Which offers are wanted. */
export type WantedOffers =
  /** None: only what offers depend on. */
  | { kind: 'none' }
  | { kind: 'one'; id: string }
  /** All of a maker, closed ones too. */
  | { kind: 'maker'; maker: Address }
  | {
      kind: 'listed';
      /** Those that nobody can take now too. */
      isAll: boolean;
      /** What an indexer is asked to look for, where there are more than it gives; one that reads logs gives all. */
      narrow: OfferTerms;
    };

/** Terms that an indexer finds offers by. */
export interface OfferTerms {
  side?: 'buy' | 'sell' | undefined;
  token?: string | undefined;
  currency?: string | undefined;
  method?: string | undefined;
}

/** Offers and what they depend on, at one block. */
export interface OffersAtBlock {
  offers: readonly KnownOffer[];
  /** There are older ones, which were not read. */
  isPartial: boolean;
  readFrom: ReadFrom;
  /** Of makers, by address in small letters; those that are not known (yet) are missing. */
  records: ReadonlyMap<string, TraderRecord>;
  /** By address in small letters. */
  tokens: ReadonlyMap<string, EscrowToken>;
  methods: ReadonlyMap<Hex, EscrowMethod>;
  isPaused: boolean;
  /** The fee on release, in 1e-4. */
  feeRate: number;
  block: { number: bigint; timestamp: bigint };
}
