import type { Offer, OfferState } from '@weir/contracts';

/** Where a signed offer stands. */
export type SignedStanding =
  /** Whoever has its text can post and take it. */
  | { kind: 'loose' }
  /** Its signature was taken back before anybody posted it. */
  | { kind: 'revoked' }
  /** It ran out before anybody posted it. */
  | { kind: 'ended' }
  /** Somebody posted it: taking the signature back changes nothing any more. Units of the token that are taken or taken out. */
  | { kind: 'posted'; isOpen: boolean; taken: bigint };

/**
 * Where a signed offer stands by what the escrow keeps of it. @param isNonceUsed whether the maker has used up its number.
 * @param now seconds since 1970.
 */
export function signedStanding(
  offer: Offer,
  state: OfferState,
  isNonceUsed: boolean,
  now: bigint,
): SignedStanding {
  // The escrow counts versions from the posting on.
  if (state.version > 0) {
    return { kind: 'posted', isOpen: state.isOpen, taken: offer.total - state.free };
  }
  if (isNonceUsed) return { kind: 'revoked' };
  return BigInt(offer.expiry) <= now ? { kind: 'ended' } : { kind: 'loose' };
}
