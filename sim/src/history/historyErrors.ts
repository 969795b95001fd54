import { InputError } from '../inputError.ts';

/** Where a fault of a history lies. */
export interface Place {
  /** The file as it was named. */
  file: string;
  /** The line of a text, a header included, or the row of a Parquet file; both counted from 1. */
  row: number;
  unit: 'line' | 'row';
}

/** A fault of a history at a place. */
abstract class HistoryError extends InputError {
  constructor(
    readonly place: Place,
    what: string,
  ) {
    super(`${place.file}, ${place.unit} ${place.row}: ${what}`);
  }
}

/** Quotes do not pair up, or a row has another number of fields than the first one or than its format has. */
export class RowMalformed extends HistoryError {}

/** The file has a header at most. */
export class HistoryEmpty extends HistoryError {}

/** A column that is asked for is not there. */
export class ColumnUnknown extends HistoryError {}

/** A field should be a number or a time, and is something else. */
export class ValueUnreadable extends HistoryError {}

/** A price is zero, negative or infinite. */
export class PriceNotPositive extends HistoryError {}

/** A candle's low is above its other prices, or its high below them: columns are taken for each other. */
export class CandleImpossible extends HistoryError {}

/** A price is too far from the one before it, or outside the range that was expected. */
export class PriceImplausible extends HistoryError {}

/** A time lies far outside of market history, as where milliseconds are taken for seconds. */
export class TimeImplausible extends HistoryError {}

/** Times must rise from row to row. */
export class TimeNotRising extends HistoryError {}

/** A row is missing, or stands between two times of the interval. */
export class HistoryGap extends HistoryError {}

/** A file is of another form than it was taken for. */
export class FormatMistaken extends InputError {
  constructor(file: string, expected: string, found: string) {
    super(`${file}: expected ${expected}, found ${found}`);
  }
}
