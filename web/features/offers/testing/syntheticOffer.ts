/** Offers for unit tests: 10,000 USDC in trades of 50 to 900, of which 600 are free, for EUR by SEPA Instant. */
import { currencyBytes, methodId, type Offer } from '@weir/contracts';
import { type Address, numberToHex, zeroAddress } from 'viem';
import type { Token } from '#features/deployment';
import { type ShownOffer, showOffer } from '../model/shownOffer.ts';

export const USDC: Token = {
  address: '0x2000000000000000000000000000000000000002',
  symbol: 'USDC',
  name: 'USD Coin',
  decimals: 6,
};
export const POOL: Address = '0x3000000000000000000000000000000000000003';
const MAKER: Address = '0x4000000000000000000000000000000000000004';
const UNIT = 10n ** 6n;

interface Given {
  id?: number;
  /** Millionths of the currency for a whole USDC. */
  price?: bigint;
  isSell?: boolean;
  hasUnknownJudge?: boolean;
  currency?: string;
  methods?: readonly string[];
  expiry?: number;
  maker?: Address;
}

/** An offer as its maker signs it. */
export function syntheticOffer(given: Given = {}): Offer {
  const { price = 920_000n, isSell = true, currency = 'EUR', methods = ['SEPA Instant'] } = given;
  return {
    maker: given.maker ?? MAKER,
    isSell,
    token: USDC.address,
    total: 10_000n * UNIT,
    least: 50n * UNIT,
    greatest: 900n * UNIT,
    price: { adapter: zeroAddress, figure: price * 10n ** 12n, least: 0n, greatest: 0n, maxAge: 0 },
    currency: currencyBytes(currency),
    methods: methods.map((name) => ({ id: methodId(name), window: 1800 })),
    termsHash: numberToHex(0, { size: 32 }),
    sellerBond: 1500,
    buyerBond: 1500,
    arbitrator: given.hasUnknownJudge ? MAKER : POOL,
    confirmWindow: 1800,
    takesStarters: false,
    expiry: given.expiry ?? 2_000_000_000,
    nonce: 1n,
  };
}

/** The same as the page shows it, with 600 USDC free. */
export function shownOffer(given: Given = {}): ShownOffer {
  const offer = syntheticOffer(given);
  const id = numberToHex(given.id ?? 1, { size: 32 });
  const state = {
    free: 600n * UNIT,
    reserve: 90n * UNIT,
    figure: offer.price.figure,
    version: 1,
    starters: 0,
    isOpen: true,
  };
  const known = { id, offer, state, price: offer.price.figure, transaction: null };
  const shown = showOffer(known, [USDC], [USDC], POOL);
  if (!shown) throw new Error('The token of a synthetic offer is known.');
  return shown;
}
