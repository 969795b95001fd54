import { describe, expect, it } from 'vitest';
import { syntheticOffer } from '../testing/syntheticOffer.ts';
import { signedStanding } from './signedStanding.ts';

const offer = syntheticOffer({ expiry: 1000 });
const unposted = { free: 0n, reserve: 0n, figure: 0n, version: 0, starters: 0, isOpen: false };
const posted = { ...unposted, free: offer.total / 4n, version: 1, isOpen: true };

describe('signedStanding', () => {
  it('is loose until the second in which it ends', () => {
    expect(signedStanding(offer, unposted, false, 999n)).toEqual({ kind: 'loose' });
    expect(signedStanding(offer, unposted, false, 1000n)).toEqual({ kind: 'ended' });
  });

  it('is revoked once its number is used up, if nobody posted it', () => {
    expect(signedStanding(offer, unposted, true, 999n)).toEqual({ kind: 'revoked' });
  });

  it('is posted whatever became of its number since, with what is taken of it', () => {
    const taken = (offer.total * 3n) / 4n;
    for (const isUsed of [true, false]) {
      const standing = signedStanding(offer, posted, isUsed, 2000n);
      expect(standing).toEqual({ kind: 'posted', isOpen: true, taken });
    }
    const closed = signedStanding(offer, { ...posted, free: 0n, isOpen: false }, false, 1n);
    expect(closed).toEqual({ kind: 'posted', isOpen: false, taken: offer.total });
  });
});
