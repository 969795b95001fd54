import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const least = { RPC_URL: 'http://127.0.0.1:8545', DEPLOYMENT: 'deployment.json' };

describe('readConfig', () => {
  it('leaves the confirmations to the chain, and knows no dollar tokens, unless it is told', () => {
    expect(readConfig(least)).toMatchObject({ confirmations: undefined, usdTokens: [] });
    const usdc = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
    const told = {
      ...least,
      CONFIRMATIONS: '0',
      USD_TOKENS: ` ${usdc}, ${usdc.toUpperCase().replace('X', 'x')},`,
    };
    const checksummed = '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48';
    expect(readConfig(told)).toMatchObject({
      confirmations: 0,
      usdTokens: [checksummed, checksummed],
    });
  });

  it.each([
    [{ CONFIRMATIONS: '-1' }, 'CONFIRMATIONS is "-1"; expected how many blocks'],
    [{ USD_TOKENS: '0xa0b8,USDC' }, 'USD_TOKENS is "0xa0b8,USDC"; expected addresses of tokens'],
  ])('refuses %o in words', (setting, words) => {
    expect(() => readConfig({ ...least, ...setting })).toThrow(words);
  });
});
