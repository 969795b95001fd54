import type { Row } from './csvRows.ts';
import {
  CandleImpossible,
  ColumnUnknown,
  type Place,
  PriceNotPositive,
  RowMalformed,
  ValueUnreadable,
} from './historyErrors.ts';
import type { Layout } from './Layout.ts';
import type { Source } from './openSource.ts';
import { LAST_SECOND, parseNumber } from './times.ts';

/** Reads time and price of a row by the names of its columns. */
export class PointReader {
  readonly #width: number;
  readonly #names: readonly string[];
  readonly #timeIndex: number;
  readonly #priceIndices: number[];
  readonly #candle: number[] | undefined;
  readonly #values: number[];

  /** @param first the header, or the first row where there is none. Throws `ColumnUnknown` and `RowMalformed`. */
  constructor(
    readonly source: Source,
    readonly layout: Layout,
    first: Row,
  ) {
    const { hasHeader, names, candle } = layout;
    this.#width = names?.length ?? first.fields.length;
    this.#names = names ?? (hasHeader ? first.fields.map((name) => name.trim()) : []);
    this.#refuseWidth(first);
    this.#timeIndex = this.#indexOf(layout.time, first);
    this.#priceIndices = layout.price.columns.map((name) => this.#indexOf(name, first));
    this.#values = this.#priceIndices.map(() => 0);
    this.#candle =
      candle &&
      [candle.open, candle.high, candle.low, candle.close].map((name) =>
        this.#indexOf(name, first),
      );
  }

  /** Seconds since 1970. Throws `RowMalformed` and `ValueUnreadable`. */
  time(row: Row): number {
    this.#refuseWidth(row);
    const text = this.#text(row, this.#timeIndex);
    const time = this.layout.parseTime(text);
    if (Math.abs(time) <= LAST_SECOND) return time;
    throw this.#unreadable(row, this.#timeIndex, this.layout.timeExample);
  }

  /** Quote per base. Throws `ValueUnreadable`, `CandleImpossible` and `PriceNotPositive`. */
  price(row: Row): number {
    if (this.#candle) this.#checkCandle(row, this.#candle);
    for (const [place, index] of this.#priceIndices.entries()) {
      this.#values[place] = this.#number(row, index);
    }
    const price = this.layout.price.evaluate(this.#values);
    if (price > 0 && price < Number.POSITIVE_INFINITY) return price;
    const from = this.#priceIndices
      .map((index) => `${this.#nameOf(index)} = ${this.#text(row, index)}`)
      .join(', ');
    throw new PriceNotPositive(
      this.#place(row),
      `expected a price above zero, found ${price} from ${from}`,
    );
  }

  #checkCandle(row: Row, columns: number[]): void {
    const [open, high, low, close] = columns.map((index) => this.#number(row, index)) as [
      number,
      number,
      number,
      number,
    ];
    if (low <= Math.min(open, close) && high >= Math.max(open, close)) return;
    const found = `open ${open}, high ${high}, low ${low}, close ${close}`;
    const what = `expected low ≤ open and close ≤ high, found ${found}; columns may be swapped or inverted`;
    throw new CandleImpossible(this.#place(row), what);
  }

  #refuseWidth(row: Row): void {
    const found = row.fields.length;
    if (found === this.#width) return;
    const as = this.layout.names ? '' : ' as in the first row';
    const what = `expected ${this.#width} fields${as}, found ${found}`;
    throw new RowMalformed(this.#place(row), what);
  }

  #number(row: Row, index: number): number {
    const value = parseNumber(this.#text(row, index));
    if (Number.isNaN(value)) throw this.#unreadable(row, index, 'a number');
    return value;
  }

  #text(row: Row, index: number): string {
    return (row.fields[index] ?? '').trim();
  }

  #unreadable(row: Row, index: number, expected: string): ValueUnreadable {
    const text = this.#text(row, index);
    const found = text === '' ? 'nothing' : `"${text}"`;
    const what = `column ${this.#nameOf(index)}: expected ${expected}, found ${found}`;
    return new ValueUnreadable(this.#place(row), what);
  }

  #place(row: Row): Place {
    return { file: this.source.file, row: row.number, unit: this.source.unit };
  }

  #nameOf(index: number): string {
    return this.#names[index] || `$${index + 1}`;
  }

  #indexOf(name: string, first: Row): number {
    const place = /^\$([1-9]\d*)$/.exec(name)?.[1];
    const index = place === undefined ? this.#names.indexOf(name) : Number(place) - 1;
    if (index >= 0 && index < this.#width) return index;
    const known = Array.from({ length: this.#width }, (_, at) => this.#nameOf(at)).join(', ');
    throw new ColumnUnknown(this.#place(first), `no column ${name}; there are ${known}`);
  }
}
