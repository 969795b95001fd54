import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { createStatements, tableNames } from '../schema/createTables.ts';
import { openEmbeddedStore } from './embeddedStore.ts';
import { openServerStore, type ServerPlace } from './serverStore.ts';

/** Runs typed statements: the store itself, or one transaction of it. */
export type Sql = PgDatabase<PgQueryResultHKT>;

/** Where everything is kept, for those who only answer. */
export interface ReadStore {
  /** All that `work` reads is from one moment between two writes. */
  read<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Where everything is kept. */
export interface Store extends ReadStore {
  /** All that `work` writes is committed together, or nothing is. One at a time. */
  write<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result>;
  /** Rejects with `StoreLost` where it ends without being closed. */
  lost: Promise<never>;
  /** Whether other processes may read it. */
  isShared: boolean;
}

/**
 * A store to write to: on a PostgreSQL server, in a directory, or in memory where nothing is said. Throws `StoreInUse`,
 * `StoreUnusable`.
 */
export function openStore(place: ServerPlace | string | undefined): Promise<Store> {
  return typeof place === 'object' ? openServerStore(place) : openEmbeddedStore(place);
}

/** Drops whatever an older version left, and makes the tables. */
export async function recreateTables(tx: Sql): Promise<void> {
  await tx.execute(sql`
    do $$ declare name text; begin
      for name in select tablename from pg_tables where schemaname = current_schema() loop
        execute format('drop table %I cascade', name);
      end loop;
    end $$`);
  for (const statement of createStatements) await tx.execute(sql.raw(statement));
}

/** Empties every table. */
export async function emptyTables(tx: Sql): Promise<void> {
  const names = tableNames.map((name) => `"${name}"`).join(', ');
  await tx.execute(sql.raw(`truncate ${names}`));
}
