import { describe, expect, test } from 'vitest';
import { readDecimal } from '#lib/decimalEntry.ts';
import { readAddress } from '#lib/readAddress.ts';
import { recipientProblem, validateTransfer } from './validateTransfer.ts';

const exchange = '0x1000000000000000000000000000000000000001';
const token = '0x2000000000000000000000000000000000000002';
const other = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
const good = {
  kind: 'deposit' as const,
  symbol: 'USDC',
  token,
  exchange,
  amount: readDecimal('1,5', 6),
  balance: 1_500_000n as bigint | undefined,
  recipient: null as ReturnType<typeof readAddress> | null,
  isOnOtherChain: false,
} as const;

describe('validateTransfer', () => {
  test('lets all of a balance go, to the account and to another', () => {
    expect(validateTransfer(good)).toBe(null);
    expect(validateTransfer({ ...good, recipient: readAddress(other) })).toBe(null);
  });

  test('says what is missing or wrong', () => {
    const words = (change: object) => validateTransfer({ ...good, ...change });
    expect(words({ isOnOtherChain: true })).toBe('Switch your wallet’s network first');
    expect(words({ amount: readDecimal('', 6) })).toBe('Enter an amount');
    expect(words({ amount: readDecimal('0', 6) })).toBe('Enter an amount');
    expect(words({ amount: readDecimal('1e5', 6) })).toBe('Enter a number such as 1.5 or 1,5');
    expect(words({ amount: readDecimal('0.0000001', 6) })).toBe('USDC has 6 decimals at most');
    expect(words({ balance: undefined })).toBe('Reading your balance…');
    expect(words({ balance: 1_499_999n })).toBe('Not enough USDC in your wallet');
    expect(words({ balance: 0n, kind: 'withdraw' })).toBe('Not enough USDC on the exchange');
    expect(words({ recipient: readAddress('0x12') })).toBe('Check the recipient');
  });
});

test('recipientProblem refuses addresses at which tokens are lost', () => {
  const problem = (typed: string, kind: 'deposit' | 'withdraw' = 'withdraw') =>
    recipientProblem({ kind, exchange, token, recipient: readAddress(typed) });
  expect(problem(other)).toBe(null);
  expect(problem(exchange)).toMatch(/the exchange itself/);
  expect(problem(token)).toMatch(/the token itself/);
  expect(problem(token, 'deposit')).toBe(null);
  expect(problem(`0x${'0'.repeat(40)}`)).toMatch(/nobody/);
  expect(problem(other.replace('F79b', 'f79b'))).toMatch(/mistake/);
  expect(problem('somebody.eth')).toMatch(/40 digits/);
});
