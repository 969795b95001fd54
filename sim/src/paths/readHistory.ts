import {
  CsvBadValue,
  CsvEmpty,
  CsvGap,
  CsvMalformed,
  CsvPriceNotPositive,
  CsvTimeNotRising,
  CsvUnknownColumn,
} from './csvErrors.ts';
import { type CsvRow, csvRows, fileHash } from './csvRows.ts';
import type { Formula } from './formula.ts';
import type { PriceHistory } from './HistoryPath.ts';

/** How a CSV's columns make times and prices. */
export interface HistoryColumns {
  /** Whether the first row names the columns; without, they are `$1`, `$2`, … */
  hasHeader: boolean;
  /** The column of the time, by name or `$n`. */
  time: string;
  /** ISO 8601 text (UTC where it names no zone), or a count since 1970. */
  timeUnit: 'iso' | 'seconds' | 'milliseconds';
  /** The price from the other columns. */
  price: Formula;
  /** Seconds from one row to the next. */
  interval: number;
  /** What a missing row does: ends the reading with `CsvGap`, or repeats the price before it. */
  gaps: 'error' | 'hold';
}

/** A history with what is to be said of its file. */
export interface ReadHistory extends PriceHistory {
  /** Points that a gap was filled with. */
  filled: number;
  /** SHA-256 of the file. */
  sha256: string;
}

/**
 * Reads a price history from a CSV file, plain or gzip.
 *
 * Throws `FileFailed` and the `CsvError`s, which name the line and what was expected there. Nothing is guessed: a time
 * that does not rise, a gap, a price that is no positive number each end the reading.
 */
export async function readHistory(file: string, columns: HistoryColumns): Promise<ReadHistory> {
  const hash = fileHash();
  const points = new Points(file, columns);
  let reader: RowReader | undefined;
  let lastLine = 0;
  for await (const row of csvRows(file, hash.update)) {
    lastLine = row.line;
    if (!reader) {
      reader = new RowReader(file, columns, row);
      if (columns.hasHeader) continue;
    }
    points.add(row.line, reader.time(row), reader.price(row));
  }
  if (points.times.length === 0) {
    throw new CsvEmpty(file, lastLine + 1, 'expected a row with a time and a price, found the end');
  }
  return {
    times: Float64Array.from(points.times),
    prices: Float64Array.from(points.prices),
    filled: points.filled,
    sha256: hash.hex(),
  };
}

/** Collects points and judges each against the one before. */
class Points {
  readonly times: number[] = [];
  readonly prices: number[] = [];
  filled = 0;

  constructor(
    readonly file: string,
    readonly columns: HistoryColumns,
  ) {}

  add(line: number, time: number, price: number): void {
    const before = this.times.at(-1);
    if (before !== undefined) this.#bridge(line, before, time);
    this.times.push(time);
    this.prices.push(price);
  }

  #bridge(line: number, before: number, time: number): void {
    const { interval, gaps } = this.columns;
    if (time <= before) {
      const found = `found ${timeText(time)}`;
      throw new CsvTimeNotRising(
        this.file,
        line,
        `expected a time after ${timeText(before)}, ${found}`,
      );
    }
    const steps = (time - before) / interval;
    if (steps === 1) return;
    if (gaps === 'error' || !Number.isInteger(steps)) {
      const expected = `expected ${timeText(before + interval)}, ${interval} s after the row before`;
      const remedy = Number.isInteger(steps)
        ? '; "gaps: hold" repeats the price before a gap'
        : '; the time is not on the interval';
      throw new CsvGap(this.file, line, `${expected}, found ${timeText(time)}${remedy}`);
    }
    const price = this.prices.at(-1) as number;
    for (let step = 1; step < steps; step++) {
      this.times.push(before + step * interval);
      this.prices.push(price);
      this.filled++;
    }
  }
}

/** Reads time and price of a row, by the header's names. */
class RowReader {
  readonly #width: number;
  readonly #names: string[];
  readonly #timeIndex: number;
  readonly #priceIndices: number[];
  readonly #values: number[];

  constructor(
    readonly file: string,
    readonly columns: HistoryColumns,
    first: CsvRow,
  ) {
    this.#width = first.fields.length;
    this.#names = columns.hasHeader ? first.fields.map((name) => name.trim()) : [];
    this.#timeIndex = this.#indexOf(columns.time, first.line);
    this.#priceIndices = columns.price.columns.map((name) => this.#indexOf(name, first.line));
    this.#values = this.#priceIndices.map(() => 0);
  }

  time(row: CsvRow): number {
    const { line, fields } = row;
    if (fields.length !== this.#width) {
      const what = `expected ${this.#width} fields as in the first row, found ${fields.length}`;
      throw new CsvMalformed(this.file, line, what);
    }
    const text = (fields[this.#timeIndex] ?? '').trim();
    const time = parseTime(text, this.columns.timeUnit);
    if (Math.abs(time) <= LAST_SECOND) return time;
    const expected = timeExamples[this.columns.timeUnit];
    throw this.#badValue(line, this.#timeIndex, expected, text);
  }

  price(row: CsvRow): number {
    for (const [place, index] of this.#priceIndices.entries()) {
      const text = (row.fields[index] ?? '').trim();
      const value = parseNumber(text);
      if (Number.isNaN(value)) throw this.#badValue(row.line, index, 'a number', text);
      this.#values[place] = value;
    }
    const price = this.columns.price.evaluate(this.#values);
    if (price > 0 && price < Number.POSITIVE_INFINITY) return price;
    const from = this.#priceIndices
      .map((index) => `${this.#nameOf(index)} = ${(row.fields[index] ?? '').trim()}`)
      .join(', ');
    throw new CsvPriceNotPositive(
      this.file,
      row.line,
      `expected a price above zero, found ${price} from ${from}`,
    );
  }

  #badValue(line: number, index: number, expected: string, text: string): CsvBadValue {
    const found = text === '' ? 'nothing' : `"${text}"`;
    const what = `column ${this.#nameOf(index)}: expected ${expected}, found ${found}`;
    return new CsvBadValue(this.file, line, what);
  }

  #nameOf(index: number): string {
    return this.#names[index] || `$${index + 1}`;
  }

  #indexOf(name: string, line: number): number {
    const place = /^\$([1-9]\d*)$/.exec(name)?.[1];
    const index = place === undefined ? this.#names.indexOf(name) : Number(place) - 1;
    if (index >= 0 && index < this.#width) return index;
    const known = Array.from({ length: this.#width }, (_, at) => this.#nameOf(at)).join(', ');
    throw new CsvUnknownColumn(this.file, line, `no column ${name}; there are ${known}`);
  }
}

/** The last time that a Date can hold, in seconds since 1970. */
const LAST_SECOND = 8.64e12;

const timeExamples = {
  iso: 'an ISO 8601 time such as 2024-02-15 00:01:00',
  seconds: 'seconds since 1970',
  milliseconds: 'milliseconds since 1970',
};

function parseNumber(text: string): number {
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function parseTime(text: string, unit: HistoryColumns['timeUnit']): number {
  if (unit !== 'iso') return parseNumber(text) / (unit === 'seconds' ? 1 : 1000);
  const parts =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[-+]\d\d:\d\d)?)?$/.exec(text);
  if (!parts) return Number.NaN;
  const [, day, clock = '00:00', zone = 'Z'] = parts;
  // Date.parse takes the 31st of any month for a day of the next one.
  if (!isDay(day ?? '')) return Number.NaN;
  return Date.parse(`${day}T${clock}${zone}`) / 1000;
}

function isDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
