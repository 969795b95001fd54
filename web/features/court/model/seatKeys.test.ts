import { bytesToHex } from '@weir/contracts/messages';
import { sha256, stringToBytes } from 'viem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { keepSeatKey, keptSeatKey, newSeatKey, readSeatKey } from './seatKeys.ts';

const scope = { chainId: 1, pool: '0x00000000000000000000000000000000000000aa' } as const;

let stored: Map<string, string>;
beforeEach(() => {
  stored = stubLocalStorage();
});
afterEach(() => vi.unstubAllGlobals());

describe('the keys of seats', () => {
  it('come back by their public key, each pool’s for itself', () => {
    const pair = newSeatKey();
    const named = bytesToHex(pair.publicKey);
    expect(keepSeatKey(scope, pair)).toBe(true);
    expect(keptSeatKey(scope, named)).toEqual(pair);
    expect(keptSeatKey({ ...scope, chainId: 2 }, named)).toBeNull();
  });

  it('are none where something else lies in their place', () => {
    const pair = newSeatKey();
    keepSeatKey(scope, pair);
    const other = bytesToHex(newSeatKey().secretKey);
    for (const key of stored.keys()) stored.set(key, other);
    expect(keptSeatKey(scope, bytesToHex(pair.publicKey))).toBeNull();
  });

  it('are read as they are saved: the local seats’ by its known public half', () => {
    const secret = sha256(stringToBytes('weir local seat'));
    const pair = readSeatKey(` ${secret.slice(2).toUpperCase()}\n`);
    // LocalCourt.s.sol
    expect(pair && bytesToHex(pair.publicKey)).toBe(
      '0x2dfbeff109bd31ef92ce461872be95ddb4362183984a29cee2fc230aafc6f461',
    );
    for (const text of ['', '0x12', `${secret}00`, 'g'.repeat(64)]) {
      expect(readSeatKey(text)).toBeNull();
    }
  });
});
