import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SWAP_GAS, typicalSwapGas } from './swapGas.ts';

const level = { tick: 1, lots: 1n, exhausted: true, poolReserve: 0n };

describe('typicalSwapGas', () => {
  test('has the figures of the Solidity library', () => {
    const file = new URL('../../src/periphery/lens/SwapGas.sol', import.meta.url);
    const source = readFileSync(file, 'utf8');
    for (const [name, gas] of Object.entries(SWAP_GAS)) {
      const found = source.match(new RegExp(`constant ${name} = ([\\d_]+);`))?.[1];
      expect(BigInt(found?.replaceAll('_', '') ?? 0), name).toBe(gas);
    }
  });

  test('adds up as ofMarket does', () => {
    expect(typicalSwapGas([{ levels: [] }])).toBe(69_500n);
    expect(typicalSwapGas([{ levels: [level, level] }])).toBe(89_500n);
    expect(typicalSwapGas([{ levels: [] }, { levels: [level] }], 1)).toBe(102_000n);
  });
});
