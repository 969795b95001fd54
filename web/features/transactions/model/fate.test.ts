import { describe, expect, it } from 'vitest';
import { judgeFate, kindOfReplacement, type Sighting } from './fate.ts';
import type { SentTransaction } from './transactionLog.ts';

const account = '0x3000000000000000000000000000000000000003';
const to = '0x4000000000000000000000000000000000000004';
const hash = `0x${'12'.repeat(32)}` as const;
const sent: SentTransaction = {
  hash,
  nonce: 7,
  to,
  dataHash: `0x${'34'.repeat(32)}`,
  value: 5n,
  sentAt: 1_000_000,
  sinceBlock: 10n,
};
const nowhere: Sighting = {
  receipt: null,
  isKnown: false,
  isNonceUsed: false,
  isNoncePending: false,
};
const at = (seconds: number, lastSeen: number | null = null) => ({
  sentAt: sent.sentAt,
  lastSeen: lastSeen === null ? null : sent.sentAt + lastSeen * 1000,
  now: sent.sentAt + seconds * 1000,
});

describe('judgeFate', () => {
  it.each<[string, Partial<Sighting>, ReturnType<typeof at>, string]>([
    ['in a block', { receipt: 'success', isKnown: true }, at(1), 'confirmed'],
    ['reverted in a block', { receipt: 'reverted', isKnown: true }, at(1), 'failed'],
    ['waiting, however long', { isKnown: true }, at(9_999, 9_999), 'pending'],
    ['its number taken by another', { isNonceUsed: true }, at(2, 1), 'outbid'],
    ['another waiting with its number', { isNoncePending: true }, at(900, 1), 'pending'],
    ['lost from sight for a moment', {}, at(14, 0), 'pending'],
    ['gone after it was seen', {}, at(15, 0), 'dropped'],
    ['never seen, perhaps sent in private', {}, at(599), 'pending'],
    ['never seen for ten minutes', {}, at(600), 'dropped'],
  ])('%s', (_case, sighting, times, fate) => {
    expect(judgeFate({ ...nowhere, ...sighting }, times)).toBe(fate);
  });
});

describe('kindOfReplacement', () => {
  const same = { hash, to, value: 5n, dataHash: sent.dataHash, isEmpty: false } as const;
  it.each([
    ['repriced', same],
    ['replaced', { ...same, value: 6n }],
    ['replaced', { ...same, dataHash: hash }],
    ['replaced', { ...same, to: account }],
    ['cancelled', { ...same, to: account, value: 0n, isEmpty: true, dataHash: hash }],
    ['replaced', { ...same, to: null }],
  ] as const)('%s', (kind, replacement) => {
    expect(kindOfReplacement(sent, account, replacement)).toBe(kind);
  });
});
