import { afterAll, beforeAll, describe } from 'vitest';
import { type ListedChain, startListedChain } from './listing/listedChain.ts';
import { testCharts } from './listing/testCharts.ts';
import { testConfirmations } from './listing/testConfirmations.ts';
import { testDocuments } from './listing/testDocuments.ts';
import { testExchangeLists } from './listing/testExchangeLists.ts';
import { testFaces } from './listing/testFaces.ts';
import { testSameTokens } from './listing/testSameTokens.ts';

// One chain for all, for a chain and a store take seconds. Far more time than is needed: processors may be busy.
describe('listing', { timeout: 300_000 }, () => {
  let listed: ListedChain;
  beforeAll(async () => {
    listed = await startListedChain();
  }, 300_000);
  afterAll(() => listed.stop(), 300_000);
  const get = () => listed;

  describe('what DEX Screener, GeckoTerminal and DEXTools read', () => testFaces(get));
  describe('what CoinGecko and CoinMarketCap read', () => testExchangeLists(get));
  describe('what charts read', () => testCharts(get));
  describe('documents', () => testDocuments(get));
  describe('a market of the same tokens as another', () => testSameTokens(get));
  describe('the announced block', () => testConfirmations(get));
});
