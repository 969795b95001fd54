import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { POOL, syntheticOffer } from '../testing/syntheticOffer.ts';
import { forgetSigned, keepSigned, keptSigned } from './keptSigned.ts';
import type { SignedOffer } from './signedOffer.ts';

const scope = { chainId: 1, escrow: POOL };
const signed = (nonce: bigint): SignedOffer => ({
  ...scope,
  offer: { ...syntheticOffer(), nonce },
  signature: '0x1234',
  terms: '',
});

let kept: Map<string, string>;
beforeEach(() => {
  kept = stubLocalStorage();
});
afterEach(() => vi.unstubAllGlobals());

describe('offers that were signed here', () => {
  it('come back newest first, each once, those of their escrow', () => {
    keepSigned(signed(1n));
    keepSigned(signed(2n));
    keepSigned(signed(1n));
    expect(keptSigned(scope)).toEqual([signed(1n), signed(2n)]);
    expect(keptSigned({ ...scope, chainId: 2 })).toEqual([]);
  });

  it('are forgotten one by one, and the oldest where there are many', () => {
    for (let nonce = 0n; nonce < 41n; nonce++) keepSigned(signed(nonce));
    expect(keptSigned(scope)).toHaveLength(40);
    expect(keptSigned(scope).at(-1)).toEqual(signed(1n));
    forgetSigned(signed(7n));
    expect(keptSigned(scope)).toHaveLength(39);
  });

  it.each(['{', '{}', '["no offer"]'])('are none where %s was written', (damaged) => {
    keepSigned(signed(1n));
    for (const key of kept.keys()) kept.set(key, damaged);
    expect(keptSigned(scope)).toEqual([]);
  });
});
