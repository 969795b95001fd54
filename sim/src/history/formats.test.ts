import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binanceFormat } from './formats/binance.ts';
import { coinbaseFormat } from './formats/coinbase.ts';
import { columnsFormat } from './formats/columns.ts';
import { leanFormat } from './formats/lean.ts';
import { uniswapV3Format } from './formats/uniswapV3.ts';
import { parseFormula } from './formula.ts';
import type { HistoryFormat } from './Layout.ts';
import { type HistoryRules, readHistory } from './readHistory.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-formats-'));
});
afterAll(() => rm(folder, { recursive: true }));

const rules: HistoryRules = {
  gaps: 'error',
  rows: 'candles',
  longestSilence: 600,
  largestStep: 2,
};

/** Writes files and reads them one after the other. */
async function read(
  files: Record<string, string | Uint8Array>,
  format: HistoryFormat,
  changes: Partial<HistoryRules> = {},
) {
  const paths = Object.keys(files).map((name) => join(folder, name));
  await Promise.all(paths.map((path, index) => writeFile(path, Object.values(files)[index] ?? '')));
  return readHistory(paths, format, { ...rules, ...changes });
}

const zip = (name: string, content: string) => zipSync({ [name]: Buffer.from(content) });

/** A kline that opens at a count of units, `per` of them a second. */
function kline(open: number, close: string, per = 1e3, seconds = 60): string {
  const end = open + seconds * per - 1;
  return `${open},100.0,105.0,95.0,${close},12.5,${end},1250,10,6,600,0`;
}

const january = Date.UTC(2024, 0, 1);

describe('Binance klines', () => {
  it('are read with and without a header, and tell their interval', async () => {
    const header =
      'open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n';
    const rows = `${kline(january, '101', 1e3, 300)}\n${kline(january + 300_000, '102', 1e3, 300)}\n`;
    for (const content of [rows, header + rows]) {
      const history = await read({ 'a.csv': content }, binanceFormat());
      expect([...history.prices]).toEqual([101, 102]);
      expect([...history.times]).toEqual([january / 1e3, january / 1e3 + 300]);
      expect(history.interval).toBe(300);
    }
  });

  it('go on from milliseconds to microseconds at the turn to 2025, over two zips', async () => {
    const turn = Date.UTC(2025, 0, 1);
    const history = await read(
      {
        'B-1m-2024-12.zip': zip('B-1m-2024-12.csv', kline(turn - 60_000, '101')),
        'B-1m-2025-01.zip': zip('B-1m-2025-01.csv', kline(turn * 1e3, '102', 1e6)),
      },
      binanceFormat(parseFormula('(high + low) / 2')),
    );
    expect([...history.times]).toEqual([turn / 1e3 - 60, turn / 1e3]);
    expect([...history.prices]).toEqual([100, 100]);
    expect(history.sha256).toHaveLength(2);
  });

  it.each([
    [
      'a missing minute',
      `${kline(january, '1e2')}\n${kline(january + 120_000, '101')}`,
      'HistoryGap',
    ],
    ['the same minute twice', `${kline(january, '99')}\n${kline(january, '101')}`, 'TimeNotRising'],
    ['a close above the high', kline(january, '106'), 'CandleImpossible'],
    ['seconds', kline(january / 1e3, '101'), 'TimeImplausible'],
    ['another number of columns', '1,2,3', 'FormatMistaken'],
    ['a row cut short', `${kline(january, '99')}\n1704067260000,100`, 'RowMalformed'],
  ])('are refused with %s', async (_, content, name) => {
    await expect(read({ 'a.csv': content }, binanceFormat())).rejects.toMatchObject({ name });
  });

  it('are refused where the second file does not follow the first, with file and line', async () => {
    const files = { 'a.csv': kline(january, '99'), 'b.csv': kline(january + 180_000, '101') };
    await expect(read(files, binanceFormat())).rejects.toThrow(
      /b\.csv, line 1: expected 2024-01-01T00:01:00Z, 60 s after the row before, found 2024-01-01T00:03:00Z/,
    );
  });
});

describe('Coinbase candles', () => {
  it('are read as the API gives them, newest first and without a header', async () => {
    const content =
      '1704067320,98,103,99,102,5\n1704067260,97,103,98,99,5\n1704067200,97,99,97,98,5';
    const history = await read({ 'a.csv': content }, coinbaseFormat());
    expect([...history.prices]).toEqual([98, 99, 102]);
    expect(history.times[0]).toBe(1_704_067_200);
  });

  it('are read by the names of a header, whatever their order and case', async () => {
    const content = 'Unix,Open,High,Low,Close,Volume\n1704067200,97,99,96,98,5\n';
    expect([...(await read({ 'a.csv': content }, coinbaseFormat())).prices]).toEqual([98]);
  });

  it('are refused where one row is out of order, by its line', async () => {
    const content =
      '1704067320,98,103,99,102,5\n1704067200,97,103,98,99,5\n1704067260,97,99,97,98,5';
    await expect(read({ 'a.csv': content }, coinbaseFormat())).rejects.toThrow(
      'a.csv, line 2: expected a time after 2024-01-01T00:01:00Z, found 2024-01-01T00:00:00Z',
    );
  });

  it('are refused with milliseconds, or with open where low is', async () => {
    await expect(
      read({ 'a.csv': '1704067320000,98,103,99,102,5' }, coinbaseFormat()),
    ).rejects.toThrow('found 1704067320000, which is a time in milliseconds');
    await expect(
      read({ 'a.csv': '1704067320,99,103,98,102,5' }, coinbaseFormat()),
    ).rejects.toMatchObject({ name: 'CandleImpossible' });
  });
});

