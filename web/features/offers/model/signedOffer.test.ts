import { describe, expect, it } from 'vitest';
import { POOL, syntheticOffer } from '../testing/syntheticOffer.ts';
import { readSignedOffer, signedOfferText } from './signedOffer.ts';

const signed = {
  chainId: 1,
  escrow: POOL,
  offer: { ...syntheticOffer(), nonce: 2n ** 200n },
  signature: '0x1234',
  terms: '',
} as const;
const text = signedOfferText(signed);

describe('a signed offer as text', () => {
  it('comes back as it was', () => {
    expect(readSignedOffer(text, { chainId: 1, escrow: POOL })).toEqual(signed);
  });

  it('is told from one of another chain or escrow', () => {
    expect(readSignedOffer(text, { chainId: 2, escrow: POOL })).toBe('elsewhere');
    const escrow = syntheticOffer().maker;
    expect(readSignedOffer(text, { chainId: 1, escrow })).toBe('elsewhere');
  });

  it.each([
    ['', ''],
    ['no JSON', 'take my offer'],
    ['a number that is none', text.replace('"10000000000"', '"1e9"')],
    ['a number that is no text', text.replace('"10000000000"', '10000000000')],
    ['a short address', text.replace(/"maker": "0x4000/, '"maker": "0x40')],
    ['no methods', text.replace('"methods"', '"ways"')],
    ['a flag that is none', text.replace('"isSell": true', '"isSell": "yes"')],
  ])('is none with %s', (_, damaged) => {
    expect(readSignedOffer(damaged, { chainId: 1, escrow: POOL })).toBeNull();
  });
});
