import { packMarketKey } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { readDeployment } from './deployment.ts';

const { terms, base, quote } = syntheticMarket;
const key = packMarketKey(terms);
const listed = {
  id: `0x${'1'.padStart(64, '0')}`,
  baseTerms: `0x${key.baseTerms.toString(16)}`,
  quoteTerms: key.quoteTerms.toString(),
};
const file = {
  chainId: 31337,
  exchange: base.address,
  lens: quote.address,
  tokens: [base, quote],
  markets: [listed],
  deployedAtBlock: 1,
  rpcUrl: 'http://127.0.0.1:8545',
  indexerUrl: null,
};

describe('readDeployment', () => {
  it('names markets by their tokens', () => {
    const { markets, indexerUrl } = readDeployment(file);
    expect(markets.map(({ slug }) => slug)).toEqual(['WETH-USDC']);
    expect(markets[0].terms.lotExponent).toBe(13);
    expect(indexerUrl).toBeNull();
  });

  it('tells markets of the same pair apart', () => {
    const other = packMarketKey({ ...terms, poolFee: 3000 });
    const second = { ...listed, baseTerms: other.baseTerms.toString() };
    const slugs = readDeployment({ ...file, markets: [listed, second] }).markets.map((m) => m.slug);
    expect(new Set(slugs).size).toBe(2);
    expect(slugs[0]).toMatch(/^WETH-USDC-[0-9a-f]{6}$/);
  });

  it.each([
    ['rpcUrl', { rpcUrl: '' }],
    ['indexerUrl', { indexerUrl: undefined }],
    ['exchange', { exchange: '0x12' }],
    ['markets', { markets: [] }],
    ['tokens', { tokens: [base] }],
  ])('names a wrong %s', (field, change) => {
    expect(() => readDeployment({ ...file, ...change })).toThrow(field);
  });
});
