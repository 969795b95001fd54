import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { schemaVersion } from '../schema/createTables.ts';
import { meta } from '../schema/indexTables.ts';
import { emptyTables, type ReadStore, recreateTables, type Sql, type Store } from './openStore.ts';

/** What an index is of. */
export interface Identity {
  chainId: number;
  genesisHash: string;
  exchange: string;
  /** Null where the deployment has none. */
  lending: string | null;
  escrow: string | null;
  arbitratorPool: string | null;
}

/** The index that a store holds, or null where it is empty or of another version of the code. */
export async function readIdentity(
  store: ReadStore,
): Promise<(Identity & { epoch: string }) | null> {
  return store.read(async (tx) => {
    if (!(await isThisVersion(tx))) return null;
    const [row] = await tx.select().from(meta);
    return row ?? null;
  });
}

/** The epoch of the index that the transaction reads. */
export async function readEpoch(tx: Sql): Promise<string> {
  const [row] = await tx.select({ epoch: meta.epoch }).from(meta);
  if (!row) throw new Error('the store says not what it is of');
  return row.epoch;
}

/** Makes an empty index in the store, whatever it held. @returns its epoch. */
export async function startIndex(store: Store, identity: Identity): Promise<string> {
  const epoch = randomUUID();
  await store.write(async (tx) => {
    await ((await isThisVersion(tx)) ? emptyTables(tx) : recreateTables(tx));
    await tx.insert(meta).values({ id: 0, schemaVersion, epoch, ...identity });
  });
  return epoch;
}

/** Whether the tables are those of this code. */
async function isThisVersion(tx: Sql): Promise<boolean> {
  const found = await tx
    .select({ name: sql<string>`tablename` })
    .from(sql`pg_tables`)
    .where(sql`schemaname = current_schema() and tablename = 'meta'`);
  if (found.length === 0) return false;
  // The one column that every version has.
  const [row] = await tx.select({ version: meta.schemaVersion }).from(meta);
  return row?.version === schemaVersion;
}
