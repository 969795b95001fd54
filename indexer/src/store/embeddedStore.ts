import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { drizzle } from 'drizzle-orm/pglite';
import type { Sql, Store } from './openStore.ts';
import { StoreInUse } from './storeErrors.ts';

/**
 * PostgreSQL inside this process, in `directory` or, without one, in memory. A killed process loses no commit: it comes
 * back from the write-ahead log. Throws `StoreInUse`.
 */
export async function openEmbeddedStore(directory: string | undefined): Promise<Store> {
  const unlock = directory === undefined ? () => undefined : lockDirectory(directory);
  const client =
    directory === undefined
      ? new PGlite({ loadDataDir: await emptyDatabase() })
      : new PGlite(await databaseIn(directory));
  await client.waitReady;
  const database = drizzle(client) as unknown as Sql;
  return {
    write: (work) => database.transaction(work),
    read: (work) =>
      database.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' }),
    close: async () => {
      await client.close();
      unlock();
    },
    // It ends with its process.
    lost: new Promise(() => undefined),
    isShared: false,
  };
}

/** The directory's database. One that a killed process had not laid out whole is laid out again. */
async function databaseIn(directory: string): Promise<string> {
  const database = join(directory, 'postgres');
  if (existsSync(database)) return database;
  const unfinished = `${database}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const client = new PGlite(unfinished, { loadDataDir: await emptyDatabase() });
  await client.waitReady;
  await client.close();
  renameSync(unfinished, database);
  return database;
}

/**
 * An empty database as PGlite creates it, which takes it four times as long as to copy one. Unpacked here: PGlite's own
 * way through streams takes twice the time.
 */
async function emptyDatabase(): Promise<Blob> {
  const packed = await (await dataDir()).arrayBuffer();
  return new Blob([gunzipSync(packed)], { type: 'application/x-tar' });
}

/** Takes a directory for this process. A lock left by a process that is gone counts for nothing. */
function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'writer.pid');
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(readFileSync(path, 'utf8'));
    if (owner > 0 && owner !== process.pid && isRunning(owner)) {
      throw new StoreInUse(`DATA_DIR: ${directory} is in use by process ${owner}.`);
    }
    rmSync(path, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
