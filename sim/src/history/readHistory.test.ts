import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFailed } from '../inputError.ts';
import { HistoryPath } from '../paths/HistoryPath.ts';
import { type ColumnMap, columnsFormat } from './formats/columns.ts';
import { parseFormula } from './formula.ts';
import { HistoryEmpty } from './historyErrors.ts';
import { type HistoryRules, readHistory } from './readHistory.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-history-'));
});
afterAll(() => rm(folder, { recursive: true }));

const columns: ColumnMap = {
  hasHeader: true,
  time: 'time',
  timeUnit: 'iso',
  price: parseFormula('close'),
};
const rules: HistoryRules = {
  interval: 60,
  gaps: 'error',
  rows: 'candles',
  longestSilence: 600,
  largestStep: 2,
};

async function read(content: string | Buffer, changes: Partial<ColumnMap & HistoryRules> = {}) {
  const file = join(folder, 'history.csv');
  await writeFile(file, content);
  return readHistory([file], columnsFormat({ ...columns, ...changes }), { ...rules, ...changes });
}

const header = 'time,close\n';
const first = '2024-02-15 00:00:00,100\n';
const noon = Date.UTC(2024, 1, 15) / 1000;

describe('readHistory', () => {
  it('reads times and prices, whatever the line ends, quotes, blanks and order of columns', async () => {
    const content =
      '\uFEFF"the ""close"", in $","time",note\r\n100,2024-02-15,"a ""b"",\nc"\r\n\r\n101.5,"2024-02-15 00:01",';
    const history = await read(content, { price: parseFormula('`the "close", in $`') });
    expect([...history.times]).toEqual([noon, noon + 60]);
    expect([...history.prices]).toEqual([100, 101.5]);
  });

  it('unpacks gzip by its content and hashes the file as it is', async () => {
    const packed = gzipSync(`${header}${first}2024-02-15 00:01:00,101\n`);
    const history = await read(packed);
    expect([...history.prices]).toEqual([100, 101]);
    expect(history.sha256).toEqual([createHash('sha256').update(packed).digest('hex')]);
  });

  it('computes a price by a formula, such as that of a pool tick', async () => {
    const history = await read('t,closeTick\n1700000000,201328\n', {
      time: 't',
      timeUnit: 'seconds',
      price: parseFormula('1e12 / 1.0001^closeTick'),
    });
    expect(history.prices[0]).toBeCloseTo(1e12 / 1.0001 ** 201_328, 6);
  });

  it('takes columns by place where there is no header', async () => {
    const history = await read('1700000000000,1,2\n1700000060000,2,3\n', {
      hasHeader: false,
      time: '$1',
      timeUnit: 'milliseconds',
      price: parseFormula('($2 + $3) / 2'),
    });
    expect([...history.times]).toEqual([1_700_000_000, 1_700_000_060]);
    expect([...history.prices]).toEqual([1.5, 2.5]);
  });

  it('holds the price over a gap only where that is asked for, and counts it', async () => {
    const history = await read(`${header}${first}2024-02-15 00:03:00,103\n`, { gaps: 'hold' });
    expect([...history.prices]).toEqual([100, 100, 100, 103]);
    expect(history.filled).toBe(2);
  });

  const faults: [string, string, string, string, Partial<ColumnMap & HistoryRules>?][] = [
    ['a gap', 'HistoryGap', '2024-02-15 00:03:00,101', 'line 3: expected 2024-02-15T00:01:00Z'],
    [
      'text for a price',
      'ValueUnreadable',
      '2024-02-15 00:01:00,dear',
      'line 3: column close: expected a number, found "dear"',
    ],
    ['no price', 'ValueUnreadable', '2024-02-15 00:01:00,', 'found nothing'],
    ['a hexadecimal price', 'ValueUnreadable', '2024-02-15 00:01:00,0x10', 'found "0x10"'],
    [
      'a negative price',
      'PriceNotPositive',
      '2024-02-15 00:01:00,-3',
      'line 3: expected a price above zero, found -3 from close = -3',
    ],
    ['a price of zero', 'PriceNotPositive', '2024-02-15 00:01:00,0', 'found 0'],
    ['an infinite price', 'PriceNotPositive', '2024-02-15 00:01:00,1e999', 'found Infinity'],
    [
      'text for a time',
      'ValueUnreadable',
      'yesterday,3',
      'line 3: column time: expected an ISO 8601 time',
    ],
    ['a day that is none', 'ValueUnreadable', '2024-02-30 00:01:00,3', 'expected an ISO 8601 time'],
    [
      'a time twice',
      'TimeNotRising',
      '2024-02-15 00:00:00,3',
      'line 3: expected a time after 2024-02-15T00:00:00Z',
    ],
    [
      'a time off the interval',
      'HistoryGap',
      '2024-02-15 00:01:30,3',
      'not on the interval',
      { gaps: 'hold' },
    ],
    [
      'a field too many',
      'RowMalformed',
      '2024-02-15 00:01:00,3,4',
      'line 3: expected 2 fields as in the first row, found 3',
    ],
    [
      'an open quote',
      'RowMalformed',
      '"2024-02-15 00:01:00,3',
      'line 3: a quoted field is never closed',
    ],
    [
      'an unknown column',
      'ColumnUnknown',
      '',
      'line 1: no column open; there are time, close',
      { price: parseFormula('open') },
    ],
    [
      'a column beyond the last',
      'ColumnUnknown',
      '',
      'no column $3',
      { price: parseFormula('$3') },
    ],
  ];
  it.each(faults)('names %s: %s', async (_, name, row, message, changes) => {
    const failing = read(`${header}${first}${row}\n`, changes);
    await expect(failing).rejects.toMatchObject({ name });
    await expect(failing).rejects.toThrow(message);
  });

  it('says so where there is no row, no file, no text or a torn gzip', async () => {
    await expect(read('')).rejects.toThrow(HistoryEmpty);
    await expect(read(header)).rejects.toThrow('line 2: expected a row');
    await expect(
      readHistory([join(folder, 'none.csv')], columnsFormat(columns), rules),
    ).rejects.toThrow(FileFailed);
    await expect(read(Buffer.from([0x61, 0xff, 0xfe]))).rejects.toThrow('not UTF-8');
    const packed = gzipSync(header + first);
    await expect(read(packed.subarray(0, packed.length - 12))).rejects.toThrow(
      'cannot be unpacked',
    );
  });

  it('keeps rows whole that are split between chunks of a large file', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index * 60},"${index + 1}"`);
    const history = await read(`time,close\n${rows.join('\n')}`, { timeUnit: 'seconds' });
    expect(history.prices).toHaveLength(20_000);
    expect(history.prices[19_999]).toBe(20_000);
  });
});

describe('HistoryPath', () => {
  it('walks from the first point to the last and stays there', async () => {
    const path = new HistoryPath(await read(`${header}${first}2024-02-15 00:01:00,101\n`));
    expect([path.time, path.price]).toEqual([noon, 100]);
    expect(path.advance()).toBe(true);
    expect(path.advance()).toBe(false);
    expect([path.time, path.price]).toEqual([noon + 60, 101]);
  });
});
