import { domainSeparator } from 'viem';
import { describe, expect, it } from 'vitest';
import { type PermitFacts, permitDomain } from './permitDomain.ts';

const token = '0x1000000000000000000000000000000000000001';
const domain = { name: 'USD Coin', version: '2', chainId: 1, verifyingContract: token } as const;
const facts: PermitFacts = {
  separator: domainSeparator({ domain }),
  domain: null,
  name: 'USD Coin',
  version: '2',
  typehash: null,
  nonce: 0n,
};

describe('permitDomain', () => {
  it('takes the version that the token names', () => {
    expect(permitDomain(facts, 1, token)).toEqual(domain);
  });

  it('takes what EIP-5267 says, where the name alone would not do', () => {
    const said = {
      ...facts,
      name: 'Other',
      version: null,
      domain: { name: 'USD Coin', version: '2' },
    };
    expect(permitDomain(said, 1, token)).toEqual(domain);
  });

  it('finds the usual version where the token names none', () => {
    const first = { ...domain, version: '1' };
    const said = { ...facts, version: null, separator: domainSeparator({ domain: first }) };
    expect(permitDomain(said, 1, token)).toEqual(first);
  });

  it.each([
    ['another chain', facts, 10],
    ['another separator', { ...facts, separator: `0x${'12'.repeat(32)}` as const }, 1],
    ['a token without nonces', { ...facts, nonce: null }, 1],
    ['a token without a separator', { ...facts, separator: null }, 1],
    [
      'a permit of another kind, as DAI has',
      { ...facts, typehash: `0x${'ea'.repeat(32)}` as const },
      1,
    ],
  ])('signs nothing for %s', (_case, said, chainId) => {
    expect(permitDomain(said, chainId, token)).toBeNull();
  });
});
