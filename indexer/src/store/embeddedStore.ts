import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
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
      ? new PGlite(await copiedDatabase())
      : new PGlite(join(directory, 'postgres'));
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

/** An empty database in memory as it is created, kept for the others of this process. */
let created: Promise<Blob> | undefined;
let hasOpened = false;

/**
 * Creating a database takes four times as long as copying one. A process that serves opens a single one; tests open dozens,
 * for which the second is kept.
 */
async function copiedDatabase(): Promise<{ loadDataDir?: Blob }> {
  if (!hasOpened) {
    hasOpened = true;
    return {};
  }
  created ??= emptyDatabase();
  return { loadDataDir: await created };
}

async function emptyDatabase(): Promise<Blob> {
  const client = new PGlite();
  // A dump that is asked for earlier never comes.
  await client.waitReady;
  const files = await client.dumpDataDir('none');
  await client.close();
  return files;
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
