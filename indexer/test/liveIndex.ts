import type { LocalExchange } from '@weir/contracts/testing/localExchange';
import { getTableName, sql } from 'drizzle-orm';
import pino from 'pino';
import { connectNode } from '../src/chain/node.ts';
import { attempt, attemptsAtStart, seededJitter } from '../src/chain/retries.ts';
import { Hub } from '../src/commits/hub.ts';
import { readDeploymentFile } from '../src/config.ts';
import { views } from '../src/schema/tables.ts';
import { openStore, recreateTables, type Store } from '../src/store/openStore.ts';
import { identify } from '../src/sync/identify.ts';
import { Syncer, type SyncSettings } from '../src/sync/syncer.ts';

/** An index without its HTTP side, that runs until it is stopped. A store that was given stays open. */
export interface LiveIndex {
  store: Store;
  hub: Hub;
  syncer: Syncer;
  /** Resolves once the index is at the chain's present block. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

export async function startLiveIndex(
  chain: LocalExchange,
  settings: Partial<SyncSettings> & { directory?: string } = {},
): Promise<LiveIndex> {
  const store = settings.store ?? (await openStore(settings.directory));
  const hub = new Hub();
  const node = settings.node ?? connectNode(chain.anvil.url);
  const readDeployment = () => readDeploymentFile(chain.path);
  const deployment = readDeployment();
  const jitter = seededJitter(1);
  const start = { attempts: attemptsAtStart, jitter };
  const identity = await attempt(() => identify(node, deployment), start);
  const syncer = await Syncer.open(
    {
      store,
      node,
      hub,
      log: pino({ level: 'silent' }),
      readDeployment,
      journalDepth: 256,
      pollMilliseconds: 10,
      backfillConcurrency: 4,
      jitter,
      onOtherChain: undefined,
      ...settings,
    },
    { deployment, identity },
  );
  const stopping = new AbortController();
  const done = syncer.run(stopping.signal);
  return {
    store,
    hub,
    syncer,
    caughtUp: async () => {
      const head = await chain.anvil.rpc<{ hash: string }>('eth_getBlockByNumber', [
        'latest',
        false,
      ]);
      await until(
        () => syncer.status.block.hash === head.hash,
        () => `the index is at block ${syncer.status.block.number}: ${syncer.status.problem}`,
      );
    },
    stop: async () => {
      stopping.abort();
      await done;
      if (store !== settings.store) await store.close();
    },
  };
}

/** Every row of an index that is made anew in `store` from the chain's logs. */
export async function dumpFreshIndex(
  chain: LocalExchange,
  store: Store,
  settings: Partial<SyncSettings> = {},
): Promise<Record<string, string[]>> {
  await store.write(recreateTables);
  const fresh = await startLiveIndex(chain, { ...settings, store });
  await fresh.caughtUp();
  await fresh.stop();
  return dumpViews(store);
}

/** Waits for a condition; says what was seen where it does not come in two minutes. */
export async function until(isTrue: () => boolean, seen: () => string): Promise<void> {
  const start = performance.now();
  while (!isTrue()) {
    if (performance.now() - start > 120_000) throw new Error(`Waited in vain: ${seen()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Every row of every view, in an order of its own, to be compared with another index's. */
export function dumpViews(store: Store): Promise<Record<string, string[]>> {
  return store.read(async (tx) => {
    const dump: Record<string, string[]> = {};
    for (const table of Object.values(views)) {
      const rows = await tx
        .select({ row: sql<string>`row_to_json(t)::text` })
        .from(sql`${table} as t`);
      dump[getTableName(table)] = rows.map(({ row }) => row).toSorted();
    }
    return dump;
  });
}
