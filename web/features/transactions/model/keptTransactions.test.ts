import { describe, expect, it } from 'vitest';
import { readTransactions, writeTransactions } from './keptTransactions.ts';
import type { LoggedTransaction } from './transactionLog.ts';

const account = '0x3000000000000000000000000000000000000003';
const entry: LoggedTransaction = {
  id: 'a',
  chainId: 31337,
  account,
  label: 'Buy 1 WETH',
  status: 'pending',
  sent: {
    hash: `0x${'12'.repeat(32)}`,
    nonce: 7,
    to: account,
    dataHash: `0x${'34'.repeat(32)}`,
    value: 2n ** 200n,
    sentAt: 1_700_000_000_000,
    sinceBlock: 10n,
  },
  words: null,
};

describe('kept transactions', () => {
  it('come back as they were', () => {
    const replaced = { ...entry, id: 'b', status: 'replaced' as const, words: 'Replaced.' };
    const text = writeTransactions([entry, replaced]);
    expect(readTransactions(text, 31337, account)).toEqual([entry, replaced]);
  });

  it('are those that were sent', () => {
    const signing = { ...entry, status: 'signing' as const, sent: null };
    expect(readTransactions(writeTransactions([signing]), 31337, account)).toEqual([]);
  });

  it('are those of one account on one chain', () => {
    const text = writeTransactions([entry]);
    expect(readTransactions(text, 1, account)).toEqual([]);
    expect(readTransactions(text, 31337, account.replace('3', '4'))).toEqual([]);
  });

  it.each([
    null,
    '',
    '{',
    '{}',
    '[null, 7, {}]',
    writeTransactions([entry]).replace('pending', 'won'),
    writeTransactions([entry]).replace('"0x12', '"javascript:12'),
    writeTransactions([entry]).replace('"sinceBlock":"10"', '"sinceBlock":"-1"'),
  ])('that are damaged are left out: %s', (text) => {
    expect(readTransactions(text, 31337, account)).toEqual([]);
  });
});
