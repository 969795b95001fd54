import { eq, gt, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { readDeploymentFile } from '../../src/config.ts';
import { AnnouncedBlock } from '../../src/listing/announcedBlock.ts';
import { readPairEvents } from '../../src/listing/pairEvents.ts';
import { blocks } from '../../src/schema/indexTables.ts';
import { trades } from '../../src/schema/tables.ts';
import type { Sql, Store } from '../../src/store/openStore.ts';
import { seededRandom, tradeAtRandom } from '../randomTrading.ts';
import type { Get, ListedChain } from './listedChain.ts';

const confirmations = 3;

/** /latest-block, and what it promises of /events. Changes the chain: to be the last. */
export function testConfirmations(listed: () => ListedChain): void {
  async function latest(get: Get): Promise<number> {
    const { status, body } = await get('/listing/dexscreener/latest-block');
    expect(status).toBe(200);
    return (body as { block: { blockNumber: number } }).block.blockNumber;
  }

  async function eventsUpTo(get: Get, block: number): Promise<unknown> {
    const { status, body } = await get(`/listing/dexscreener/events?fromBlock=0&toBlock=${block}`);
    expect(status).toBe(200);
    return body;
  }

  it('is the last one on a local chain, unless the settings say otherwise', async () => {
    expect(await latest(listed().get)).toBe(listed().tip().number);
    expect(await latest(listed().api({ confirmations }))).toBe(
      listed().tip().number - confirmations,
    );
  });

  it('lets nothing later be read, by whichever way', async () => {
    const { api, chain, tip, turned } = listed();
    const before = Number(readDeploymentFile(chain.path).deployedAtBlock) - 1;
    const get = api({ confirmations: tip().number - before });
    expect(await latest(get)).toBe(before);
    const id = `0x${turned.id.toString(16).padStart(64, '0')}`;
    for (const [path, status] of [
      [`/listing/gecko/events?fromBlock=0&toBlock=${tip().number}`, 400],
      [`/listing/gecko/pair?id=${id}`, 404],
      [`/listing/dextools/block?number=${tip().number}`, 404],
      ['/tokenlist.json', 404],
    ] as const) {
      expect([path, (await get(path)).status]).toEqual([path, status]);
    }
    const names = (await get('/coingecko/tickers')).body as { ticker_id: string }[];
    const { body } = await get(`/coingecko/historical_trades?ticker_id=${names[0]?.ticker_id}`);
    expect(body).toEqual({ buy: [], sell: [] });
  });

  it('is refused, in words, until a block is confirmed', async () => {
    const get = listed().api({ confirmations: 10_000 });
    const { status, body } = await get('/listing/dexscreener/latest-block');
    expect(status).toBe(503);
    expect(body).toMatchObject({ error: { code: 'not_ready' } });
    expect((await get('/listing/dextools/latest-block')).body).toMatchObject({ code: 'not_ready' });
  });

  it.each([1, 2, 3])(
    'never falls, and its events stay, while %i blocks are forked away',
    async (depth) => {
      const { chain, index, api } = listed();
      const random = seededRandom(40 + depth);
      const get = api({ confirmations });
      const snapshots: unknown[] = [];
      for (let i = 0; i <= confirmations; i++) {
        snapshots.push(await chain.anvil.rpc('evm_snapshot'));
        await tradeAtRandom(chain, random, { blocks: 1, most: 10 });
      }
      await index.caughtUp();
      const announced = await latest(get);
      const told = await eventsUpTo(get, announced);

      await chain.anvil.rpc('evm_revert', [snapshots[confirmations + 1 - depth]]);
      const shorter = index.syncer.status.block.number - depth;
      await tradeAtRandom(chain, random, { blocks: depth, most: 10 });
      await index.caughtUp();
      expect(index.syncer.status.block.number).toBe(shorter + depth);
      expect(await latest(get)).toBeGreaterThanOrEqual(announced);
      expect(await eventsUpTo(get, announced)).toEqual(told);
    },
  );

  it('stays told while the index is shorter than it was', async () => {
    const { index, api, tip } = listed();
    const announced = new AnnouncedBlock(2);
    const told = await index.store.read((tx) => announced.read(tx));
    expect(told.number).toBe(tip().number - 2);
    await undone(index.store, async (tx) => {
      await tx.delete(blocks).where(gt(blocks.number, told.number));
      expect(await announced.read(tx)).toEqual(told);
      // One that told nothing yet tells what is confirmed.
      expect((await new AnnouncedBlock(2).read(tx)).number).toBe(told.number - 2);
      // An index that was built anew may have another block of that number, or none.
      await tx.update(blocks).set({ hash: '0x' }).where(eq(blocks.number, told.number));
      expect((await announced.read(tx)).number).toBe(told.number - 2);
    });
    expect(await latest(api({ confirmations: 2 }))).toBe(told.number);
  });

  it('answers a range of too many events with a refusal, one block of them whole', async () => {
    const { index } = listed();
    const [trade] = await index.store.read((tx) => tx.select().from(trades).limit(1));
    if (!trade) throw new Error('nothing was traded');
    const { blockNumber: block, logIndex } = trade;
    const of = await index.store.read((tx) => readPairEvents(tx, block, block));
    await undone(index.store, async (tx) => {
      await tx.execute(sql`
        insert into trades select (jsonb_populate_record(t, jsonb_build_object('log_index', n))).*
        from trades t, generate_series(100001, 110000) n
        where t.block_number = ${block} and t.log_index = ${logIndex}`);
      expect(await readPairEvents(tx, block, block)).toHaveLength(of.length + 10_000);
      await expect(readPairEvents(tx, block, block + 1)).rejects.toMatchObject({
        code: 'bad_request',
        field: 'toBlock',
        message: expect.stringContaining('expected a shorter range'),
      });
    });
  });
}

/** Does something to the store, and takes it back. */
async function undone(store: Store, work: (tx: Sql) => Promise<void>): Promise<void> {
  const done = new Error('taken back');
  const failed = await store
    .write(async (tx) => {
      await work(tx);
      throw done;
    })
    .catch((error) => error);
  if (failed !== done) throw failed;
}
