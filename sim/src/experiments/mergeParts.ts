import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileFailed } from '../inputError.ts';
import type { Cell } from '../results/Column.ts';
import type { TableName } from '../results/resultTables.ts';

/**
 * Reads one table of several parts as one, in the order of the parts and of the rows within each. DuckDB does the
 * reading, a few thousand rows at a time; who takes the rows writes them, so that a result's bytes do not hang on
 * DuckDB's version or on how the runs were cut into parts. Throws `FileFailed`.
 */
export async function* mergedRows(
  table: TableName,
  folders: readonly string[],
): AsyncGenerator<Cell[][]> {
  const files = folders.map((folder) => join(folder, `${table}.parquet`));
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new FileFailed(missing, 'read', 'it is not there');
  if (files.length === 0) return;
  // Loaded here, so that a single run does not wait for it.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    // One thread and rows as they stand: the order is a part of the result.
    threads: '1',
    preserve_insertion_order: 'true',
  });
  const connection = await instance.connect();
  try {
    const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
    const result = await connection.stream(`SELECT * FROM read_parquet([${list}])`);
    for await (const chunk of result) yield chunk.getRows() as Cell[][];
  } catch (cause) {
    throw new FileFailed(`${folders[0]} and ${folders.length - 1} more parts`, 'read', cause);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
