import { describe, expect, it } from 'vitest';
import { NotLocalChain, testAccount } from './testAccount.ts';

describe('testAccount', () => {
  it.each([1, 10, 8453, 11155111, 1337, 0])('refuses chain %d', (chainId) => {
    expect(() => testAccount(chainId, 'http://127.0.0.1:1')).toThrow(NotLocalChain);
  });

  it('is made for the local chain', () => {
    expect(() => testAccount(31337, 'http://127.0.0.1:1')).not.toThrow();
  });
});
