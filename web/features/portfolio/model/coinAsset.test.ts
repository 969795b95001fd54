import { zeroAddress } from 'viem';
import { expect, test } from 'vitest';
import { withCoinPrice } from './coinAsset.ts';

const wrapped = '0x1000000000000000000000000000000000000001';

test('withCoinPrice gives the coin the price of what wraps it, unless it has one of its own', () => {
  const prices = new Map([[wrapped as string, '3000']]);
  expect(withCoinPrice(prices, wrapped).get(zeroAddress)).toBe('3000');
  expect(withCoinPrice(prices, null).has(zeroAddress)).toBe(false);
  expect(withCoinPrice(new Map(), wrapped).has(zeroAddress)).toBe(false);
  const own = new Map([...prices, [zeroAddress, '2999']]);
  expect(withCoinPrice(own, wrapped).get(zeroAddress)).toBe('2999');
});
