import { decodeSwapped, exchangeAbi } from '@weir/contracts';
import { createPublicClient, http, pad, parseUnits, toHex } from 'viem';
import { beforeAll, expect, it } from 'vitest';
import type { Market, TradesAnswer } from '../../src/answers/schemas.ts';
import { dextoolsRefusal, type ListedEvent, shapes } from './faceShapes.ts';
import type { ListedChain } from './listedChain.ts';

const names = ['dexscreener', 'gecko', 'dextools'] as const;

/** What DEX Screener, GeckoTerminal and DEXTools read. */
export function testFaces(listed: () => ListedChain): void {
  let markets: Map<string, Market>;
  let tip: number;

  beforeAll(async () => {
    markets = await listed().markets();
    tip = listed().tip().number;
  });

  async function events(from: number, to: number, name = 'dexscreener'): Promise<ListedEvent[]> {
    const query = `fromBlock=${from}&toBlock=${to}`;
    const { status, body } = await listed().get(`/listing/${name}/events?${query}`);
    expect(status).toBe(200);
    return (body as { events: ListedEvent[] }).events;
  }

  /** The market of a pair, and the decimals of its assets in the pair's order. */
  function pairOf(id: string) {
    const market = markets.get(id);
    if (!market) throw new Error(`there is no market ${id}`);
    const { base, quote } = market;
    const isBaseFirst = base.address.toLowerCase() < quote.address.toLowerCase();
    const [first, second] = isBaseFirst ? [base, quote] : [quote, base];
    const units = (amount0: string, amount1: string) =>
      [parseUnits(amount0, first.decimals), parseUnits(amount1, second.decimals)] as const;
    return { market, isBaseFirst, units };
  }

  /** A swap's amounts in units, asset0's first. */
  function amountsOf(event: ListedEvent & { eventType: 'swap' }) {
    const { units } = pairOf(event.pairId);
    return 'asset0In' in event
      ? units(event.asset0In, event.asset1Out)
      : units(event.asset0Out, event.asset1In);
  }

  it.each(names)('have the shapes that %s asks for', async (name) => {
    const expectShape = async (kind: string, query = '') => {
      const { status, body } = await listed().get(`/listing/${name}/${kind}${query}`);
      expect([kind, status]).toEqual([kind, 200]);
      expect(shapes[name][kind as 'events'].safeParse(body).error).toBeUndefined();
    };
    await expectShape('latest-block');
    await expectShape('events', `?fromBlock=0&toBlock=${tip}`);
    for (const { id, base, quote } of markets.values()) {
      await expectShape('pair', `?id=${id}`);
      for (const { address } of [base, quote]) await expectShape('asset', `?id=${address}`);
    }
    if (name !== 'dextools') return;
    await expectShape('block', `?number=${tip}`);
    await expectShape('exchange', `?id=${listed().chain.exchange}`);
  });

  it('hold a swap for each taker of the log, with its places in the block', async () => {
    const { anvil, exchange } = listed().chain;
    const client = createPublicClient({ transport: http(anvil.url) });
    const logs = await client.getContractEvents({
      address: exchange,
      abi: exchangeAbi,
      eventName: 'Swapped',
      fromBlock: 0n,
      toBlock: BigInt(tip),
      strict: true,
    });
    const expected = logs.map(({ args, ...log }) => {
      const { taker, amountIn, amountOut, baseIn, market } = decodeSwapped(args);
      const pairId = pad(toHex(market), { size: 32 });
      const isAsset0In = pairOf(pairId).isBaseFirst === baseIn;
      return {
        block: Number(log.blockNumber),
        txnId: log.transactionHash,
        txnIndex: log.transactionIndex,
        eventIndex: log.logIndex,
        maker: taker,
        pairId,
        isAsset0In,
        amounts: isAsset0In ? [amountIn, amountOut] : [amountOut, amountIn],
      };
    });
    const kinds = new Set(expected.map(({ isAsset0In, pairId }) => `${pairId} ${isAsset0In}`));
    expect(kinds.size).toBe(4);
    const found = (await events(0, tip)).flatMap((event) => {
      if (event.eventType !== 'swap') return [];
      const { block, txnId, txnIndex, eventIndex, maker, pairId } = event;
      return {
        block: block.blockNumber,
        txnId,
        txnIndex,
        eventIndex,
        maker,
        pairId,
        isAsset0In: 'asset0In' in event,
        amounts: amountsOf(event),
      };
    });
    expect(found).toEqual(expected);
  });

  it('chain reserves from event to event: by liquidity, and by what swaps left to the pool', async () => {
    const poolParts = new Map<string, { poolBase: bigint; poolQuote: bigint }>();
    for (const id of markets.keys()) {
      const { body } = await listed().get(`/v1/markets/${id}/trades?limit=200`);
      for (const { id: place, poolBase, poolQuote } of (body as TradesAnswer).trades) {
        poolParts.set(place, { poolBase: BigInt(poolBase), poolQuote: BigInt(poolQuote) });
      }
    }
    const reserves = new Map<string, readonly [bigint, bigint]>();
    let fromBook = 0;
    for (const event of await events(0, tip)) {
      const { market, isBaseFirst, units } = pairOf(event.pairId);
      const before = reserves.get(event.pairId) ?? [0n, 0n];
      const after = units(event.reserves.asset0, event.reserves.asset1);
      reserves.set(event.pairId, after);
      const moved = [after[0] - before[0], after[1] - before[1]] as const;
      if (event.eventType !== 'swap') {
        const sign = event.eventType === 'join' ? 1n : -1n;
        const [amount0, amount1] = units(event.amount0, event.amount1);
        expect(moved).toEqual([sign * amount0, sign * amount1]);
        continue;
      }
      const part = poolParts.get(`${event.block.blockNumber}-${event.eventIndex}`);
      if (!part) throw new Error('a swap is no trade');
      const { poolBase, poolQuote } = part;
      const pool = isBaseFirst
        ? ([poolBase, poolQuote] as const)
        : ([poolQuote, poolBase] as const);
      const [paid, got] = 'asset0In' in event ? ([0, 1] as const) : ([1, 0] as const);
      expect(moved[got]).toBe(-pool[got]);
      // Of the fee on what the book was paid the pool gets a part.
      const toBook = amountsOf(event)[paid] - pool[paid];
      const gift = moved[paid] - pool[paid];
      expect(gift).toBeGreaterThanOrEqual(0n);
      expect(gift).toBeLessThanOrEqual((toBook * BigInt(market.takerFee)) / 1_000_000n + 1n);
      if (toBook > 0n) fromBook++;
    }
    expect(fromBook).toBeGreaterThan(5);
    expect(reserves.size).toBe(2);
    for (const [id, [reserve0, reserve1]] of reserves) {
      const { market, isBaseFirst } = pairOf(id);
      const [base, quote] = isBaseFirst ? [reserve0, reserve1] : [reserve1, reserve0];
      expect([market.pool.baseReserve, market.pool.quoteReserve]).toEqual([`${base}`, `${quote}`]);
    }
  });

  it('price asset0 in asset1 as the amounts do but for fees, and dust as what came before it', async () => {
    const { chain, swap, mine } = listed();
    await swap(chain.market, 1_000_000_000n, false);
    // Three units of a token of six decimals: their own price is off by a third.
    await swap(chain.market, 3n, false);
    await mine();
    const last = listed().tip().number;
    const [large, dust] = await events(last, last);
    if (large?.eventType !== 'swap' || dust?.eventType !== 'swap') throw new Error('no swaps');
    expect(dust.priceNative).toBe(large.priceNative);
    let compared = 0;
    for (const event of await events(0, last)) {
      if (event.eventType !== 'swap') continue;
      const { market, isBaseFirst } = pairOf(event.pairId);
      const [amount0, amount1] = amountsOf(event);
      if ((isBaseFirst ? amount1 : amount0) < BigInt(market.minQuote)) continue;
      const { base, quote } = market;
      const scale =
        10 ** (isBaseFirst ? base.decimals - quote.decimals : quote.decimals - base.decimals);
      const ratio = (Number(amount1) / Number(amount0)) * scale;
      expect(Math.abs(Number(event.priceNative) / ratio - 1)).toBeLessThan(0.01);
      compared++;
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('give block by block what they give for all, in the order of the chain', async () => {
    const all = await events(0, tip);
    const byBlock: ListedEvent[] = [];
    for (let block = 0; block <= tip; block++) byBlock.push(...(await events(block, block)));
    expect(byBlock).toEqual(all);
    const places = all.map(({ block, eventIndex }) => block.blockNumber * 1e6 + eventIndex);
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
  });

  it('name the token of the lower address first, whichever of the two a market calls its base', async () => {
    const { market } = listed().chain;
    const [lower, higher] = [market.base, market.quote].toSorted((a, b) =>
      BigInt(a) < BigInt(b) ? -1 : 1,
    );
    for (const { id } of markets.values()) {
      const { body } = await listed().get(`/listing/gecko/pair?id=${id}`);
      expect(body).toMatchObject({ pair: { asset0Id: lower, asset1Id: higher, feeBps: 30 } });
    }
  });

  it('tell when and by which transaction a market opened', async () => {
    const { anvil } = listed().chain;
    for (const { id, opened } of markets.values()) {
      const { body } = await listed().get(`/listing/dextools/pair?id=${id}`);
      const { pair } = body as { pair: { createdAtTxnId: string } };
      expect(pair).toMatchObject({
        createdAtBlockNumber: opened.block,
        createdAtBlockTimestamp: opened.timestamp,
      });
      const receipt = await anvil.rpc<{ blockNumber: string; logs: { topics: string[] }[] }>(
        'eth_getTransactionReceipt',
        [pair.createdAtTxnId],
      );
      expect(Number(receipt.blockNumber)).toBe(opened.block);
      expect(receipt.logs.some(({ topics }) => topics[1] === id)).toBe(true);
    }
  });

  it('tell DEXTools a point even where an amount is whole', async () => {
    const plain = await events(0, tip);
    const pointed = await events(0, tip, 'dextools');
    const place = plain.findIndex((event) => 'amount0' in event && /^\d+$/.test(event.amount0));
    const [one, other] = [plain[place], pointed[place]];
    if (!(one && 'amount0' in one && other && 'amount0' in other)) throw new Error('none is whole');
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
    'refuse %s with %i and name %s, in the shape that the site knows',
    async (query, status, field) => {
      for (const name of names) {
        const answer = await listed().get(`/listing/${name}/${query}`);
        expect(answer.status).toBe(status);
        if (name === 'dextools') {
          expect(dextoolsRefusal.parse(answer.body).issues[0]?.param).toBe(field);
        } else {
          expect(answer.body).toMatchObject({ error: { field } });
        }
      }
    },
  );

  it('have for DEXTools no block that is to come, no other exchange, and no holders', async () => {
    const { chain, maker, get } = listed();
    for (const query of [
      'block?number=100000',
      `exchange?id=${maker}`,
      `asset/holders?id=${chain.market.base}`,
    ]) {
      const { status, body } = await get(`/listing/dextools/${query}`);
      expect([query, status]).toEqual([query, 404]);
      dextoolsRefusal.parse(body);
    }
  });
}
