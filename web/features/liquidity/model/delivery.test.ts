import { expect, test } from 'vitest';
import { judgeDelivery } from './delivery.ts';

test('a token that keeps a part of a transfer, or adds to it, is told from one that delivers', () => {
  expect(judgeDelivery({ sent: 100n, before: 7n, after: 107n })).toBe('whole');
  expect(judgeDelivery({ sent: 100n, before: 7n, after: 106n })).toBe('lessens');
  expect(judgeDelivery({ sent: 100n, before: 7n, after: 108n })).toBe('lessens');
});

test('nothing is known of a token that was not sent, or refused to be', () => {
  expect(judgeDelivery({ sent: 0n, before: 7n, after: 7n })).toBe('unknown');
  expect(judgeDelivery(null)).toBe('unknown');
});
