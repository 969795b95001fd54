import { expect, it } from 'vitest';
import { z } from 'zod';
import type { DepthAnswer, MarketAnswer, TradesAnswer } from '../../src/answers/schemas.ts';
import type { Get, ListedChain } from './listedChain.ts';

const decimal = z.string().regex(/^\d+(\.\d+)?$/);
const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const name = z.string().regex(/^0x[0-9a-fA-F]{40}_0x[0-9a-fA-F]{40}(_0x[0-9a-f]{64})?$/);
const pool = z.string().regex(/^0x[0-9a-f]{64}$/);
const milliseconds = z.int().min(1_000_000_000_000);
const side = z.enum(['buy', 'sell']);
const rows = z.array(z.tuple([decimal, decimal]));

const coingecko = {
  pairs: z.array(
    z.strictObject({ ticker_id: name, base: address, target: address, pool_id: pool }),
  ),
  tickers: z.array(
    z.strictObject({
      ticker_id: name,
      base_currency: address,
      target_currency: address,
      pool_id: pool,
      last_price: decimal,
      base_volume: decimal,
      target_volume: decimal,
      liquidity_in_usd: decimal.nullable(),
      bid: decimal.optional(),
      ask: decimal.optional(),
      high: decimal,
      low: decimal,
    }),
  ),
  orderbook: z.strictObject({ ticker_id: name, timestamp: milliseconds, bids: rows, asks: rows }),
  trades: z.strictObject({ buy: z.array(z.unknown()), sell: z.array(z.unknown()) }),
  trade: z.strictObject({
    trade_id: z.int().positive(),
    price: decimal,
    base_volume: decimal,
    target_volume: decimal,
    trade_timestamp: milliseconds,
    type: side,
  }),
};

const cmc = {
  summary: z.array(
    z.strictObject({
      trading_pairs: name,
      base_currency: address,
      quote_currency: address,
      last_price: z.number().positive(),
      lowest_ask: z.number().positive().nullable(),
      highest_bid: z.number().positive().nullable(),
      base_volume: z.number().nonnegative(),
      quote_volume: z.number().nonnegative(),
      price_change_percent_24h: z.number(),
      highest_price_24h: z.number().positive(),
      lowest_price_24h: z.number().positive(),
    }),
  ),
  assets: z.record(
    address,
    z.strictObject({
      name: z.string(),
      symbol: z.string(),
      can_withdraw: z.boolean(),
      can_deposit: z.boolean(),
      min_withdraw: z.string(),
      contractAddress: address,
    }),
  ),
  ticker: z.record(
    name,
    z.strictObject({
      base_id: address,
      base_name: z.string(),
      base_symbol: z.string(),
      quote_id: address,
      quote_name: z.string(),
      quote_symbol: z.string(),
      last_price: z.number().positive(),
      base_volume: z.number().nonnegative(),
      quote_volume: z.number().nonnegative(),
    }),
  ),
  orderbook: z.strictObject({ timestamp: z.string().regex(/^\d{13}$/), bids: rows, asks: rows }),
  trades: z.array(
    z.strictObject({
      trade_id: z.int().positive(),
      price: decimal,
      base_volume: decimal,
      quote_volume: decimal,
      timestamp: milliseconds,
      type: side,
    }),
  ),
};

const day = 86_400;
/** A decimal string in units. */
const units = (amount: string, decimals: number) => {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
};

