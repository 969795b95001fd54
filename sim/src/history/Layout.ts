import type { Row } from './csvRows.ts';
import type { Formula } from './formula.ts';
import type { Source } from './openSource.ts';

/** How the columns of a file make times and prices. Columns are named, or `$1`, `$2`, … by their place. */
export interface Layout {
  /** Whether the first row names the columns. */
  hasHeader: boolean;
  /** Names of the columns where their places are fixed; a row must have as many fields. */
  names?: readonly string[];
  /** The column of the time. */
  time: string;
  /** Seconds since 1970 of a field, or NaN. */
  parseTime: (text: string) => number;
  /** What a time looks like, for messages. */
  timeExample: string;
  /** The price from the other columns. */
  price: Formula;
  /** Columns of a candle, which must agree with each other. */
  candle?: { open: string; high: string; low: string; close: string };
  /** Seconds from one row to the next, where a row tells them. */
  intervalOf?: (row: Row) => number;
  /** Whether the rows may also come newest first, all of them. */
  newestFirst?: boolean;
  /** What is wrong with the unit of the file's first time, in seconds; undefined where nothing is. */
  unitFault?: (seconds: number) => string | undefined;
}

/** Says how a file is laid out, from its name and first row. Throws `FormatMistaken`. */
export type HistoryFormat = (source: Source, first: Row) => Layout;

/** Whether a row can only be the names of columns: its first field is no number. */
export function isHeader(row: Row): boolean {
  return !/^[-+]?[\d.]/.test((row.fields[0] ?? '').trim());
}
