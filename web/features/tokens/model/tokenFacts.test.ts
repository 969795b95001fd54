import { type Address, encodeAbiParameters, type Hex, stringToHex } from 'viem';
import { describe, expect, test } from 'vitest';
import { parseImported } from './importedTokens.ts';
import { judgeToken } from './tokenFacts.ts';

const address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
const listed = [
  {
    address: '0x1111111111111111111111111111111111111111' as Address,
    symbol: 'USDC',
    name: 'USD Coin',
    decimals: 6,
  },
];
const text = (value: string) => encodeAbiParameters([{ type: 'string' }], [value]);
const whole = (value: bigint) => encodeAbiParameters([{ type: 'uint256' }], [value]);
const answers = {
  address,
  hasCode: true,
  symbol: text('MKR') as Hex | null,
  name: text('Maker') as Hex | null,
  decimals: whole(18n) as Hex | null,
  balance: whole(0n) as Hex | null,
} as const;

describe('judgeToken', () => {
  test('reads a token, and one that names itself by 32 bytes', () => {
    const token = { address, symbol: 'MKR', name: 'Maker', decimals: 18, unlisted: true };
    const found = { kind: 'token', token, lookAlike: null, hides: false };
    expect(judgeToken(answers, listed)).toEqual(found);
    const symbol = stringToHex('MKR', { size: 32 });
    expect(judgeToken({ ...answers, symbol }, listed)).toEqual(found);
  });

  test('says what is no contract, no token, and no sane token', () => {
    expect(judgeToken({ ...answers, hasCode: false }, listed)).toEqual({ kind: 'noContract' });
    expect(judgeToken({ ...answers, decimals: null }, listed)).toEqual({ kind: 'noToken' });
    expect(judgeToken({ ...answers, balance: null }, listed)).toEqual({ kind: 'noToken' });
    const decimals = whole(2n ** 255n);
    expect(judgeToken({ ...answers, decimals }, listed)).toMatchObject({ kind: 'absurdDecimals' });
    expect(judgeToken({ ...answers, decimals: whole(37n) }, listed).kind).toBe('absurdDecimals');
    expect(judgeToken({ ...answers, decimals: whole(36n) }, listed).kind).toBe('token');
  });

  test('compares what the token says with the list, before anything is cut off', () => {
    const named = { symbol: text('UЅDC'), name: text('\u202eUSD Coin') };
    const found = judgeToken({ ...answers, ...named }, listed);
    expect(found).toMatchObject({ lookAlike: { symbol: 'USDC' }, hides: true });
    expect(found).toMatchObject({ token: { name: 'USD Coin', symbol: 'UЅDC·90f7' } });
  });

  test('names by its address what names itself by nothing, or by bytes that are no text', () => {
    const nameless = judgeToken({ ...answers, symbol: null, name: '0x1234' }, listed);
    expect(nameless).toMatchObject({ token: { symbol: '0x90F7…b906', name: '0x90F7…b906' } });
  });
});

test('parseImported leaves out what is damaged', () => {
  const good = { address, symbol: 'MKR', name: 'Maker', decimals: 18, unlisted: true };
  const damaged = [null, 4, {}, { ...good, address: '0x1' }, { ...good, decimals: 99 }];
  expect(parseImported(JSON.stringify([good, ...damaged]))).toEqual([good]);
  expect(parseImported('{')).toEqual([]);
  expect(parseImported('{"a":1}')).toEqual([]);
  expect(parseImported(null)).toEqual([]);
});
