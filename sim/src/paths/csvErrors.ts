import { InputError } from '../inputError.ts';

/** A fault of a CSV file at a line; lines count from 1, a header included. */
abstract class CsvError extends InputError {
  constructor(
    readonly file: string,
    readonly line: number,
    what: string,
  ) {
    super(`${file}, line ${line}: ${what}`);
  }
}

/** Quotes do not pair up, or a row has another number of fields than the first one. */
export class CsvMalformed extends CsvError {}

/** The file has a header at most. */
export class CsvEmpty extends CsvError {}

/** A column that the scenario names is not in the header. */
export class CsvUnknownColumn extends CsvError {}

/** A field should be a number or a time, and is something else. */
export class CsvBadValue extends CsvError {}

/** A price is zero, negative or infinite. */
export class CsvPriceNotPositive extends CsvError {}

/** Times must rise from row to row. */
export class CsvTimeNotRising extends CsvError {}

/** A row is missing, or stands between two times of the interval. */
export class CsvGap extends CsvError {}