/** What CoinGecko and CoinMarketCap read. */
export function testExchangeLists(listed: () => ListedChain): void {
  async function read<Shape extends z.ZodType>(
    shape: Shape,
    path: string,
    get: Get = listed().get,
  ) {
    const { status, body } = await get(path);
    expect([path, status]).toEqual([path, 200]);
    const parsed = shape.safeParse(body);
    expect(parsed.error).toBeUndefined();
    return parsed.data as z.infer<Shape>;
  }
  const nameOf = async (key: string) => {
    const pairs = await read(coingecko.pairs, '/coingecko/pairs');
    return pairs.find(({ pool_id }) => pool_id === key)?.ticker_id ?? '';
  };
  const keyOf = (id: bigint) => `0x${id.toString(16).padStart(64, '0')}`;
  const firstKey = () => keyOf(listed().chain.market.id);

  it('has the shapes that both ask for, of every market', async () => {
    const pairs = await read(coingecko.pairs, '/coingecko/pairs');
    expect(pairs).toHaveLength(2);
    expect(await read(coingecko.tickers, '/coingecko/tickers')).toHaveLength(2);
    expect(await read(cmc.summary, '/cmc/v1/summary')).toHaveLength(2);
    expect(Object.keys(await read(cmc.ticker, '/cmc/v1/ticker'))).toHaveLength(2);
    expect(Object.keys(await read(cmc.assets, '/cmc/v1/assets'))).toHaveLength(2);
    for (const { ticker_id: id } of pairs) {
      await read(coingecko.orderbook, `/coingecko/orderbook?ticker_id=${id}`);
      const { buy, sell } = await read(
        coingecko.trades,
        `/coingecko/historical_trades?ticker_id=${id}`,
      );
      for (const trade of [...buy, ...sell]) coingecko.trade.parse(trade);
      expect(buy.length).toBeGreaterThan(0);
      expect(sell.length).toBeGreaterThan(0);
      await read(cmc.orderbook, `/cmc/v1/orderbook/${id}`);
      await read(cmc.trades, `/cmc/v1/trades/${id}`);
    }
  });

  it('has as volume, high and low of a day what its trades have, by each way of asking', async () => {
    const { chain, maker, swap, place, mine, get, tip } = listed();
    // A day passes, so that only what follows counts: a taker that trades with the pool.
    await mine(day + 60);
    for (const [amount, baseIn] of [
      [200_000_000n, false],
      [10n ** 17n, true],
      [400_000_000n, false],
    ] as const) {
      await swap(chain.market, amount, baseIn);
      await mine(7000);
    }
    // One that takes his own order moves no statistics: he could do so all day. It is better than the pool, fee and all.
    const { body: depth } = await get(`/v1/markets/${firstKey()}/depth?rows=1`);
    const tick = ((depth as DepthAnswer).asks[0]?.tick ?? 0) - 50;
    await place(chain.market, { lots: 1000n, tick, sell: true });
    await swap(chain.market, 10_000_000n, false, maker);
    await mine();
    const { body: last } = await get(`/v1/markets/${firstKey()}/trades?limit=1`);
    expect(last).toMatchObject({ trades: [{ taker: maker, flags: ['own-order'] }] });
    const id = await nameOf(firstKey());
    const since = (tip().timestamp - day) * 1000;
    const { buy, sell } = (await read(
      coingecko.trades,
      `/coingecko/historical_trades?ticker_id=${id}&limit=0&start_time=${since}`,
    )) as { buy: z.infer<typeof coingecko.trade>[]; sell: z.infer<typeof coingecko.trade>[] };
    const trades = [...buy, ...sell];
    expect([buy.length, sell.length]).toEqual([2, 1]);
    const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
    const volume = sum(trades.map(({ base_volume }) => units(base_volume, 18)));
    const target = sum(trades.map(({ target_volume }) => units(target_volume, 6)));

    const tickers = await read(coingecko.tickers, '/coingecko/tickers');
    const ticker = tickers.find(({ ticker_id }) => ticker_id === id);
    if (!ticker) throw new Error('there is no ticker');
    expect(units(ticker.base_volume, 18)).toBe(volume);
    expect(units(ticker.target_volume, 6)).toBe(target);
    const prices = trades.map(({ price }) => Number(price));
    expect([Number(ticker.low), Number(ticker.high)]).toEqual([
      Math.min(...prices),
      Math.max(...prices),
    ]);
    expect(Number(ticker.last_price)).toBe(Number(buy[0]?.price));

    const query = `fromBlock=0&toBlock=${tip().number}`;
    const { body } = await get(`/listing/gecko/events?${query}`);
    const { events } = body as { events: Record<string, string>[] };
    const isBaseFirst = BigInt(chain.market.base) < BigInt(chain.market.quote);
    const [bought, sold] = isBaseFirst ? ['asset0Out', 'asset0In'] : ['asset1Out', 'asset1In'];
    const today = events.filter(
      ({ pairId, block }) => pairId === firstKey() && timeOf(block) > tip().timestamp - day,
    );
    // Every swap is told, for reserves chain through all of them.
    expect(today.filter((event) => event.maker === maker)).toHaveLength(1);
    const bases = today
      .filter((event) => event.maker !== maker)
      .map((event) => units(event[bought as string] ?? event[sold as string] ?? '0', 18));
    expect(sum(bases)).toBe(volume);

    const summary = (await read(cmc.summary, '/cmc/v1/summary')).find(
      ({ trading_pairs }) => trading_pairs === id,
    );
    const first = trades.toSorted((a, b) => a.trade_id - b.trade_id)[0];
    const change = (Number(ticker.last_price) / Number(first?.price) - 1) * 100;
    expect(summary?.price_change_percent_24h).toBeCloseTo(change, 3);
    expect(summary).toMatchObject({
      last_price: Number(ticker.last_price),
      base_volume: Number(ticker.base_volume),
      highest_price_24h: Number(ticker.high),
      lowest_ask: Number(ticker.ask),
    });
    expect(await read(cmc.trades, `/cmc/v1/trades/${id}`)).toHaveLength(3);
  });

  it('lists the last price as high and low where a day had no trade', async () => {
    const key = keyOf(listed().turned.id);
    const { body } = await listed().get(`/v1/markets/${key}`);
    const { market } = body as MarketAnswer;
    expect(market.day.trades).toBe(0);
    const tickers = await read(coingecko.tickers, '/coingecko/tickers');
    expect(tickers.find(({ pool_id }) => pool_id === key)).toMatchObject({
      high: market.lastPrice,
      low: market.lastPrice,
      base_volume: '0',
    });
  });

  it('lists every trade once by id, the taker’s side as its type', async () => {
    const id = await nameOf(firstKey());
    const { body } = await listed().get(`/v1/markets/${firstKey()}/trades?limit=200`);
    const { trades } = body as TradesAnswer;
    const all = await read(
      coingecko.trades,
      `/coingecko/historical_trades?ticker_id=${id}&limit=0`,
    );
    const ids = (of: unknown[]) => of.map((trade) => (trade as { trade_id: number }).trade_id);
    const expected = (wanted: string) =>
      trades.flatMap(({ side: taken, block, logIndex, flags }) =>
        taken === wanted && flags.length === 0 ? [block * 1_000_000 + logIndex] : [],
      );
    expect(ids(all.buy)).toEqual(expected('buy'));
    expect(ids(all.sell)).toEqual(expected('sell'));

    const path = `/coingecko/historical_trades?ticker_id=${id}`;
    const sells = await read(coingecko.trades, `${path}&type=sell&limit=3`);
    expect([sells.buy, ids(sells.sell)]).toEqual([[], expected('sell').slice(0, 3)]);
    // From one trade's second to another's, asked for in seconds and in milliseconds.
    const [to, from] = [trades[2]?.timestamp ?? 0, trades[12]?.timestamp ?? 0];
    const within = trades.filter(
      ({ timestamp, flags }) => timestamp >= from && timestamp <= to && flags.length === 0,
    );
    for (const unit of [1, 1000]) {
      const range = `start_time=${from * unit}&end_time=${to * unit}`;
      const { buy, sell } = await read(coingecko.trades, `${path}&limit=0&${range}`);
      expect(buy.length + sell.length).toBe(within.length);
    }
  });

  it('shows book and pool together: all levels, the same depth as the exchange, never crossed', async () => {
    const { chain, place, mine, get } = listed();
    const middle = 465_000;
    await place(chain.market, { lots: 3333n, tick: middle + 15_000, sell: true });
    await place(chain.market, { lots: 4444n, tick: middle - 15_000, sell: false });
    await mine();
    const id = await nameOf(firstKey());
    const full = await read(coingecko.orderbook, `/coingecko/orderbook?ticker_id=${id}`);
    const { body } = await get(`/v1/markets/${firstKey()}/depth?rows=500`);
    const depth = body as DepthAnswer;
    for (const side of ['bids', 'asks'] as const) {
      const prices = full[side].map(([price]) => Number(price));
      const sign = side === 'asks' ? 1 : -1;
      expect(prices).toEqual(prices.toSorted((a, b) => sign * (a - b)));
      // Up to a price that both show, both have the same lots.
      const lots = new Map<number, bigint>();
      let total = 0n;
      for (const { price, bookLots, poolLots } of depth[side]) {
        total += BigInt(bookLots) + BigInt(poolLots);
        lots.set(Number(price), total);
      }
      let sum = 0n;
      let compared = 0;
      for (const [price, amount] of full[side]) {
        sum += units(amount, 18) / 10n ** 13n;
        const expected = lots.get(Number(price));
        if (expected === undefined) continue;
        expect(sum).toBe(expected);
        compared++;
      }
      expect(compared).toBeGreaterThan(10);
    }
    // Levels beyond all that is shown of the pool are shown too.
    expect(full.asks).toContainEqual(['4000', expect.any(String)]);
    expect(Number(full.bids.at(-1)?.[0])).toBeLessThan(1200);
    expect(Number(full.bids[0]?.[0])).toBeLessThan(Number(full.asks[0]?.[0]));

    const ticker = (await read(coingecko.tickers, '/coingecko/tickers')).find(
      ({ ticker_id }) => ticker_id === id,
    );
    expect([ticker?.bid, ticker?.ask]).toEqual([full.bids[0]?.[0], full.asks[0]?.[0]]);
    const shallow = await read(
      coingecko.orderbook,
      `/coingecko/orderbook?ticker_id=${id}&depth=100`,
    );
    expect([shallow.bids.length, shallow.asks.length]).toEqual([50, 50]);
    expect(Number(shallow.asks.at(-1)?.[0])).toBeGreaterThan(1.02 * Number(shallow.asks[0]?.[0]));
    const best = await read(cmc.orderbook, `/cmc/v1/orderbook/${id}?level=1`);
    expect([best.bids.length, best.asks.length]).toEqual([1, 1]);
  });

  it('values pools in the dollar tokens that it is told of, in none otherwise', async () => {
    const { api, chain } = listed();
    const { pool: reserves } = (await listed().markets()).get(firstKey()) ?? { pool: null };
    const tickersOf = async (usdTokens: (typeof chain.market.base)[]) =>
      new Map(
        (await read(coingecko.tickers, '/coingecko/tickers', api({ usdTokens }))).map((ticker) => [
          ticker.pool_id,
          ticker.liquidity_in_usd,
        ]),
      );
    expect([...(await tickersOf([])).values()]).toEqual([null, null]);
    const values = await tickersOf([chain.market.quote]);
    expect(units(values.get(firstKey()) ?? '', 6)).toBe(2n * BigInt(reserves?.quoteReserve ?? 0));
    const other = Number(values.get(keyOf(listed().turned.id)));
    expect(other).toBeGreaterThan(70_000);
    expect(other).toBeLessThan(90_000);
  });

  it.each([
    ['/coingecko/orderbook', 400, 'ticker_id'],
    ['/coingecko/orderbook?ticker_id=WETH_USDC', 404, 'ticker_id'],
    ['/coingecko/orderbook?ticker_id=NAME&depth=-5', 400, 'depth'],
    ['/coingecko/historical_trades?ticker_id=NAME&type=both', 400, 'type'],
    ['/coingecko/historical_trades?ticker_id=NAME&limit=10001', 400, 'limit'],
    ['/coingecko/historical_trades?ticker_id=NAME&start_time=9&end_time=8', 400, 'start_time'],
    ['/cmc/v1/orderbook/WETH_USDC', 404, 'pair'],
    ['/cmc/v1/orderbook/NAME?level=3', 400, 'level'],
    ['/cmc/v1/trades/0x00', 404, 'pair'],
  ])('refuses %s with %i and names %s', async (path, status, field) => {
    const answer = await listed().get(path.replace('NAME', await nameOf(firstKey())));
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { field } });
  });
}

function timeOf(block: unknown): number {
  return (block as { blockTimestamp: number }).blockTimestamp;
}
