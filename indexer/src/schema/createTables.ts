import { createHash } from 'node:crypto';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import {
  blocks,
  commits,
  feed,
  feedHeads,
  guardPrices,
  indexing,
  journal,
  meta,
} from './indexTables.ts';
import { views } from './tables.ts';

/** Raise it where handlers fill the same tables otherwise: stores made before are rebuilt. */
const handlersVersion = 7;

const all: PgTable[] = [
  meta,
  blocks,
  journal,
  feed,
  feedHeads,
  commits,
  indexing,
  guardPrices,
  ...Object.values(views),
];

/** Every table's name. */
export const tableNames = all.map((table) => getTableConfig(table).name);

/** The statements that make an empty store. */
export const createStatements = all.flatMap(createTable);

/** Names tables and handlers: a store of another version is rebuilt from the chain. */
export const schemaVersion = createHash('sha256')
  .update(JSON.stringify([handlersVersion, createStatements]))
  .digest('hex');

/** The columns of a table's primary key, in its order. */
export function keyColumns(table: PgTable): PgColumn[] {
  const { columns, primaryKeys } = getTableConfig(table);
  return primaryKeys[0]?.columns ?? columns.filter((column) => column.primary);
}

/** The statements that make one table. */
export function createTable(table: PgTable): string[] {
  const { name, columns, indexes } = getTableConfig(table);
  const lines = columns.map(
    (column) => `${quoted(column)} ${column.getSQLType()}${column.notNull ? ' not null' : ''}`,
  );
  lines.push(`primary key (${keyColumns(table).map(quoted).join(', ')})`);
  return [
    `create table "${name}" (${lines.join(', ')})`,
    ...indexes.map(({ config }) => {
      const indexed = config.columns as PgColumn[];
      return `create ${config.unique ? 'unique ' : ''}index on "${name}" (${indexed.map(quoted).join(', ')})`;
    }),
  ];
}

function quoted(column: { name: string }): string {
  return `"${column.name}"`;
}
