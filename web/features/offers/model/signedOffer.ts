import type { Offer } from '@weir/contracts';
import { type Address, getAddress, type Hex, isAddress, isAddressEqual } from 'viem';
import { keepTerms } from './keptTerms.ts';

/** An offer that its maker signed and nobody has posted yet: whoever has it may post it, and take it. */
export interface SignedOffer {
  chainId: number;
  escrow: Address;
  offer: Offer;
  signature: Hex;
  /** What was written; empty for none. */
  terms: string;
}

/** As text to be shared. Numbers are decimal strings: they pass 2^53. */
export function signedOfferText(signed: SignedOffer): string {
  return JSON.stringify(
    signed,
    (_, value) => (typeof value === 'bigint' ? value.toString() : value),
    2,
  );
}

/** Where the page trades. */
interface SignedScope {
  chainId: number;
  escrow: Address;
}

/**
 * What a shared text says; `elsewhere` where it is for another chain or escrow, null where it is none. Whether the signature is the
 * maker's is the escrow's to judge: a contract may have signed. Keeps the terms that come along, by their hash.
 */
export function readSignedOffer(
  text: string,
  scope: SignedScope,
): SignedOffer | 'elsewhere' | null {
  try {
    const { chainId, escrow, offer, signature, terms } = JSON.parse(text);
    if (!isAddress(escrow, { strict: false }) || !isBytes(signature)) return null;
    if (chainId !== scope.chainId || !isAddressEqual(escrow, scope.escrow)) return 'elsewhere';
    const read = readOffer(offer);
    const said = typeof terms === 'string' ? terms.slice(0, 10_000) : '';
    keepTerms(said);
    return { chainId, escrow: getAddress(escrow), offer: read, signature, terms: said };
  } catch {
    return null; // no JSON, or a field that is none
  }
}

/** Throws where a field is missing or of another kind. */
function readOffer(from: Record<string, unknown>): Offer {
  const price = from.price as Record<string, unknown>;
  if (!Array.isArray(from.methods)) throw new TypeError('methods');
  return {
    maker: address(from.maker),
    isSell: flag(from.isSell),
    token: address(from.token),
    total: whole(from.total),
    least: whole(from.least),
    greatest: whole(from.greatest),
    price: {
      adapter: address(price.adapter),
      figure: whole(price.figure),
      least: whole(price.least),
      greatest: whole(price.greatest),
      maxAge: small(price.maxAge),
    },
    currency: bytes(from.currency, 3),
    methods: from.methods.map(({ id, window }) => ({ id: bytes(id, 32), window: small(window) })),
    termsHash: bytes(from.termsHash, 32),
    sellerBond: small(from.sellerBond),
    buyerBond: small(from.buyerBond),
    arbitrator: address(from.arbitrator),
    confirmWindow: small(from.confirmWindow),
    takesStarters: flag(from.takesStarters),
    expiry: small(from.expiry),
    nonce: whole(from.nonce),
  };
}

function isBytes(value: unknown): value is Hex {
  return typeof value === 'string' && /^0x([0-9a-f]{2})*$/i.test(value);
}

function bytes(value: unknown, length: number): Hex {
  if (!isBytes(value) || value.length !== 2 + 2 * length) throw new TypeError('bytes');
  return value.toLowerCase() as Hex; // still what `isBytes` found
}

function address(value: unknown): Address {
  if (typeof value !== 'string' || !isAddress(value, { strict: false }))
    throw new TypeError('address');
  return getAddress(value);
}

function whole(value: unknown): bigint {
  if (typeof value !== 'string' || !/^\d{1,78}$/.test(value)) throw new TypeError('number');
  return BigInt(value);
}

function small(value: unknown): number {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw new TypeError('number');
  return Number(value);
}

function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new TypeError('flag');
  return value;
}
