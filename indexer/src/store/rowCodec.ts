import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { keyColumns } from '../schema/createTables.ts';
import type { Sql } from './openStore.ts';

/** A row by its columns' names, safe as JSON: whole numbers of any size are strings. */
export type EncodedRow = Record<string, unknown>;

/** What of a table is needed for each of its rows; drizzle computes it anew at each question. */
interface TablePlan {
  columns: { property: string; name: string }[];
  keys: string[];
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
  const keys = keyColumns(table).map(({ name }) => name);
  const sets = columns
    .filter(({ name }) => !keys.includes(name))
    .map(({ name }) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`);
  const onConflict = sql`on conflict (${identifiers(keys)}) do update set ${sql.join(sets, sql`, `)}`;
  const plan = { columns, keys, onConflict };
  plans.set(table, plan);
  return plan;
}

/** A row as JSON holds it, in statements and in the journal. */
export function encodeRow(table: PgTable, row: Record<string, unknown>): EncodedRow {
  const encoded: EncodedRow = {};
  for (const { property, name } of planOf(table).columns) {
    const value = row[property];
    encoded[name] = typeof value === 'bigint' ? value.toString() : value;
  }
  return encoded;
}

/** The primary key's part of an encoded row. */
export function encodedKey(table: PgTable, row: EncodedRow): EncodedRow {
  const key: EncodedRow = {};
  for (const name of planOf(table).keys) key[name] = row[name];
  return key;
}

/** Inserts rows, in place of those with the same keys. One statement and one parameter for any number of rows. */
export async function upsertRows(tx: Sql, table: PgTable, rows: EncodedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    sql`insert into ${table} select * from ${recordset(table, rows)} ${planOf(table).onConflict}`,
  );
}

/** Deletes the rows that have the keys of `rows`. */
export async function deleteRows(tx: Sql, table: PgTable, rows: EncodedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const keys = identifiers(planOf(table).keys);
  await tx.execute(sql`
    delete from ${table} where (${keys}) in (select ${keys} from ${recordset(table, rows)})`);
}

// Through text, because drivers encode a parameter of type json in ways of their own.
function recordset(table: PgTable, rows: EncodedRow[]): SQL {
  const type = sql.identifier(getTableName(table));
  return sql`json_populate_recordset(null::${type}, ${JSON.stringify(rows)}::text::json)`;
}

function identifiers(names: string[]): SQL {
  return sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );
}
