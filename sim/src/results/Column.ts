/** What a table's cell can hold. Missing numbers are null, never NaN. */
export type Cell = string | number | bigint | boolean | null;

/** A column of a result's table. */
export interface Column {
  name: string;
  /**
   * STRING holds words, and exact amounts of tokens as plain decimals: an amount can have up to 39 digits with up to
   * 36 decimals, more than the 38 digits that Parquet's readers know as DECIMAL. Measured figures are DOUBLE.
   */
  type: 'STRING' | 'DOUBLE' | 'INT32' | 'INT64' | 'BOOLEAN';
  /** Unit and meaning, in one line. */
  about: string;
  /** Whether cells can be null. */
  nullable?: boolean;
}

/** A table that rows can be appended to, in order. */
export interface TableWriter {
  /** Cells in the order of the columns. */
  append(row: readonly Cell[]): void;
  /** Writes what is left; nothing can be appended after it. */
  end(): void;
}

/** A number for a cell: null where it is none. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
