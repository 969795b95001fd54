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
  const client = new PGlite(directory && join(directory, 'postgres'));
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
