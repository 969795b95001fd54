import { plainDecimal } from '../engine/tokenAmount.ts';
import type { Cell, Column, TableWriter } from './Column.ts';

/** A CSV file with a header (RFC 4180, lines ended by \n): numbers as plain decimals, nothing for null. */
export class CsvTable implements TableWriter {
  readonly #write: (text: string) => void;

  constructor(columns: readonly Column[], write: (text: string) => void) {
    this.#write = write;
    this.append(columns.map(({ name }) => name));
  }

  append(row: readonly Cell[]): void {
    this.#write(`${row.map(field).join(',')}\n`);
  }

  end(): void {}
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return plainDecimal(cell);
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
