import { binanceColumns, binanceFormat } from '../history/formats/binance.ts';
import { coinbaseFormat } from '../history/formats/coinbase.ts';
import { columnsFormat } from '../history/formats/columns.ts';
import { leanFormat } from '../history/formats/lean.ts';
import { uniswapV3Format } from '../history/formats/uniswapV3.ts';
import { parseFormula } from '../history/formula.ts';
import { type HistoryFormat, isHeader } from '../history/Layout.ts';
import { openSource } from '../history/openSource.ts';
import { parseNumber, parseTime, type TimeUnit } from '../history/times.ts';
import { InputError } from '../inputError.ts';

/** A file's form cannot be told from its first rows. */
class FormatUnknown extends InputError {
  constructor(file: string, columns: readonly string[]) {
    const names = columns.map((name, index) => name || `$${index + 1}`);
    const found = names.length === 0 ? 'it is empty' : `its columns are ${names.join(', ')}`;
    super(
      `${file}: ${found}; name the price by --price <formula>, and the time by --time <column>`,
    );
  }
}

/** What a person says of a file's columns. */
export interface ColumnHints {
  time?: string | undefined;
  /** A formula over the columns. */
  price?: string | undefined;
  timeUnit?: TimeUnit | undefined;
}

/** A file's form, and the lines that ask for it in a scenario. */
export interface DetectedFormat {
  format: HistoryFormat;
  /** Fields of `path` without file and interval. */
  fields: string[];
}

/**
 * Tells by name and first rows which importer reads a file. Throws `FormatUnknown`, and what opening the file throws.
 */
export async function detectFormat(file: string, hints: ColumnHints): Promise<DetectedFormat> {
  const source = await openSource(file);
  const [first, second] = await firstTwo(source.rows);
  const names = (first?.fields ?? []).map((name) => name.trim());
  const lower = names.map((name) => name.toLowerCase());
  const has = (...wanted: string[]) => wanted.every((name) => lower.includes(name));
  if (!first) throw new FormatUnknown(file, []);
  if (hints.price === undefined && source.kind === 'csv') {
    if (names.length === binanceColumns.length) {
      return { format: binanceFormat(), fields: ['kind: binance'] };
    }
    const hasDay = /(?<!\d)\d{8}(?!\d)/.test(`${source.name} ${file}`);
    if (!isHeader(first) && hasDay && [6, 11].includes(names.length)) {
      return { format: leanFormat(), fields: ['kind: lean'] };
    }
    if ((!isHeader(first) && names.length === 6) || has('open', 'high', 'low', 'close', 'volume')) {
      return { format: coinbaseFormat(), fields: ['kind: coinbase'] };
    }
    if (has('timestamp', 'closetick')) {
      // Decimals of the market are not in the file; those of USDC and WETH are the likeliest.
      const tokens = { base: 'token1', baseDecimals: 18, quoteDecimals: 6 } as const;
      const fields = ['kind: uniswapV3', 'base: token1 # taken for 18 decimals, the quote for 6'];
      return { format: uniswapV3Format(tokens), fields };
    }
  }
  const hasHeader = source.kind === 'parquet' || isHeader(first) || names[0] === '';
  const row = hasHeader ? second : first;
  const columns = hasHeader ? names : names.map((_, index) => `$${index + 1}`);
  const time = hints.time ?? timeColumn(columns, row?.fields ?? []);
  const price =
    hints.price ?? (lower.includes('close') ? columns[lower.indexOf('close')] : undefined);
  if (time === undefined || price === undefined) throw new FormatUnknown(file, columns);
  const timeUnit = hints.timeUnit ?? unitOf(row?.fields[columns.indexOf(time)] ?? '');
  const formula = parseFormula(price);
  return {
    format: columnsFormat({ hasHeader, time, timeUnit, price: formula }),
    fields: [
      `kind: ${source.kind}`,
      ...(source.kind === 'csv' && !hasHeader ? ['header: false'] : []),
      `columns: { time: ${JSON.stringify(time)}, price: ${JSON.stringify(price)} }`,
      `timeUnit: ${timeUnit}`,
    ],
  };
}

async function firstTwo<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) {
    found.push(row);
    if (found.length === 2) break;
  }
  return found;
}

/** The first column with a time: text of ISO 8601, else a count that falls in the years of markets. */
function timeColumn(columns: readonly string[], fields: readonly string[]): string | undefined {
  const isIso = (text = '') => !Number.isNaN(parseTime(text.trim(), 'iso'));
  const index = fields.findIndex(isIso);
  const found = index >= 0 ? index : fields.findIndex((text) => parseNumber(text.trim()) > 1e9);
  // An index column has no name; it is called by its place.
  return found < 0 ? undefined : columns[found] || `$${found + 1}`;
}

function unitOf(text: string): TimeUnit {
  const count = parseNumber(text.trim());
  if (Number.isNaN(count)) return 'iso';
  if (count < 1e11) return 'seconds';
  if (count < 1e14) return 'milliseconds';
  return count < 1e17 ? 'microseconds' : 'nanoseconds';
}
