import {
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet';
import { FileFailed, InputError } from '../inputError.ts';
import type { Cell } from './Column.ts';
import { resultFormat } from './ParquetTable.ts';

/** A row by the names of its columns. */
export type Row = Record<string, Cell>;

/** A Parquet file that this version of the simulator did not write. */
class TableUnusable extends InputError {
  constructor(file: string, found: string) {
    super(
      `${file}: expected a table of format ${resultFormat} written by the simulator, found ${found}`,
    );
  }
}

/**
 * Reads a table of a result in order, some thousand rows at a time. Throws `FileFailed` where the file cannot be read
 * or is no Parquet, and `TableUnusable` where it is somebody else's or of another version.
 *
 * @param columns those wanted; all where absent
 */
export async function* readTable(file: string, columns?: string[]): AsyncGenerator<Row[]> {
  const failed = (cause: unknown) => {
    throw new FileFailed(file, 'read', cause);
  };
  const buffer = await asyncBufferFromFile(file).catch(failed);
  const metadata: FileMetaData = await parquetMetadataAsync(buffer).catch(failed);
  const format = metadata.key_value_metadata?.find(({ key }) => key === 'weir.format')?.value;
  if (format !== resultFormat) {
    throw new TableUnusable(file, format === undefined ? 'none' : `format ${format}`);
  }
  let start = 0;
  for (const { num_rows } of metadata.row_groups) {
    const end = start + Number(num_rows);
    const range = { file: buffer, metadata, rowStart: start, rowEnd: end };
    yield (await parquetReadObjects(columns ? { ...range, columns } : range).catch(
      failed,
    )) as Row[];
    start = end;
  }
}

/** All rows of a table. */
export async function readRows(file: string, columns?: string[]): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const some of readTable(file, columns)) for (const row of some) rows.push(row);
  return rows;
}
