import { expect, test } from 'vitest';
import { readDecimal } from '#lib/decimalEntry.ts';
import { readAddress } from '#lib/readAddress.ts';
import { POOL, USDC } from '../testing/syntheticOffer.ts';
import { say } from '../words/english.ts';
import { validatePurseMove } from './purseMove.ts';

const move = {
  kind: 'withdraw' as const,
  symbol: 'USDC',
  escrow: POOL,
  token: USDC.address,
  entry: readDecimal('1,5', 6),
  held: 1_500_000n,
  recipient: null,
  isBusy: false,
};

test('all of a balance can be withdrawn, and not a unit more', () => {
  expect(validatePurseMove(move)).toBeNull();
  expect(validatePurseMove({ ...move, entry: readDecimal('1.500001', 6) })).toBe(
    say.notInEscrow('USDC'),
  );
  expect(validatePurseMove({ ...move, kind: 'deposit', held: 1n })).toBe(say.notEnough('USDC'));
});

test('what is no amount, and an address where tokens would be lost, is said', () => {
  expect(validatePurseMove({ ...move, entry: readDecimal('', 6) })).toBe(say.enterAmount);
  expect(validatePurseMove({ ...move, entry: readDecimal('1e5', 6) })).toBe(say.changeMarked);
  for (const text of ['', '0x12', POOL, USDC.address, `0x${'0'.repeat(40)}`]) {
    const recipient = readAddress(text);
    expect(validatePurseMove({ ...move, recipient }), text).toBe(say.changeMarked);
  }
  const elsewhere = readAddress(`0x${'9'.repeat(40)}`);
  expect(validatePurseMove({ ...move, recipient: elsewhere })).toBeNull();
});
