import { startPostgres } from '@weir/contracts/testing/postgresServer';
import { monotonic, reached, type ServedChain, startIndexerOn } from './chains.ts';

/** The indexer keeps the last so many blocks undoable: they are no backfill. */
const journalDepth = 256;

export interface Backfill {
  eventsPerSecond: number;
  /** Events a second in the last blocks, which are indexed one by one with what undoes them. */
  undoableEventsPerSecond: number;
  /** The most memory of the indexer's process. */
  peakMegabytes: number;
}

/** How fast an empty index takes a chain. */
export async function measureBackfill(
  chain: ServedChain,
  store: 'postgres' | 'pglite',
): Promise<Backfill> {
  const server = store === 'postgres' ? await startPostgres() : null;
  const indexer = await startIndexerOn(chain, server ? { DATABASE_URL: server.url } : {});
  const start = monotonic();
  const head = chain.blocks - 1;
  const backfilled = await reached(indexer, head - journalDepth);
  const end = await reached(indexer, head);
  const peakMegabytes = indexer.peakMemory() / 1e6;
  await indexer.stop();
  await server?.stop();
  const perBlock = chain.events / chain.blocks;
  const speed = (blocks: number, milliseconds: number) => (blocks * perBlock * 1000) / milliseconds;
  return {
    eventsPerSecond: speed(head - journalDepth, backfilled - start),
    undoableEventsPerSecond: speed(journalDepth, end - backfilled),
    peakMegabytes,
  };
}
