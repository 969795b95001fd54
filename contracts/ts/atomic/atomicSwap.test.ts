import { describe, expect, it } from 'vitest';
import { usualSwap } from '../../testing/arbitrarySwap.ts';
import {
  AtomicSwapMalformed,
  atomicSwapJson,
  lockIdOf,
  lockOf,
  parseAtomicSwap,
} from './atomicSwap.ts';
import { HASH_OF_ZERO, hashOfSecret, isSecret, newSecret } from './lock.ts';

const swap = usualSwap();
// As it comes out of a file.
const json = () => JSON.parse(JSON.stringify(atomicSwapJson(swap)));

describe('parseAtomicSwap', () => {
  it('reads what atomicSwapJson wrote', () => {
    expect(parseAtomicSwap(json())).toEqual(swap);
  });

  it.each([
    ['version', { version: 2 }],
    ['profile', { profile: 'toString' }],
    ['hash', { hash: '0x12' }],
    ['hash', { hash: HASH_OF_ZERO }],
    ['first', { first: [] }],
    ['first.chainId', { first: { chainId: 1.5 } }],
    ['first.contract', { first: { contract: '0x0000000000000000000000000000000000000000' } }],
    ['first.token', { first: { token: '0xABCDEFabcdef00000000000000000000000000aB' } }],
    ['first.amount', { first: { amount: 1000 } }],
    ['first.amount', { first: { amount: '0' } }],
    ['first.amount', { first: { amount: String(1n << 256n) } }],
    ['first.amount', { first: { amount: '1e3' } }],
    ['second.sender', { second: { sender: null } }],
    ['second.receiver', { second: { receiver: swap.second.contract } }],
    ['second.expiry', { second: { expiry: '1800000000' } }],
    ['second.chainId', { second: { chainId: 1 } }],
    ['first.expiry', { first: { expiry: swap.second.expiry } }],
  ])('refuses a wrong %s and says what it should be: %o', (field, change) => {
    const file = json();
    for (const [name, value] of Object.entries(change)) {
      const isPart = typeof value === 'object' && !Array.isArray(value);
      file[name] = isPart ? { ...file[name], ...value } : value;
    }
    const parse = () => parseAtomicSwap(file);
    expect(parse).toThrow(AtomicSwapMalformed);
    expect(parse).toThrow(`The swap's ${field} should be`);
  });

  it.each([null, 'text', 7, []])('refuses %o', (value) => {
    expect(() => parseAtomicSwap(value)).toThrow(AtomicSwapMalformed);
  });
});

describe('a swap’s locks', () => {
  it('have the hash in common, and the nonce that says it is fresh', () => {
    for (const side of ['first', 'second'] as const) {
      expect(lockOf(swap, side)).toMatchObject({ hash: swap.hash, nonce: 0n });
    }
    expect(lockIdOf(swap, 'first')).not.toBe(lockIdOf(swap, 'second'));
  });
});

describe('hashOfSecret', () => {
  it('is SHA-256 (NIST: of 32 zero bytes)', () => {
    expect(hashOfSecret(`0x${'00'.repeat(32)}`)).toBe(HASH_OF_ZERO);
  });

  it('takes 32 bytes and no other number', () => {
    for (const bytes of [0, 31, 33]) {
      expect(() => hashOfSecret(`0x${'ab'.repeat(bytes)}`)).toThrow('exactly 32 bytes');
    }
    expect(isSecret(newSecret())).toBe(true);
    expect(newSecret()).not.toBe(newSecret());
  });
});
