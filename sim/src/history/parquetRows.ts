import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  asyncBufferFromFile,
  type Compressors,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import { FileFailed } from '../inputError.ts';
import type { Row } from './csvRows.ts';

/** Rows in memory at a time, for files with row groups of millions. */
const ROWS_AT_ONCE = 100_000;

const compressors: Compressors = {
  GZIP: (bytes) => gunzipSync(bytes),
  BROTLI: (bytes) => brotliDecompressSync(bytes),
};

/**
 * The rows of a Parquet file as text, the names of its columns first: numbers with all their digits, times in ISO 8601
 * and UTC, nothing for null. Uncompressed, Snappy, gzip and brotli are read. Throws `FileFailed`.
 *
 * @param whole the file's bytes, read to their end first, for whoever hashes them
 */
export async function* parquetRows(
  file: string,
  whole: AsyncIterable<Buffer>,
): AsyncGenerator<Row> {
  for await (const _ of whole);
  const failed = (cause: unknown) => {
    throw new FileFailed(file, 'read', cause);
  };
  const buffer = await asyncBufferFromFile(file).catch(failed);
  const metadata = await parquetMetadataAsync(buffer).catch(failed);
  // The first element is the table; a nested column is named by its top, and has no text.
  const names = topNames(metadata.schema);
  yield { number: 0, fields: names };
  const total = Number(metadata.num_rows);
  for (let start = 0; start < total; start += ROWS_AT_ONCE) {
    const rows = await parquetReadObjects({
      file: buffer,
      metadata,
      compressors,
      rowStart: start,
      rowEnd: Math.min(start + ROWS_AT_ONCE, total),
    }).catch(failed);
    for (const [index, row] of rows.entries()) {
      yield { number: start + index + 1, fields: names.map((name) => textOf(row[name])) };
    }
  }
}

function topNames(schema: { name: string; num_children?: number }[]): string[] {
  const names: string[] = [];
  let at = 1;
  while (at < schema.length) {
    names.push(schema[at]?.name ?? '');
    at = afterElement(schema, at);
  }
  return names;
}

function afterElement(schema: { num_children?: number }[], at: number): number {
  let next = at + 1;
  const children = schema[at]?.num_children ?? 0;
  for (let child = 0; child < children; child++) next = afterElement(schema, next);
  return next;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}
