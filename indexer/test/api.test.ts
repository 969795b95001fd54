import {
  exchangeAbi,
  packMarketKey,
  packOrderRef,
  quoteRemoveLiquidity,
  quoteSwap,
} from '@weir/contracts';
import { middleTick } from '@weir/contracts/testing/localExchange';
import { type Address, encodeFunctionData, zeroAddress } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMarketState } from '../src/client/index.ts';
import { type ServedExchange, startServedExchange } from './api/servedExchange.ts';
import { testRefusals } from './api/testRefusals.ts';
import { testStreams } from './api/testStreams.ts';
import { seededRandom, tradeAtRandom } from './randomTrading.ts';

// Far more than is needed: processors may be busy with other tests.
describe('the API', { timeout: 300_000 }, () => {
  let chain: ServedExchange['chain'];
  let client: ServedExchange['client'];
  let id: string;
  let maker: Address;
  let taker: Address;
  let place: ServedExchange['place'];
  let swap: ServedExchange['swap'];
  let caughtUp: ServedExchange['caughtUp'];
  let running: ServedExchange;
  const served = () => running;

  beforeAll(async () => {
    running = await startServedExchange();
    ({ chain, client, id, maker, taker, place, swap, caughtUp } = running);
  }, 300_000);
  afterAll(() => running.stop(), 300_000);

  it('lists markets with tokens, pool and best prices', async () => {
    const { block, markets } = await client.markets();
    expect(block.number).toBe(Number(await chain.anvil.rpc('eth_blockNumber')));
    expect(markets).toHaveLength(1);
    expect(markets[0]).toMatchObject({
      base: { symbol: 'WETH', name: 'Wrapped Ether', decimals: 18 },
      quote: { symbol: 'USDC', decimals: 6 },
      poolFee: 3000,
      bestBid: { tick: middleTick - 200, price: '2480' },
      bestAsk: { tick: middleTick + 200, price: '2520' },
      pool: { baseReserve: '40000000000000000000', quoteReserve: '100000000000', price: '2500' },
      lastPrice: null,
    });
  });

  it('gives all that a quote needs: the swap then does exactly that', async () => {
    const { market, state } = await client.state(id);
    const amount = 3_000_000_000n;
    const plan = quoteSwap(toMarketState(market, state), {
      baseIn: false,
      exactOut: false,
      amount,
    });
    expect(plan.levels.length).toBeGreaterThan(0);
    await swap(taker, amount, false);
    await chain.mine();
    await caughtUp();
    const { trades } = await client.trades(id, { limit: 1 });
    expect(trades[0]).toMatchObject({
      taker,
      side: 'buy',
      quote: plan.amountIn.toString(),
      base: plan.amountOut.toString(),
      poolQuote: plan.poolIn.toString(),
      poolBase: plan.poolOut.toString(),
      levels: plan.levels.length,
    });
    const after = await client.state(id);
    expect(after.state.baseReserve).toBe(plan.baseReserveAfter.toString());
    expect(after.state.quoteReserve).toBe(plan.quoteReserveAfter.toString());
  });

  it("shows an order's fill, and what its claim pays", async () => {
    const { orders } = await client.orders(maker, { status: 'active' });
    const ask = orders.find(({ handle }) => handle === '1002');
    const filled = BigInt(ask?.filledLots ?? 0);
    expect(filled).toBeGreaterThan(0n);
    // 0.00001 base tokens a lot at 2520 quote tokens; 400 parts per million of it as rebate.
    const proceeds = filled * 25_200n;
    expect(ask).toMatchObject({
      side: 'sell',
      price: '2520',
      lots: '50000',
      claimable: {
        lots: filled.toString(),
        proceeds: proceeds.toString(),
        rebate: ((proceeds * 400n) / 1_000_000n).toString(),
      },
    });
    const balance = () => client.balances(maker).then(({ balances }) => balances);
    expect(await balance()).toEqual([]);
    const args = [
      packMarketKey(chain.market),
      packOrderRef({ handle: 1002n, toInternal: true }),
    ] as const;
    await chain.send(maker, encodeFunctionData({ abi: exchangeAbi, functionName: 'claim', args }));
    await chain.mine();
    await caughtUp();
    const paid = proceeds + (proceeds * 400n) / 1_000_000n;
    expect(await balance()).toEqual([{ token: chain.market.quote, amount: paid.toString() }]);
    const claimed = (await client.orders(maker)).orders.find(({ handle }) => handle === '1002');
    expect(claimed).toMatchObject({
      filledLots: filled.toString(),
      claimable: { lots: '0' },
      claimed: { lots: filled.toString(), proceeds: proceeds.toString() },
    });
  });

  it('pages through trades and orders without a gap or a repetition', async () => {
    await tradeAtRandom(chain, seededRandom(3), { blocks: 25, most: 12 });
    await caughtUp();
    const all = (await client.trades(id, { limit: 200 })).trades;
    expect(all.length).toBeGreaterThan(20);
    const paged = [];
    let cursor: string | undefined;
    do {
      const page = await client.trades(id, { limit: 7, cursor });
      paged.push(...page.trades);
      cursor = page.cursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
    const [trader] = chain.accounts as [Address];
    const first = await client.orders(trader, { limit: 2 });
    const second = await client.orders(trader, { limit: 2, cursor: first.cursor ?? '' });
    const both = await client.orders(trader, { limit: 4 });
    expect(both.orders).toHaveLength(4);
    expect([...first.orders, ...second.orders]).toEqual(both.orders);
  });

  it('fills gaps between candles, and adds up to the trades', async () => {
    const { timestamp } = (await client.health()).block ?? { timestamp: 0 };
    await chain.anvil.rpc('evm_setNextBlockTimestamp', [timestamp + 600]);
    await chain.anvil.rpc('evm_mine');
    await swap(taker, 30_000_000n, false);
    await chain.mine();
    await caughtUp();
    const { candles } = await client.candles(id, { interval: '1m', limit: 1000 });
    const times = candles.map(({ time }) => time);
    expect(times).toEqual(times.map((_, i) => (times[0] ?? 0) + i * 60));
    const quiet = candles.filter(({ trades }) => trades === 0);
    expect(quiet.length).toBeGreaterThanOrEqual(8);
    for (const candle of quiet) {
      const before = candles[candles.indexOf(candle) - 1];
      expect(candle).toMatchObject({ open: before?.close, high: before?.close, baseVolume: '0' });
    }
    const { trades: all } = await client.trades(id, { limit: 200 });
    const trades = all.filter(({ flags }) => flags.length === 0);
    expect(trades.length).toBeLessThan(all.length);
    const sum = (values: string[]) => values.reduce((total, value) => total + BigInt(value), 0n);
    expect(sum(candles.map(({ quoteVolume }) => quoteVolume))).toBe(
      sum(trades.map(({ quote }) => quote)),
    );
    expect(sum(candles.map(({ buyBaseVolume }) => buyBaseVolume))).toBe(
      sum(trades.filter(({ side }) => side === 'buy').map(({ base }) => base)),
    );
    const { markets } = await client.markets();
    expect(markets[0]?.day.quoteVolume).toBe(sum(trades.map(({ quote }) => quote)).toString());
    expect(markets[0]?.lastPrice).toBe(candles.at(-1)?.close);
    const change = Number(markets[0]?.lastPrice) / Number(candles[0]?.open) - 1;
    expect(Number(markets[0]?.day.change)).toBeCloseTo(change, 5);
  });

  it('gives the trades of a range of times, page by page, by market and by taker', async () => {
    const all = (await client.trades(id, { limit: 200 })).trades;
    const from = all.at(-10)?.timestamp ?? 0;
    const to = all[5]?.timestamp ?? 0;
    const inRange = all.filter(({ timestamp }) => timestamp >= from && timestamp < to);
    expect(inRange.length).toBeGreaterThan(5);
    expect((await client.trades(id, { from, to, limit: 200 })).trades).toEqual(inRange);
    const first = await client.trades(id, { from, to, limit: 4 });
    const rest = await client.trades(id, { from, to, limit: 200, cursor: first.cursor ?? '' });
    expect([...first.trades, ...rest.trades]).toEqual(inRange);

    const [trader] = chain.accounts as [Address];
    const own = all.filter((trade) => trade.taker === trader);
    expect(own.length).toBeGreaterThan(3);
    expect((await client.accountTrades(trader, { limit: 200 })).trades).toEqual(own);
    const some = await client.accountTrades(trader, { market: id, from, to, limit: 200 });
    expect(some.trades).toEqual(inRange.filter((trade) => trade.taker === trader));
    const one = await client.accountTrades(trader, { limit: 1 });
    const others = await client.accountTrades(trader, { limit: 200, cursor: one.cursor ?? '' });
    expect([...one.trades, ...others.trades]).toEqual(own);
  });

  it('tells what an account did, page by page, and nothing twice', async () => {
    const [trader, second] = chain.accounts as [Address, Address];
    const send = encodeFunctionData({
      abi: exchangeAbi,
      functionName: 'transfer',
      args: [second, chain.market.id, 5_000n],
    });
    await chain.send(trader, send);
    const deposit = encodeFunctionData({
      abi: exchangeAbi,
      functionName: 'deposit',
      args: [chain.market.quote, 77n, trader],
    });
    await chain.send(trader, deposit);
    await chain.mine();
    await caughtUp();
    const { activity } = await client.activity(trader, { limit: 200 });
    const [deposited, sent] = activity;
    expect(deposited).toMatchObject({ kind: 'credit', token: chain.market.quote, amount: '77' });
    expect(sent).toMatchObject({
      kind: 'send',
      market: id,
      token: null,
      amount: '5000',
      counterparty: second,
    });
    const received = (await client.activity(second, { limit: 1 })).activity[0];
    expect(received).toMatchObject({ id: sent?.id, kind: 'receive', counterparty: trader });

    const kinds = new Set<string>();
    for (const account of chain.accounts.slice(0, 4)) {
      const entries = (await client.activity(account, { limit: 200 })).activity;
      for (const { kind } of entries) kinds.add(kind);
      const taken = entries.flatMap((entry) => (entry.kind === 'trade' ? [entry.trade] : []));
      expect(taken).toEqual((await client.accountTrades(account, { limit: 200 })).trades);
      const lotsOf = (kind: string, order: string) =>
        entries
          .flatMap((entry) => ('order' in entry && entry.kind === kind ? [entry] : []))
          .filter((entry) => entry.order.id === order)
          .reduce((lots, entry) => lots + BigInt(entry.lots), 0n)
          .toString();
      for (const order of (await client.orders(account, { limit: 200 })).orders) {
        expect(lotsOf('place', order.id)).toBe(order.lots);
        expect(lotsOf('cancel', order.id)).toBe(order.cancelledLots);
        expect(lotsOf('claim', order.id)).toBe(order.claimed.lots);
      }
    }
    const done = [
      'trade',
      'place',
      'cancel',
      'claim',
      'add',
      'remove',
      'credit',
      'send',
      'receive',
    ];
    expect([...kinds]).toEqual(expect.arrayContaining(done));

    const paged = [];
    let cursor: string | undefined;
    do {
      const page = await client.activity(trader, { limit: 7, cursor });
      paged.push(...page.activity);
      cursor = page.cursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(activity);
    expect(new Set(paged.map((entry) => entry.id)).size).toBe(paged.length);
  });

  it('shows the pool: what came to it, what it is worth, and its history', async () => {
    const { block, pool } = await client.pool(id);
    expect((await client.pools()).pools).toEqual([pool]);
    const { state } = await client.state(id);
    expect(pool).toMatchObject({
      baseReserve: state.baseReserve,
      value: (2n * BigInt(state.quoteReserve)).toString(),
    });
    const counted = (await client.trades(id, { limit: 200 })).trades.filter(
      ({ flags }) => flags.length === 0,
    );
    const volume = counted.reduce((sum, { poolQuote }) => sum + BigInt(poolQuote), 0n).toString();
    for (const period of [pool.day, pool.week, pool.month]) {
      expect(period.quoteVolume).toBe(volume);
      expect(BigInt(period.fees.providersQuote)).toBeGreaterThan(0n);
    }
    // Not an hour old, so there is no return yet. Three hours later there is, and quiet hours earn nothing.
    expect(pool.day).toMatchObject({ yearlyReturn: null, returnFrom: null });
    await chain.wait(3 * 3_600);
    await swap(taker, 2_000_000_000n, false);
    await chain.mine();
    await caughtUp();
    const later = (await client.pool(id)).pool;
    const { hours } = await client.poolHistory(id);
    expect(hours.map(({ time }) => time)).toEqual(
      hours.map((_, i) => (hours[0]?.time ?? 0) + i * 3_600),
    );
    expect(hours.length).toBeGreaterThanOrEqual(4);
    const [first, quiet] = hours;
    expect(quiet).toMatchObject({ rootPerShare: first?.rootPerShare, baseVolume: '0' });
    const now = hours.at(-1);
    expect(now).toMatchObject({ baseReserve: later.baseReserve, totalShares: later.totalShares });
    const since = (first?.time ?? 0) + 3_600;
    expect(later.month.returnFrom).toBe(since);
    const growth = Number(now?.rootPerShare) / Number(first?.rootPerShare) - 1;
    expect(growth).toBeGreaterThan(0);
    const seconds = (await client.pool(id)).block.timestamp - since;
    const yearly = (growth * 365 * 86_400) / seconds;
    expect(Number(later.week.yearlyReturn) / yearly).toBeCloseTo(1, 3);
    expect(block.timestamp).toBeGreaterThan(first?.time ?? 0);
  });

  it('gathers depth at round prices, bids down and asks up', async () => {
    for (const [handle, above] of [2000, 2030, 2090].entries()) {
      const tick = middleTick + above;
      await place(maker, { handle: BigInt(handle), lots: 10_000n, tick, sell: true });
    }
    await chain.mine();
    await caughtUp();
    const fine = await client.depth(id, { rows: 500 });
    const coarse = await client.depth(id, { grouping: 100, rows: 500 });
    const lots = (rows: { bookLots: string; tick: number }[], isIn: (tick: number) => boolean) =>
      rows
        .filter(({ tick }) => isIn(tick))
        .reduce((total, row) => total + BigInt(row.bookLots), 0n);
    expect(coarse.asks.find(({ tick }) => tick === middleTick + 2100)).toMatchObject({
      price: '2710',
      bookLots: '20000',
    });
    for (const { bookLots, poolLots, tick } of coarse.asks.slice(1, 5)) {
      const isInRow = (each: number) => each > tick - 100 && each <= tick;
      expect(bookLots).toBe(lots(fine.asks, isInRow).toString());
      expect(poolLots).not.toBe('0');
    }
    for (const { asks, bids } of [fine, coarse]) {
      expect(asks.map(({ tick }) => tick)).toEqual(
        asks.map(({ tick }) => tick).toSorted((a, b) => a - b),
      );
      expect(bids.map(({ tick }) => tick)).toEqual(
        bids.map(({ tick }) => tick).toSorted((a, b) => b - a),
      );
      expect(asks.some(({ poolLots }) => poolLots !== '0')).toBe(true);
    }
  });

  it("shows a provider's shares and what they are worth", async () => {
    const [provider] = chain.accounts as [Address];
    const { positions } = await client.positions(provider);
    const { state } = await client.state(id);
    expect(positions).toHaveLength(1);
    const { shares, totalShares, base, ...position } = positions[0] as (typeof positions)[number];
    expect(BigInt(base)).toBe((BigInt(shares) * BigInt(state.baseReserve)) / BigInt(totalShares));
    const number = (name: keyof typeof position) => BigInt(position[name]);
    expect(number('sentShares')).toBeGreaterThanOrEqual(5_000n);
    expect(number('fees')).toBeGreaterThan(0n);
    expect(number('value') + number('valueOut') - number('valueIn')).toBe(number('result'));
    expect(number('fees') + number('priceResult')).toBe(number('result'));
    const { market, state: now } = await client.state(id);
    const all = quoteRemoveLiquidity(toMarketState(market, now), BigInt(shares));
    expect([base, position.quote]).toEqual([all.base.toString(), all.quote.toString()]);
    expect(await client.positions(zeroAddress)).toMatchObject({ positions: [] });
  });

  describe('streams', () => testStreams(served));
  describe('refusals', () => testRefusals(served));
});
