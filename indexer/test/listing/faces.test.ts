import { decodeSwapped, exchangeAbi } from '@weir/contracts';
import { createPublicClient, http, parseUnits } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '../../src/api/schemas.ts';
import { seededRandom, tradeAtRandom } from '../randomTrading.ts';
import { dextoolsRefusal, type ListedEvent, shapes } from './faceShapes.ts';
import { type ListedChain, startListedChain } from './listedChain.ts';

const names = ['dexscreener', 'gecko', 'dextools'] as const;

// Far more than is needed: processors may be busy with other tests.
describe('what DEX Screener, GeckoTerminal and DEXTools read', { timeout: 300_000 }, () => {
  let listed: ListedChain;
  let markets: Map<string, Market>;
  let tip: number;

  beforeAll(async () => {
    listed = await startListedChain({});
    const { body } = await listed.get('/v1/markets');
    markets = new Map((body as { markets: Market[] }).markets.map((each) => [each.id, each]));
    tip = listed.index.syncer.status.block.number;
  }, 300_000);
  afterAll(() => listed.stop(), 300_000);

  async function events(from: number, to: number, name = 'dexscreener'): Promise<ListedEvent[]> {
    const { status, body } = await listed.get(
      `/listing/${name}/events?fromBlock=${from}&toBlock=${to}`,
    );
    expect(status).toBe(200);
    return (body as { events: ListedEvent[] }).events;
  }

  /** The market of a pair, and the decimals of its assets in the pair's order. */
  function pairOf(id: string) {
    const market = markets.get(id);
    if (!market) throw new Error(`there is no market ${id}`);
    const isBaseFirst = market.base.address.toLowerCase() < market.quote.address.toLowerCase();
    const { base, quote } = market;
    const decimals = isBaseFirst
      ? [base.decimals, quote.decimals]
      : [quote.decimals, base.decimals];
    return { market, isBaseFirst, decimals: decimals as [number, number] };
  }

  it.each(names)('have the shapes that %s asks for', async (name) => {
    const expectShape = async (kind: string, query = '') => {
      const { status, body } = await listed.get(`/listing/${name}/${kind}${query}`);
      expect([kind, status]).toEqual([kind, 200]);
      const shape = shapes[name][kind as 'events'];
      expect(shape.safeParse(body).error).toBeUndefined();
    };
    await expectShape('latest-block');
    await expectShape('events', `?fromBlock=0&toBlock=${tip}`);
    for (const { id, base, quote } of markets.values()) {
      await expectShape('pair', `?id=${id}`);
      for (const { address } of [base, quote]) await expectShape('asset', `?id=${address}`);
    }
    if (name !== 'dextools') return;
    await expectShape('block', `?number=${tip}`);
    await expectShape('exchange', `?id=${listed.chain.exchange}`);
  });

  it('holds a swap for each log of one, with its places in the block, and no other', async () => {
    const client = createPublicClient({ transport: http(listed.chain.anvil.url) });
    const logs = await client.getContractEvents({
      address: listed.chain.exchange,
      abi: exchangeAbi,
      eventName: 'Swapped',
      fromBlock: 0n,
      toBlock: BigInt(tip),
    });
    const expected = logs.map(({ args, ...log }) => {
      const { taker, amountIn, amountOut, baseIn, market: id } = decodeSwapped(args as never);
      const key = `0x${id.toString(16).padStart(64, '0')}`;
      const { isBaseFirst, decimals } = pairOf(key);
      const isAsset0In = isBaseFirst === baseIn;
      const [amount0, amount1] = isAsset0In ? [amountIn, amountOut] : [amountOut, amountIn];
      return {
        block: Number(log.blockNumber),
        txnId: log.transactionHash,
        txnIndex: log.transactionIndex,
        eventIndex: log.logIndex,
        maker: taker,
        pairId: key,
        isAsset0In,
        amounts: [amount0, amount1],
        decimals,
      };
    });
    const swaps = (await events(0, tip)).flatMap((event) =>
      event.eventType === 'swap' ? [event] : [],
    );
    expect(swaps.length).toBeGreaterThan(20);
    expect(new Set(expected.map(({ isAsset0In, pairId }) => `${pairId} ${isAsset0In}`)).size).toBe(
      4,
    );
    const found = swaps.map(({ block, txnId, txnIndex, eventIndex, maker, pairId, ...event }) => {
      const { decimals } = pairOf(pairId);
      const [amount0, amount1] =
        'asset0In' in event ? [event.asset0In, event.asset1Out] : [event.asset0Out, event.asset1In];
      return {
        block: block.blockNumber,
        txnId,
        txnIndex,
        eventIndex,
        maker,
        pairId,
        isAsset0In: 'asset0In' in event,
        amounts: [
          parseUnits(amount0 as string, decimals[0]),
          parseUnits(amount1 as string, decimals[1]),
        ],
        decimals,
      };
    });
    expect(found).toEqual(expected);
  });

  it('chains reserves from event to event: by liquidity, and by what swaps took beside the book', async () => {
    const parts = new Map<
      string,
      { poolBase: bigint; poolQuote: bigint; base: bigint; quote: bigint }
    >();
    for (const id of markets.keys()) {
      const { body } = await listed.get(`/v1/markets/${id}/trades?limit=200`);
      for (const trade of (body as { trades: Record<string, string>[] }).trades) {
        const units = (name: string) => BigInt(trade[name] as string);
        parts.set(trade.id as string, {
          poolBase: units('poolBase'),
          poolQuote: units('poolQuote'),
          base: units('base'),
          quote: units('quote'),
        });
      }
    }
    const reserves = new Map<string, [bigint, bigint]>();
    let fromBook = 0;
    for (const event of await events(0, tip)) {
      const { market, isBaseFirst, decimals } = pairOf(event.pairId);
      const units = (amount: unknown, place: 0 | 1) =>
        parseUnits(amount as string, decimals[place]);
      const before = reserves.get(event.pairId) ?? [0n, 0n];
      const after: [bigint, bigint] = [
        units(event.reserves.asset0, 0),
        units(event.reserves.asset1, 1),
      ];
      const moved = [after[0] - before[0], after[1] - before[1]] as const;
      if (event.eventType !== 'swap') {
        const sign = event.eventType === 'join' ? 1n : -1n;
        expect(moved).toEqual([sign * units(event.amount0, 0), sign * units(event.amount1, 1)]);
      } else {
        const part = parts.get(`${event.block.blockNumber}-${event.eventIndex}`);
        if (!part) throw new Error('a swap is no trade');
        const pool = isBaseFirst
          ? [part.poolBase, part.poolQuote]
          : [part.poolQuote, part.poolBase];
        const all = isBaseFirst ? [part.base, part.quote] : [part.quote, part.base];
        const paid = 'asset0In' in event ? 0 : 1;
        const got = 1 - paid;
        expect(moved[got]).toBe(-(pool[got] as bigint));
        // Out of the fee on what the book was paid the pool gets a part.
        const toBook = (all[paid] as bigint) - (pool[paid] as bigint);
        const gift = (moved[paid] as bigint) - (pool[paid] as bigint);
        expect(gift).toBeGreaterThanOrEqual(0n);
        expect(gift).toBeLessThanOrEqual((toBook * BigInt(market.takerFee)) / 1_000_000n + 1n);
        if (toBook > 0n) fromBook++;
      }
      reserves.set(event.pairId, after);
    }
    expect(fromBook).toBeGreaterThan(5);
    for (const [id, [reserve0, reserve1]] of reserves) {
      const { market, isBaseFirst } = pairOf(id);
      const [base, quote] = isBaseFirst ? [reserve0, reserve1] : [reserve1, reserve0];
      expect(market.pool).toMatchObject({
        baseReserve: base.toString(),
        quoteReserve: quote.toString(),
      });
    }
  });

  it('prices asset0 in asset1 as the amounts do, but for fees; and dust as the swap before it', async () => {
    const { chain, swap } = listed;
    await swap(chain.market, 1_000_000_000n, false);
    await swap(chain.market, 3n, false);
    await listed.mine();
    const last = listed.index.syncer.status.block.number;
    const [large, dust] = await events(last, last);
    if (large?.eventType !== 'swap' || dust?.eventType !== 'swap') throw new Error('no swaps');
    expect(dust.priceNative).toBe(large.priceNative);
    for (const event of await events(0, last)) {
      if (event.eventType !== 'swap' || event === dust) continue;
      const { market } = pairOf(event.pairId);
      const quote = [event.asset0In, event.asset0Out, event.asset1In, event.asset1Out];
      const [in0, out0, in1, out1] = quote.map((each) => Number(each ?? 0)) as [
        number,
        number,
        number,
        number,
      ];
      const ratio = (in1 + out1) / (in0 + out0);
      const isLarge = Number(market.base.symbol === 'USDC' ? event.asset0In : 0) >= 0;
      if (isLarge && in1 + out1 > 0) {
        expect(Math.abs(Number(event.priceNative) / ratio - 1)).toBeLessThan(0.02);
      }
    }
  });

  it('gives block by block what it gives for all, in the order of the chain', async () => {
    const all = await events(0, tip);
    const byBlock: ListedEvent[] = [];
    for (let block = 1; block <= tip; block++) byBlock.push(...(await events(block, block)));
    expect(byBlock).toEqual(all);
    const places = all.map(({ block, eventIndex }) => block.blockNumber * 1e6 + eventIndex);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places).size).toBe(places.length);
  });

  it('names the assets by address, lower one first, for both markets alike', async () => {
    const found = [];
    for (const id of markets.keys()) {
      const { body } = await listed.get(
        `/listing/gecko/pair?id=${id.toUpperCase().replace('0X', '0x')}`,
      );
      const { asset0Id, asset1Id, feeBps } = (body as { pair: Record<string, string> }).pair;
      found.push({ asset0Id, asset1Id, feeBps });
    }
    expect(found).toHaveLength(2);
    expect(found[0]).toEqual(found[1]);
    expect(found[0]?.feeBps).toBe(30);
    expect(
      (found[0]?.asset0Id ?? '').toLowerCase() < (found[0]?.asset1Id ?? '').toLowerCase(),
    ).toBe(true);
  });

  it('tells DEXTools amounts with a point, though they are whole', async () => {
    const plain = await events(0, tip);
    const pointed = await events(0, tip, 'dextools');
    const whole = plain.findIndex(
      (event) => event.eventType !== 'swap' && !event.amount0.includes('.'),
    );
    expect(whole).toBeGreaterThanOrEqual(0);
    const [one, other] = [plain[whole], pointed[whole]] as [ListedEvent, ListedEvent];
    if (one.eventType === 'swap' || other.eventType === 'swap') throw new Error('not the same');
    expect(other.amount0).toBe(`${one.amount0}.0`);
  });

  it.each([
    ['asset', 400, 'id'],
    ['asset?id=0x12', 400, 'id'],
    ['asset?id=0x00000000000000000000000000000000000000ff', 404, 'id'],
    ['pair?id=5', 400, 'id'],
    [`pair?id=0x${'ab'.repeat(32)}`, 404, 'id'],
    ['events?fromBlock=1', 400, 'toBlock'],
    ['events?fromBlock=x&toBlock=4', 400, 'fromBlock'],
    ['events?fromBlock=5&toBlock=4', 400, 'fromBlock'],
    ['events?fromBlock=1&toBlock=100000', 400, 'toBlock'],
  ])(
    'refuses %s with %i, naming %s, each in the shape that it is known in',
    async (query, status, field) => {
      for (const name of names) {
        const answer = await listed.get(`/listing/${name}/${query}`);
        expect(answer.status).toBe(status);
        if (name === 'dextools') {
          const refusal = dextoolsRefusal.parse(answer.body);
          expect(refusal.issues[0]?.param).toBe(field);
        } else {
          expect(answer.body).toMatchObject({ error: { field } });
        }
      }
    },
  );

  it('has for DEXTools no block that is to come, no other exchange, and no holders', async () => {
    for (const query of [
      'block?number=100000',
      `exchange?id=${listed.maker}`,
      `asset/holders?id=${listed.chain.market.base}`,
    ]) {
      const { status, body } = await listed.get(`/listing/dextools/${query}`);
      expect([query, status]).toEqual([query, 404]);
      dextoolsRefusal.parse(body);
    }
  });

  it('may be read by any page, though the rest of the API may not', async () => {
    const { headers } = await listed.get('/listing/dexscreener/latest-block');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const other = await listed.get('/v1/markets');
    expect(other.headers.get('access-control-allow-origin')).not.toBe('*');
  });
});
