import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Cell, Column, TableWriter } from './Column.ts';

/** Rows of one row group: what a table holds in memory at most. */
const rowsPerGroup = 16_384;

/** The layout of tables and manifest; readers refuse another. */
export const resultFormat = '1';

/**
 * A Parquet file, written as rows come in. The same rows give the same bytes: row groups are cut by count alone, and
 * the file names neither a time nor a machine.
 */
export class ParquetTable implements TableWriter {
  readonly #columns: readonly Column[];
  readonly #parquet: ParquetWriter;
  #cells: Cell[][];
  #rows = 0;

  /** @param write takes the file's bytes in order; it must use or copy them before it returns */
  constructor(columns: readonly Column[], write: (bytes: Uint8Array) => void) {
    this.#columns = columns;
    this.#cells = columns.map(() => []);
    const bytes = new ByteWriter(1 << 16);
    const flush = () => {
      write(bytes.getBytes());
      bytes.index = 0;
    };
    const writer = Object.assign(bytes, { flush, finish: flush });
    this.#parquet = new ParquetWriter({
      writer,
      schema: schemaFromColumnData({
        columnData: columns.map(({ name, type, nullable = false }) => ({
          name,
          type,
          nullable,
          data: [],
        })),
      }),
      createdBy: 'weir-sim',
      kvMetadata: [{ key: 'weir.format', value: resultFormat }],
    });
    // The file is there from the start, so that one that cannot be written is known before anything is computed.
    flush();
  }

  append(row: readonly Cell[]): void {
    for (const [index, cells] of this.#cells.entries()) cells.push(row[index] ?? null);
    this.#rows++;
    if (this.#rows === rowsPerGroup) this.#writeGroup();
  }

  end(): void {
    if (this.#rows > 0) this.#writeGroup();
    this.#parquet.finish();
  }

  #writeGroup(): void {
    const columnData = this.#columns.map(({ name }, index) => ({
      name,
      data: this.#cells[index] ?? [],
    }));
    this.#parquet.write({ columnData, rowGroupSize: rowsPerGroup });
    this.#cells = this.#columns.map(() => []);
    this.#rows = 0;
  }
}
