import { drizzle } from 'drizzle-orm/node-postgres';
import { Client, type ClientConfig, escapeIdentifier, Pool } from 'pg';
import type { ReadStore, Sql, Store } from './openStore.ts';
import { StoreInUse, StoreLost, StoreUnusable } from './storeErrors.ts';

/** A schema of a PostgreSQL server, which holds nothing but one index. */
export interface ServerPlace {
  /** As libpq takes it: postgres://user:password@host:port/database. */
  url: string;
  schema: string;
}

/** Connections that answers are read through. */
const readers = 8;

/**
 * A schema of a PostgreSQL server, to write to. The one connection that writes holds an advisory lock for as long as it
 * lives, so a second writer is refused, and a writer that lost its lock cannot write either.
 *
 * Commits are asynchronous: a crash of the server may lose the last ones whole, in their order, and the indexer then
 * takes those blocks from the chain again. Throws `StoreInUse`, `StoreUnusable`.
 */
export async function openServerStore({ url, schema }: ServerPlace): Promise<Store> {
  const writer = new Client({ ...settings(url, schema), application_name: 'weir-writer' });
  await connect(writer);
  try {
    await takeLock(writer, schema);
    await makeSchema(writer, schema);
    await writer.query('set synchronous_commit = off');
  } catch (error) {
    await writer.end();
    throw error;
  }
  const pool = readerPool({ url, schema });
  const database = drizzle(writer) as unknown as Sql;
  let isClosing = false;
  let writing: Promise<unknown> = Promise.resolve();
  const lost = new Promise<never>((_, reject) => {
    const lose = (cause?: unknown) => {
      if (isClosing) return;
      reject(new StoreLost('DATABASE_URL: the connection that writes was lost.', { cause }));
    };
    // A connection may fail more than once, and an error that nobody listens to ends the process without a word.
    writer.on('error', lose);
    writer.on('end', lose);
  });
  // Who does not wait for it is told by the next write.
  lost.catch(() => undefined);
  return {
    ...reading(pool),
    write: (work) => {
      // One connection has one transaction at a time.
      const written = writing.then(() => database.transaction(work));
      writing = written.catch(() => undefined);
      return written;
    },
    close: async () => {
      isClosing = true;
      await Promise.all([pool.end(), writer.end()]);
    },
    lost,
    isShared: true,
  };
}

/**
 * The same schema for reading alone, as a process that only answers needs it. Many may be open at once. Throws
 * `StoreUnusable`.
 */
export async function openServerReader(place: ServerPlace): Promise<ReadStore> {
  const pool = readerPool(place);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw unusable(error);
  }
  return { ...reading(pool), close: () => pool.end() };
}

/** Settings of a connection whose names are looked up in the schema. */
export function settings(url: string, schema: string): ClientConfig {
  return {
    connectionString: url,
    options: `-c search_path=${schema}`,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  };
}

function readerPool({ url, schema }: ServerPlace): Pool {
  const application_name = 'weir-reader';
  const pool = new Pool({ ...settings(url, schema), max: readers, application_name });
  // An idle connection that breaks leaves the pool; the next read opens another, or says why it cannot.
  pool.on('error', () => undefined);
  // One that breaks while it reads fails that read, which says why. It raises its error as well, and the pool listens to
  // idle connections only: without a listener the process would end with it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function reading(pool: Pool): Pick<Store, 'read'> {
  const database = drizzle(pool) as unknown as Sql;
  return {
    read: (work) =>
      database.transaction(work, { isolationLevel: 'repeatable read', accessMode: 'read only' }),
  };
}

async function connect(client: Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    throw unusable(error);
  }
}

async function takeLock(writer: Client, schema: string): Promise<void> {
  const { rows } = await writer.query<{ taken: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
    [`weir ${schema}`],
  );
  if (rows[0]?.taken) return;
  throw new StoreInUse(`DATABASE_URL: another indexer writes to the schema ${schema}.`);
}

/** Makes the schema where it is not there. One with tables of something else is refused, since ours replace them. */
async function makeSchema(writer: Client, schema: string): Promise<void> {
  const found = await writer.query('select 1 from pg_namespace where nspname = $1', [schema]);
  if (found.rows.length === 0) {
    try {
      await writer.query(`create schema ${escapeIdentifier(schema)}`);
    } catch (error) {
      throw unusable(error);
    }
  }
  const { rows } = await writer.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1',
    [schema],
  );
  if (rows.length === 0) return;
  const { rows: versions } = await writer.query(
    `select 1 from information_schema.columns
      where table_schema = $1 and table_name = 'meta' and column_name = 'schema_version'`,
    [schema],
  );
  if (versions.length === 0) {
    throw new StoreUnusable(
      `DATABASE_SCHEMA: ${schema} holds tables of something else (${rows[0]?.name}). Name another schema.`,
    );
  }
}

function unusable(cause: unknown): StoreUnusable {
  const why = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new StoreUnusable(`DATABASE_URL: ${why}`, { cause });
}