describe('LEAN minutes', () => {
  it('take their day from the name within the zip, trades and quotes', async () => {
    const trades = zip(
      '20170903_ethusd_minute_trade.csv',
      '0,99,101,98,100,2\n60000,100,102,99,101,3',
    );
    const history = await read({ 'anything.zip': trades }, leanFormat());
    expect([...history.prices]).toEqual([100, 101]);
    expect(history.times[1]).toBe(Date.UTC(2017, 8, 3) / 1e3 + 60);
    const quotes = { 'ethusd_20170903_quote.csv': '0,99,99,99,99,1,101,101,101,101,1' };
    expect([...(await read(quotes, leanFormat())).prices]).toEqual([100]);
  });

  it('are refused without a day, or with a time beyond midnight', async () => {
    await expect(read({ 'a.csv': '0,99,101,98,100,2' }, leanFormat())).rejects.toThrow('20170903');
    await expect(
      read({ '20170903_a.csv': '86400000,99,101,98,100,2' }, leanFormat()),
    ).rejects.toThrow('milliseconds since midnight, from 0 to 86399999, found "86400000"');
  });
});

describe('Uniswap v3 minutes', () => {
  it('turn a tick into whole tokens for either base', async () => {
    const content = gzipSync('timestamp,closeTick\n2023-08-17 00:00:00,201328.0\n');
    const tokens = { baseDecimals: 18, quoteDecimals: 6 };
    const wethInUsdc = await read(
      { 'a.csv.gz': content },
      uniswapV3Format({ base: 'token1', ...tokens }),
    );
    expect(wethInUsdc.prices[0]).toBeCloseTo(1e12 / 1.0001 ** 201_328, 8);
    const usdcInWeth = uniswapV3Format({ base: 'token0', baseDecimals: 6, quoteDecimals: 18 });
    const inverse = await read({ 'a.csv.gz': content }, usdcInWeth);
    expect((inverse.prices[0] as number) * (wethInUsdc.prices[0] as number)).toBeCloseTo(1, 12);
  });
});

describe('Parquet', () => {
  const times = [0, 60_000, 120_000].map((ms) => new Date(january + ms));
  const columns = columnsFormat({
    kind: 'parquet',
    hasHeader: true,
    time: 'at',
    timeUnit: 'iso',
    price: parseFormula('close'),
  });
  const parquet = (close: number[], at: Date[] = times) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'close', data: close, type: 'DOUBLE' },
          { name: 'at', data: at, type: 'TIMESTAMP' },
        ],
        rowGroupSize: 2,
      }),
    );

  it('is read by a column map, to the last digit, over row groups', async () => {
    const history = await read({ 'a.parquet': parquet([100.1, 1 / 3 + 100, 101]) }, columns);
    expect([...history.prices]).toEqual([100.1, 1 / 3 + 100, 101]);
    expect(history.times[2]).toBe(january / 1e3 + 120);
  });

  it('takes whole numbers of 64 bits for times', async () => {
    const data = times.map((time) => BigInt(time.getTime()) * 1_000_000n);
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'ns', data, type: 'INT64' },
        { name: 'price', data: [1, 1.1, 1.2], type: 'DOUBLE' },
      ],
    });
    const format = columnsFormat({
      hasHeader: true,
      time: 'ns',
      timeUnit: 'nanoseconds',
      price: parseFormula('price'),
    });
    const history = await read({ 'b.parquet': new Uint8Array(file) }, format);
    expect(history.times[1]).toBe(january / 1e3 + 60);
  });

  it('names the row of a fault, the column that is not there, and a damaged file', async () => {
    const bad = parquet([100, Number.NaN, 101]);
    await expect(read({ 'a.parquet': bad }, columns)).rejects.toThrow(
      'a.parquet, row 2: column close',
    );
    const other = columnsFormat({
      hasHeader: true,
      time: 'at',
      timeUnit: 'iso',
      price: parseFormula('open'),
    });
    await expect(read({ 'a.parquet': parquet([1, 1, 1]) }, other)).rejects.toThrow(
      'no column open; there are close, at',
    );
    const torn = parquet([1, 1, 1]).subarray(0, 80);
    await expect(read({ 'a.parquet': torn }, columns)).rejects.toMatchObject({
      name: 'FileFailed',
    });
    await expect(read({ 'a.csv': 'at,close\n2024-01-01,1\n' }, columns)).rejects.toThrow(
      'expected a Parquet file, found a CSV, which kind: csv reads',
    );
  });
});

