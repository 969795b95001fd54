import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { keyColumns } from '../schema/createTables.ts';
import type { Sql } from './openStore.ts';

/** A row by its columns' names, safe as JSON: whole numbers of any size are strings. */
export type EncodedRow = Record<string, unknown>;

/** What of a table is needed for each of its rows; drizzle computes it anew at each question. */
interface TablePlan {
  columns: { property: string; name: string }[];
  keys: { property: string; name: string }[];
  /** `insert` of a recordset, in place of rows with the same keys. */
  onConflict: SQL;
}

const plans = new WeakMap<PgTable, TablePlan>();

function planOf(table: PgTable): TablePlan {
  const known = plans.get(table);
  if (known) return known;
  const columns = Object.entries(getTableColumns(table)).map(([property, { name }]) => {
    return { property, name };
  });
  const names = new Set(keyColumns(table).map(({ name }) => name));
  const keys = columns.filter(({ name }) => names.has(name));
  const sets = columns
    .filter(({ name }) => !names.has(name))
    .map(({ name }) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`);
  const onConflict = sql`on conflict (${keyNames(keys)}) do update set ${sql.join(sets, sql`, `)}`;
  const plan = { columns, keys, onConflict };
  plans.set(table, plan);
  return plan;
}

/** A row as JSON holds it, in statements and in the journal. */
export function encodeRow(table: PgTable, row: Record<string, unknown>): EncodedRow {
  return encode(planOf(table).columns, row);
}

/** The primary key's part of a row, encoded. */
export function encodeKey(table: PgTable, row: Record<string, unknown>): EncodedRow {
  return encode(planOf(table).keys, row);
}

function encode(columns: TablePlan['columns'], row: Record<string, unknown>): EncodedRow {
  const encoded: EncodedRow = {};
  for (const { property, name } of columns) {
    const value = row[property];
    encoded[name] = typeof value === 'bigint' ? value.toString() : value;
  }
  return encoded;
}

/** What is to be written to a table: no key is in both lists. */
export interface RowWrites {
  table: PgTable;
  /** Rows that are inserted, in place of those with the same keys. */
  upserts: EncodedRow[];
  /** Keys of rows that go. */
  deletions: EncodedRow[];
}

/**
 * Writes to any number of tables, each named once, in one statement: a round trip costs more than a few rows. Parts of
 * a `with` see the tables as they were before it, which is why no key may be met twice.
 */
export async function writeRows(tx: Sql, writes: RowWrites[]): Promise<void> {
  const parts = writes.flatMap(({ table, upserts, deletions }) => [
    ...(upserts.length > 0 ? [upsertOf(table, upserts)] : []),
    ...(deletions.length > 0 ? [deletionOf(table, deletions)] : []),
  ]);
  if (parts.length === 0) return;
  const named = parts.map((part, i) => sql`${sql.identifier(`part${i}`)} as (${part})`);
  await tx.execute(sql`with ${sql.join(named, sql`, `)} select 1`);
}

function upsertOf(table: PgTable, rows: EncodedRow[]): SQL {
  return sql`insert into ${table} select * from ${recordset(table, rows)} ${planOf(table).onConflict}`;
}

function deletionOf(table: PgTable, rows: EncodedRow[]): SQL {
  const keys = keyNames(planOf(table).keys);
  return sql`delete from ${table} where (${keys}) in (select ${keys} from ${recordset(table, rows)})`;
}

// Through text, because drivers encode a parameter of type json in ways of their own.
function recordset(table: PgTable, rows: EncodedRow[]): SQL {
  const type = sql.identifier(getTableName(table));
  return sql`json_populate_recordset(null::${type}, ${JSON.stringify(rows)}::text::json)`;
}

function keyNames(columns: TablePlan['keys']): SQL {
  return sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
}
