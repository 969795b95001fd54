import { offerId } from '@weir/contracts';
import type { Address } from 'viem';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { readSignedOffer, type SignedOffer, signedOfferText } from './signedOffer.ts';

interface Scope {
  chainId: number;
  escrow: Address;
}

/** More than anybody has open: the oldest are forgotten first. */
const MOST = 40;

const keyOf = ({ chainId, escrow }: Scope) =>
  `weir.signedOffers.${chainId}.${escrow}`.toLowerCase();
const idOf = ({ chainId, escrow, offer }: SignedOffer) => offerId(chainId, escrow, offer);

/** The offers that were signed on this device, newest first. What is damaged is left out. */
export function keptSigned(scope: Scope): SignedOffer[] {
  try {
    const texts: unknown = JSON.parse(readStored(keyOf(scope)) ?? '[]');
    if (!Array.isArray(texts)) return [];
    return texts.flatMap((text) => {
      const read = readSignedOffer(String(text), scope);
      return read === null || read === 'elsewhere' ? [] : [read];
    });
  } catch {
    return []; // somebody else wrote there: a signature can be taken back by the offer's text as well
  }
}

/** Keeps an offer that was signed, so that its signature can be taken back. */
export function keepSigned(signed: SignedOffer): void {
  const others = keptSigned(signed).filter((kept) => idOf(kept) !== idOf(signed));
  write(signed, [signed, ...others].slice(0, MOST));
}

/** Forgets one that is of no more use. */
export function forgetSigned(signed: SignedOffer): void {
  write(
    signed,
    keptSigned(signed).filter((kept) => idOf(kept) !== idOf(signed)),
  );
}

function write(scope: Scope, offers: readonly SignedOffer[]): void {
  writeStored(keyOf(scope), JSON.stringify(offers.map(signedOfferText)));
}
