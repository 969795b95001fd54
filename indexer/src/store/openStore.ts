import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pglite';
import { createStatements, tableNames } from '../schema/createTables.ts';

/** Runs typed statements: the store itself, or one transaction of it. */
export type Sql = PgDatabase<PgQueryResultHKT>;

/** Where everything is kept. */
export interface Store {
  /** All that `work` writes is committed together, or nothing is. */
  write<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result>;
  /** All that `work` reads is from one moment between two writes. */
  read<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/**
 * The embedded PostgreSQL, in `directory` or, without one, in memory. A killed process loses no commit: it comes
 * back from the write-ahead log.
 */
export async function openStore(directory: string | undefined): Promise<Store> {
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
  };
}

/** Drops whatever an older version left, and makes the tables. */
export async function recreateTables(tx: Sql): Promise<void> {
  await tx.execute(sql.raw('drop schema public cascade'));
  await tx.execute(sql.raw('create schema public'));
  for (const statement of createStatements) await tx.execute(sql.raw(statement));
}

/** Empties every table. */
export async function emptyTables(tx: Sql): Promise<void> {
  const names = tableNames.map((name) => `"${name}"`).join(', ');
  await tx.execute(sql.raw(`truncate ${names}`));
}

/** Another indexer has the directory: two writers would destroy it. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse';
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
