import type { Cell, Column, TableWriter } from './Column.ts';
import { CsvTable } from './CsvTable.ts';
import { ParquetTable } from './ParquetTable.ts';
import type { ResultFiles } from './ResultFiles.ts';

/** A table as the manifest tells of it. */
export interface WrittenTable {
  table: string;
  rows: number;
  columns: readonly Column[];
}

/** The tables of a result while they are written: Parquet, and CSV beside it where that is asked for. */
export class RunTables {
  readonly #tables = new Map<string, { written: WrittenTable; writers: TableWriter[] }>();

  constructor(
    readonly files: ResultFiles,
    readonly hasCsv: boolean,
  ) {}

  /** Begins a table. Tables appear in the order in which they are begun. */
  open(table: string, columns: readonly Column[]): void {
    const { files } = this;
    const bytesTo = (name: string) => (data: string | Uint8Array) => files.write(name, data);
    const writers: TableWriter[] = [new ParquetTable(columns, bytesTo(`${table}.parquet`))];
    if (this.hasCsv) writers.push(new CsvTable(columns, bytesTo(`${table}.csv`)));
    this.#tables.set(table, { written: { table, rows: 0, columns }, writers });
  }

  append(table: string, row: readonly Cell[]): void {
    const open = this.#tables.get(table);
    if (!open) throw new RangeError(`The table ${table} was not begun.`);
    open.written.rows++;
    for (const writer of open.writers) writer.append(row);
  }

  /** Ends all tables. */
  end(): WrittenTable[] {
    return [...this.#tables.values()].map(({ written, writers }) => {
      for (const writer of writers) writer.end();
      return written;
    });
  }
}
