import { offerId } from '@weir/contracts';
import type { P2pOffer } from '@weir/indexer/client';
import type { Address } from 'viem';
import { describe, expect, it } from 'vitest';
import { syntheticOffer, USDC } from '../testing/syntheticOffer.ts';
import { genuineOffer } from './postedOffers.ts';

const ESCROW: Address = '0x5000000000000000000000000000000000000005';
const CHAIN = 31337;
const transaction = `0x${'11'.repeat(32)}`;

/** The synthetic offer as an indexer answers it, repriced since. */
function answer(changes: Partial<P2pOffer> = {}): P2pOffer {
  const offer = syntheticOffer();
  const place = { block: 5, logIndex: 0, timestamp: 1000, transaction };
  return {
    id: offerId(CHAIN, ESCROW, offer),
    maker: offer.maker,
    side: 'sell',
    token: USDC,
    total: offer.total.toString(),
    least: offer.least.toString(),
    greatest: offer.greatest.toString(),
    free: '1',
    reserve: '0',
    price: {
      adapter: offer.price.adapter,
      figure: '7',
      perToken: '7',
      version: 2,
      postedFigure: offer.price.figure.toString(),
      least: '0',
      greatest: '0',
      maxAge: 0,
    },
    currency: 'EUR',
    methods: offer.methods.map((method) => ({ ...method, name: 'SEPA Instant' })),
    termsHash: offer.termsHash,
    sellerBond: offer.sellerBond,
    buyerBond: offer.buyerBond,
    arbitrator: offer.arbitrator,
    isKnownArbitrator: true,
    confirmWindow: offer.confirmWindow,
    takesStarters: false,
    starters: 0,
    trades: 0,
    expiry: offer.expiry,
    nonce: offer.nonce.toString(),
    isOpen: true,
    isLive: true,
    posted: place,
    changedAt: 1000,
    ...changes,
  };
}

describe('genuineOffer', () => {
  it('refuses terms that are not those of the id, however little differs', () => {
    const { id } = answer();
    const lies: Partial<P2pOffer>[] = [
      { maker: ESCROW },
      { side: 'buy' },
      { arbitrator: ESCROW },
      { currency: 'USD' },
      { sellerBond: 1501 },
      { total: '1' },
      { price: { ...answer().price, postedFigure: '1' } },
      { methods: [] },
      { id: `0x${'22'.repeat(32)}` },
    ];
    for (const lie of lies) expect(genuineOffer(answer(lie), CHAIN, ESCROW)).toBeNull();
    // Of another escrow it is another offer.
    expect(genuineOffer(answer(), CHAIN, USDC.address)).toBeNull();
    expect(genuineOffer(answer(), CHAIN, ESCROW)).toEqual({
      id,
      offer: syntheticOffer(),
      transaction,
    });
  });

  it('keeps the terms that it found genuine, whatever is said under their id later', () => {
    genuineOffer(answer(), CHAIN, ESCROW);
    const later = genuineOffer(answer({ maker: ESCROW, total: '1' }), CHAIN, ESCROW);
    expect(later?.offer).toEqual(syntheticOffer());
  });

  it('takes what is no offer at all for none', () => {
    const id = `0x${'33'.repeat(32)}`;
    expect(genuineOffer(answer({ id, currency: 'euro' }), CHAIN, ESCROW)).toBeNull();
    expect(genuineOffer(answer({ id, total: 'much' }), CHAIN, ESCROW)).toBeNull();
  });
});
