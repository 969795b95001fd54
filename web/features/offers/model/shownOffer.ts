import { currencyCode, methodName, paymentText, wholeFromPrice } from '@weir/contracts';
import { type Address, isAddressEqual } from 'viem';
import type { Token } from '#features/deployment';
import { exactDecimal, formatAmount, groupThousands } from '#lib/formatAmount.ts';
import type { KnownOffer } from './offerSource.ts';

/** An offer as it is shown. */
export interface ShownOffer extends KnownOffer {
  token: Token;
  /** The deployment lists the token: its page vouches for the symbol. */
  isListed: boolean;
  /** ISO 4217, or what stands in its place. */
  currency: string;
  methods: readonly ShownMethod[];
  /** Its arbitrator is not the deployment's pool: nobody here knows how it rules. */
  hasUnknownJudge: boolean;
}

export interface ShownMethod {
  id: `0x${string}`;
  name: string;
  /** Seconds to pay. */
  window: number;
}

/** An offer with what the reader knows of its token; null where the token is not known (yet). */
export function showOffer(
  known: KnownOffer,
  tokens: readonly Token[],
  listed: readonly Token[],
  pool: Address | null,
): ShownOffer | null {
  const { offer } = known;
  const token = tokens.find(({ address }) => isAddressEqual(address, offer.token));
  if (!token) return null;
  return {
    ...known,
    token,
    isListed: listed.some(({ address }) => isAddressEqual(address, offer.token)),
    currency: currencyCode(offer.currency),
    methods: offer.methods.map(({ id, window }) => ({ id, name: methodName(id), window })),
    hasUnknownJudge: pool === null || !isAddressEqual(offer.arbitrator, pool),
  };
}

/** Units of the largest trade that can be taken now; below the least where none can. */
export function mostNow({ offer, state }: KnownOffer): bigint {
  const isScarce = state.free < offer.greatest;
  return isScarce ? state.free : offer.greatest;
}

/** Why nobody can take an offer now; null where somebody can. */
export type Untakeable = 'closed' | 'ended' | 'used' | 'noPrice' | null;

/** @param now seconds since 1970. */
export function whyUntakeable(known: KnownOffer, now: bigint): Untakeable {
  if (!known.state.isOpen) return 'closed';
  if (BigInt(known.offer.expiry) <= now) return 'ended';
  if (mostNow(known) < known.offer.least) return 'used';
  return known.price === null ? 'noPrice' : null;
}

/** The price of one whole token in the currency: `0.92`, with up to six decimals, two at least. */
export function priceOfWhole(price: bigint, decimals: number): string {
  const text = exactDecimal(wholeFromPrice(price, decimals), 6);
  const [whole = '0', fraction = ''] = text.split('.');
  return groupThousands(`${whole}.${fraction.padEnd(2, '0')}`);
}

/** What is paid, with its currency: `46.00 EUR`. */
export function moneyText(fiat: bigint, currency: string): string {
  // A code that the runtime does not know cannot be formatted: in cents then.
  const isCode = /^[A-Z]{3}$/.test(currency);
  return `${groupThousands(paymentText(fiat, isCode ? currency : 'XXX'))} ${currency}`;
}

/** Units with the token's symbol. */
export function tokenText(units: bigint, { decimals, symbol }: Token, places = 4): string {
  return `${formatAmount(units, decimals, places)} ${symbol}`;
}
