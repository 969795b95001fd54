import type { Address } from 'viem';
import { expect, test } from 'vitest';
import { searchTokens } from './searchTokens.ts';

const token = (digit: string, symbol: string, name: string, unlisted?: true) => ({
  address: `0x${digit.repeat(40)}` as Address,
  symbol,
  name,
  decimals: 18,
  ...(unlisted ? { unlisted } : {}),
});
const tokens = [
  token('1', 'WETH', 'Wrapped Ether'),
  token('2', 'STETH', 'Staked Ether'),
  token('3', 'ETH', 'False Ether', true),
  token('4', 'ETHX', 'Other'),
  token('a', 'USDC', 'USD Coin'),
];
const found = (typed: string) => searchTokens(tokens, typed).map(({ symbol }) => symbol);

test('searchTokens ranks symbol, its start, a word of the name, and what holds the text', () => {
  expect(found('eth')).toEqual(['ETH', 'ETHX', 'WETH', 'STETH']);
  expect(found(' coin ')).toEqual(['USDC']);
  expect(found('ether')).toEqual(['WETH', 'STETH', 'ETH']);
  expect(found('nothing')).toEqual([]);
});

test('searchTokens puts listed tokens before imported ones of the same rank', () => {
  const twins = [token('7', 'DAI', 'Dai', true), token('8', 'DAI', 'Dai')];
  expect(searchTokens(twins, 'dai').map(({ unlisted }) => unlisted)).toEqual([undefined, true]);
});

test('searchTokens gives all where nothing is typed, and finds an address by its start', () => {
  expect(found('')).toHaveLength(5);
  expect(found('0xAAAA')).toEqual(['USDC']);
  expect(found('0x')).toEqual([]);
});
