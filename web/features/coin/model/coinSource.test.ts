import { zeroAddress } from 'viem';
import { describe, expect, test } from 'vitest';
import { coinStep, isCoinAsset, payableCoin } from './coinSource.ts';

const weth = '0x00000000000000000000000000000000000000AA';
const other = '0x00000000000000000000000000000000000000bb';
const holdings = { coin: 100n, wrapped: 40n, gasReserve: 10n };

describe('coinStep', () => {
  test('wraps no more than is missing, and leaves what gas needs', () => {
    expect(coinStep(weth, 40n, holdings)).toEqual({ kind: 'none' });
    expect(coinStep(weth, 41n, holdings)).toEqual({ kind: 'wrap', amount: 1n });
    expect(coinStep(weth, 130n, holdings)).toEqual({ kind: 'wrap', amount: 90n });
    expect(coinStep(weth, 131n, holdings)).toBeNull();
  });

  test('unwraps where the market is of the coin itself', () => {
    expect(coinStep(zeroAddress, 90n, holdings)).toEqual({ kind: 'none' });
    expect(coinStep(zeroAddress, 91n, holdings)).toEqual({ kind: 'unwrap', amount: 1n });
    expect(coinStep(zeroAddress, 131n, holdings)).toBeNull();
  });

  test('never counts coin below what gas needs', () => {
    const poor = { coin: 5n, wrapped: 3n, gasReserve: 10n };
    expect(payableCoin(poor)).toBe(3n);
    expect(coinStep(weth, 4n, poor)).toBeNull();
    expect(coinStep(zeroAddress, 3n, poor)).toEqual({ kind: 'unwrap', amount: 3n });
  });
});

test('isCoinAsset knows the coin, and the wrapped form that the deployment names', () => {
  expect(isCoinAsset(zeroAddress, null)).toBe(true);
  expect(isCoinAsset(weth, weth.toLowerCase() as typeof weth)).toBe(true);
  expect(isCoinAsset(weth, null)).toBe(false);
  expect(isCoinAsset(other, weth)).toBe(false);
});
