import { marketId, packMarketKey } from '@weir/contracts';
import { beforeAll, expect, it } from 'vitest';
import type { ListedChain } from './listedChain.ts';

/** A third market, of the first one's base and quote. Changes the chain: to be run after what counts markets. */
export function testSameTokens(listed: () => ListedChain): void {
  let names: string[];
  let id: string;

  beforeAll(async () => {
    const { chain, open, mine, get } = listed();
    const terms = { ...chain.market, lotExponent: 12 };
    await open(terms);
    await mine();
    id = `0x${marketId(packMarketKey(terms)).toString(16).padStart(64, '0')}`;
    const { body } = await get('/coingecko/pairs');
    names = (body as { ticker_id: string }[]).map(({ ticker_id }) => ticker_id);
  });

  it('has the name of the tokens and its id, the first one that of the tokens alone', () => {
    const { base, quote } = listed().chain.market;
    const tokens = `${base}_${quote}`;
    expect(names).toEqual([tokens, `${quote}_${base}`, `${tokens}_${id}`]);
  });

  it('is found by its name in any case of the letters, and has a book without rows', async () => {
    const name = names[2]?.toLowerCase();
    for (const path of [`/coingecko/orderbook?ticker_id=${name}`, `/cmc/v1/orderbook/${name}`]) {
      expect(await listed().get(path)).toMatchObject({ status: 200, body: { bids: [], asks: [] } });
    }
  });

  it('has no ticker until something is traded', async () => {
    const tickers = (await listed().get('/coingecko/tickers')).body as { ticker_id: string }[];
    expect(tickers.map(({ ticker_id }) => ticker_id)).toEqual(names.slice(0, 2));
    const summary = (await listed().get('/cmc/v1/summary')).body as unknown[];
    expect(summary).toHaveLength(2);
  });

  it('takes from charts the symbols that were of one market only: the answer names both', async () => {
    const { status, body } = await listed().get('/udf/symbols?symbol=WETH/USDC');
    expect(status).toBe(400);
    const { errmsg } = body as { errmsg: string };
    expect(errmsg).toContain(id);
    expect((await listed().get(`/udf/symbols?symbol=${id}`)).body).toMatchObject({ ticker: id });
    // Nothing was traded, and there is no pool: no bars, and no price to take the digits from.
    const query = `symbol=${id}&resolution=1&from=0&to=9000000000&countback=5`;
    expect((await listed().get(`/udf/history?${query}`)).body).toEqual({ s: 'no_data' });
  });
}