describe('zip', () => {
  const row = kline(january, '101');

  it('is refused with two files, none, or a content that was changed', async () => {
    const two = zipSync({ 'a.csv': Buffer.from(row), 'b.csv': Buffer.from(row) });
    await expect(read({ 'a.zip': two }, binanceFormat())).rejects.toThrow(
      'expected a zip of one file, found a.csv, b.csv',
    );
    await expect(read({ 'a.zip': zipSync({}) }, binanceFormat())).rejects.toThrow();
    const stored = zipSync({ 'a.csv': Buffer.from(row) }, { level: 0 });
    stored[stored.indexOf('1'.charCodeAt(0), 45) + 3] = '9'.charCodeAt(0);
    await expect(read({ 'a.zip': stored }, binanceFormat())).rejects.toThrow('CRC-32');
    const torn = zip('a.csv', row).subarray(0, 60);
    await expect(read({ 'a.zip': torn }, binanceFormat())).rejects.toMatchObject({
      name: 'FileFailed',
    });
  });

  it('may keep its sizes in a zip64 field, as LEAN does', async () => {
    const content = Buffer.from(row);
    const sizes = Buffer.alloc(16);
    sizes.writeBigUInt64LE(BigInt(content.length), 0);
    sizes.writeBigUInt64LE(BigInt(content.length), 8);
    const packed = Buffer.from(zipSync({ 'a.csv': [content, { level: 0, extra: { 1: sizes } }] }));
    const directory = packed.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    packed.fill(0xff, directory + 20, directory + 28);
    expect((await read({ 'a.zip': packed }, binanceFormat())).prices).toHaveLength(1);
  });

  it('may hold its file in a folder', async () => {
    const nested = zipSync({ data: { 'a.csv': Buffer.from(row) } });
    expect((await read({ 'a.zip': nested }, binanceFormat())).prices).toHaveLength(1);
  });
});

describe('what is plausible', () => {
  const format = (timeUnit: 'seconds' | 'milliseconds' = 'seconds') =>
    columnsFormat({ hasHeader: true, time: 't', timeUnit, price: parseFormula('p') });
  const csv = (...rows: string[]) => ({ 'p.csv': `t,p\n${rows.join('\n')}\n` });
  const interval = 60;

  it('refuses milliseconds for seconds, and seconds for milliseconds', async () => {
    await expect(read(csv('1704067200000,1'), format(), { interval })).rejects.toThrow(
      'p.csv, line 2: expected seconds since 1970, found 1704067200000, which is 2024-01-01 in milliseconds',
    );
    await expect(read(csv('1704067200,1'), format('milliseconds'), { interval })).rejects.toThrow(
      'which is 2024-01-01 in seconds',
    );
  });

  it('refuses a price that turns over or changes its decimals, and says which it looks like', async () => {
    const rows = (price: string) => csv('0,2000', '60,2001', `120,${price}`);
    await expect(read(rows('0.0005'), format(), { interval })).rejects.toThrow(
      'line 4: expected a price within 2 times 2001, that of the row before, found 0.0005, as if the price were inverted',
    );
    await expect(read(rows('2001000000'), format(), { interval })).rejects.toThrow(
      'as if the decimals were off by 6',
    );
    await expect(read(rows('6000'), format(), { interval })).rejects.toThrow('largestStep allows');
    const allowed = await read(rows('6000'), format(), { interval, largestStep: 4 });
    expect(allowed.largestStep).toBeCloseTo(6000 / 2001, 12);
  });

  it('refuses a price outside the range expected, and sees the inverse', async () => {
    const range = { least: 1000, most: 5000 };
    await expect(read(csv('0,0.0005'), format(), { interval, range })).rejects.toThrow(
      'line 2: expected a price from 1000 to 5000, found 0.0005; it is the inverse, 1/0.0005 = 2000',
    );
  });

  it('samples ticks at the interval: the last price at or before each point', async () => {
    const ticks = csv('10,100', '10,101', '59,102', '120,103', '121,104', '245,105');
    const history = await read(ticks, format(), { interval, rows: 'ticks' });
    expect([...history.times]).toEqual([60, 120, 180, 240]);
    expect([...history.prices]).toEqual([102, 103, 104, 104]);
    await expect(
      read(ticks, format(), { interval, rows: 'ticks', longestSilence: 100 }),
    ).rejects.toThrow('line 7: expected a tick within 100 s after');
    const held = await read(ticks, format(), {
      interval,
      rows: 'ticks',
      longestSilence: 100,
      gaps: 'hold',
    });
    expect([held.filled, held.gaps.length]).toEqual([2, 1]);
    await expect(
      read(csv('10,1', '9,1'), format(), { interval, rows: 'ticks' }),
    ).rejects.toMatchObject({ name: 'TimeNotRising' });
  });
});
