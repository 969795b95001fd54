import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { readRecipient } from './recipient.ts';

const own = '0xa0Ee7A142d267C1f36714E4a8F75612F20a79720';
const exchange = '0x1000000000000000000000000000000000000001';
const token = { address: '0x2000000000000000000000000000000000000002', symbol: 'USDC' } as const;
const other = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
const read = (typed: string) => readRecipient(typed, own, exchange, [token]);
const words = (typed: string) => {
  const found = read(typed);
  return found.kind === 'refused' ? found.words : found.kind;
};

describe('readRecipient', () => {
  it('takes nothing, and oneself, for oneself', () => {
    expect(read(' ')).toEqual({ kind: 'own' });
    expect(read(own.toLowerCase())).toEqual({ kind: 'own' });
  });

  it('takes another address, checksummed or in one case', () => {
    expect(read(other)).toEqual({ kind: 'other', address: other });
    expect(read(`0x${other.slice(2).toUpperCase()}`)).toEqual({ kind: 'other', address: other });
  });

  it('refuses what is no address, or has a mistake in it', () => {
    expect(words('vitalik.eth')).toContain('40 digits');
    expect(words(other.slice(0, -1))).toContain('40 digits');
    expect(words(other.replace('F', 'f'))).toContain('capital letters');
  });

  it('refuses places where tokens are lost', () => {
    expect(words(zeroAddress)).toContain('zero address');
    expect(words(exchange)).toContain('exchange itself');
    expect(words(token.address)).toContain('contract of USDC');
  });
});
