import { describe, expect, test } from 'vitest';
import { DeploymentMalformed, parseDeployment } from './deployment.ts';
import { DeploymentMissing, readDeployment } from './readDeployment.ts';

const address = '0x00000000000000000000000000000000000000AA';
const file = {
  chainId: 31337,
  exchange: address,
  lens: address,
  tokens: [{ address, symbol: 'USDC', name: 'USD Coin', decimals: 6 }],
  markets: [{ id: '0xff', baseTerms: '12345678901234567890123', quoteTerms: 7 }],
  deployedAtBlock: 3,
};

describe('parseDeployment', () => {
  test('keeps words exactly, from decimal or hexadecimal strings', () => {
    expect(parseDeployment(file)).toEqual({
      ...file,
      markets: [{ id: 255n, baseTerms: 12345678901234567890123n, quoteTerms: 7n }],
      deployedAtBlock: 3n,
    });
  });

  test('takes a file without a market, as it is before the first one opens', () => {
    expect(parseDeployment({ ...file, markets: [], tokens: [] })).toMatchObject({
      markets: [],
      tokens: [],
    });
  });

  test('keeps the contracts beside the exchange and their arguments, where the file names them', () => {
    const beside = {
      composer: address,
      extension: address,
      timelock: address,
      poolShareTokenFactory: address,
      v2PairFactory: address,
      lending: address,
      lendingLens: address,
      liquidator: address,
      leverage: address,
      priceGuardFactory: address,
      priceFeedFactory: address,
      wrappedCoin: address,
      constructorArguments: { exchange: '0x12', lens: '0x' },
    };
    expect(parseDeployment({ ...file, ...beside })).toMatchObject(beside);
    expect(Object.keys(parseDeployment(file))).not.toContain('timelock');
  });

  test.each([
    ['timelock', { ...file, timelock: '0x12' }],
    ['wrappedCoin', { ...file, wrappedCoin: 'WETH' }],
    ['constructorArguments.lens', { ...file, constructorArguments: { lens: 'none' } }],
    ['exchange', { ...file, exchange: '0x12' }],
    ['tokens[0].decimals', { ...file, tokens: [{ ...file.tokens[0], decimals: '6' }] }],
    ['markets[0].id', { ...file, markets: [{ id: 1.5, baseTerms: 1, quoteTerms: 1 }] }],
    ['markets', { ...file, markets: undefined }],
    ['chainId', { ...file, chainId: 2 ** 60 }],
    ['file', null],
  ])('names a wrong %s', (field, content) => {
    expect(() => parseDeployment(content)).toThrow(DeploymentMalformed);
    expect(() => parseDeployment(content)).toThrow(`The deployment's ${field} should be`);
  });
});

test('readDeployment says which file is missing', async () => {
  await expect(readDeployment(999_999_999)).rejects.toThrow(DeploymentMissing);
});
