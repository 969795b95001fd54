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
    expect(markets[0]?.terms.lotExponent).toBe(13);
    expect(indexerUrl).toBeNull();
  });

  it('takes a file without a market: others may be open on the exchange', () => {
    expect(readDeployment({ ...file, markets: [] }).markets).toEqual([]);
  });

  it('tells markets of the same pair apart', () => {
    const other = packMarketKey({ ...terms, poolFee: 3000 });
    const second = { ...listed, baseTerms: other.baseTerms.toString() };
    const slugs = readDeployment({ ...file, markets: [listed, second] }).markets.map((m) => m.slug);
    expect(new Set(slugs).size).toBe(2);
    expect(slugs[0]).toMatch(/^WETH-USDC-[0-9a-f]{6}$/);
  });

  it('knows a chain by what the file says of it', () => {
    const said = {
      chainId: 8453,
      chainName: 'Base',
      coin: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      wrappedCoin: base.address.toLowerCase(),
      explorerUrl: 'https://basescan.org/',
      walletConnectProjectId: 'abc',
      isTestnet: false,
    };
    expect(readDeployment({ ...file, ...said })).toMatchObject({
      ...said,
      wrappedCoin: base.address,
      explorerUrl: 'https://basescan.org',
    });
  });

  it('goes without what a file may leave out', () => {
    const nothing = { chainName: null, coin: null, explorerUrl: null };
    for (const said of [file, { ...file, ...nothing }]) {
      expect(readDeployment(said)).toMatchObject({
        chainName: 'Local chain',
        coin: { symbol: 'ETH', decimals: 18 },
        wrappedCoin: null,
        explorerUrl: null,
        walletConnectProjectId: null,
        isTestnet: true,
      });
    }
    expect(readDeployment({ ...file, chainId: 10 })).toMatchObject({
      chainName: 'Chain 10',
      isTestnet: false,
    });
  });

  it('reads the relays of messages, and refuses what is no address', () => {
    expect(readDeployment(file).mailboxUrls).toEqual([]);
    const named = ['https://relay.example/', 'http://127.0.0.1:42080'];
    expect(readDeployment({ ...file, mailboxUrls: named }).mailboxUrls).toEqual([
      'https://relay.example',
      'http://127.0.0.1:42080',
    ]);
    for (const wrong of ['https://relay.example', ['relay'], ['ftp://relay.example'], [1]]) {
      expect(() => readDeployment({ ...file, mailboxUrls: wrong })).toThrow('mailboxUrls');
    }
  });

  it('has trades between people where the file names their escrow, with or without arbitrators', () => {
    expect(readDeployment(file).peers).toBeNull();
    expect(readDeployment({ ...file, escrow: base.address }).peers).toEqual({
      escrow: base.address,
      pool: null,
    });
    const named = { escrow: base.address, arbitratorPool: quote.address };
    expect(readDeployment({ ...file, ...named }).peers).toEqual({
      escrow: base.address,
      pool: quote.address,
    });
  });

  it('has lending where the file names it with its lens, and what stands around it', () => {
    expect(readDeployment(file).lending).toBeNull();
    expect(readDeployment({ ...file, lending: base.address }).lending).toBeNull();
    const named = { lending: base.address, lendingLens: quote.address };
    expect(readDeployment({ ...file, ...named }).lending).toEqual({
      address: base.address,
      lens: quote.address,
      liquidator: null,
      leverage: null,
      guardFactory: null,
    });
    const around = { liquidator: base.address, leverage: base.address };
    expect(readDeployment({ ...file, ...named, ...around }).lending).toMatchObject(around);
  });

  it.each([
    ['chainName', { chainName: '' }],
    ['coin', { coin: { name: 'Ether', symbol: 'ETH' } }],
    ['coin', { coin: { name: 'Ether', symbol: 'ETH', decimals: 1.5 } }],
    ['coin', { coin: 'ETH' }],
    ['wrappedCoin', { wrappedCoin: '0x12' }],
    ['explorerUrl', { explorerUrl: 'javascript:alert(1)' }],
    ['explorerUrl', { explorerUrl: 'basescan.org' }],
    ['walletConnectProjectId', { walletConnectProjectId: 7 }],
    ['isTestnet', { isTestnet: 'no' }],
    ['rpcUrl', { rpcUrl: '' }],
    ['indexerUrl', { indexerUrl: undefined }],
    ['exchange', { exchange: '0x12' }],
    ['markets', { markets: null }],
    ['tokens', { tokens: [base] }],
  ])('names a wrong %s', (field, change) => {
    expect(() => readDeployment({ ...file, ...change })).toThrow(field);
  });
});
