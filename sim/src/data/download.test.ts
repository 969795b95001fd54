import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolder } from './DataFolder.ts';
import { daysBetween, isDay, monthsAndDays } from './days.ts';
import { downloadBinance, type Wanted } from './downloadBinance.ts';
import { downloadCoinbase } from './downloadCoinbase.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let folder: string;
let server: Server;
let base: string;
let handle: Handler;
let asked: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-data-'));
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const patience = { attempts: 3, pause: 1, timeout: 5000 };
const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  symbol: 'ETHUSDC',
  interval: '1m',
  from: '2024-01-31',
  to: '2024-02-01',
  base,
  patience,
  ...changes,
});

const archive = Buffer.from(zipSync({ 'a.csv': Buffer.from('1,2,3\n'.repeat(500)) }, { level: 0 }));
const sha256 = createHash('sha256').update(archive).digest('hex');

/** Serves the archive and its checksum; `break` first where that answers for itself. */
function serve(first: Handler = () => {}): void {
  handle = (request, response) => {
    first(request, response);
    if (response.headersSent || response.destroyed || response.writableEnded) return;
    if (request.url?.endsWith('.CHECKSUM')) response.end(`${sha256}  a.zip\n`);
    else {
      const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      if (start >= archive.length) response.writeHead(416).end();
      else response.writeHead(start > 0 ? 206 : 200).end(archive.subarray(start));
    }
  };
}

const run = (changes: Partial<Wanted> = {}) =>
  downloadBinance(wanted(changes), new DataFolder(folder));
const nameOf = (day: string) => `ETHUSDC-1m-${day}.zip`;

describe('downloadBinance', () => {
  it('takes whole months as one file and other days one by one, verified and listed', async () => {
    serve();
    const files = await run({ from: '2024-01-31', to: '2024-03-01' });
    expect(files.map(({ file }) => file)).toEqual(
      ['2024-01-31', '2024-02', '2024-03-01'].map(nameOf),
    );
    expect(asked.filter((url) => url.endsWith('.zip'))).toEqual([
      '/data/spot/daily/klines/ETHUSDC/1m/ETHUSDC-1m-2024-01-31.zip',
      '/data/spot/monthly/klines/ETHUSDC/1m/ETHUSDC-1m-2024-02.zip',
      '/data/spot/daily/klines/ETHUSDC/1m/ETHUSDC-1m-2024-03-01.zip',
    ]);
    const list = JSON.parse(await readFile(join(folder, 'data.json'), 'utf8'));
    expect(list.files).toEqual(files);
    expect(list.files[0]).toMatchObject({ sha256, bytes: archive.length, isVerified: true });
    expect(await readFile(join(folder, nameOf('2024-02')))).toEqual(archive);
  });

  it('asks for nothing that is complete, and again for a file that was changed', async () => {
    serve();
    await run();
    asked = [];
    await run();
    expect(asked).toEqual([]);
    await writeFile(join(folder, nameOf('2024-02-01')), 'damaged');
    await run();
    expect(asked.filter((url) => url.endsWith('.zip'))).toEqual([
      `/data/spot/daily/klines/ETHUSDC/1m/${nameOf('2024-02-01')}`,
    ]);
  });

  it('goes on where a connection broke', async () => {
    const ranges: (string | undefined)[] = [];
    serve((request, response) => {
      if (request.url?.endsWith('.CHECKSUM')) return;
      ranges.push(request.headers.range);
      if (ranges.length > 1) return;
      response.writeHead(200, { 'content-length': archive.length });
      response.write(archive.subarray(0, 1000), () => setTimeout(() => response.destroy(), 50));
    });
    const [file] = await run({ to: '2024-01-31' });
    expect(file?.isVerified).toBe(true);
    expect(ranges).toEqual([undefined, 'bytes=1000-']);
  });

  it('throws away what does not have the published hash, also where it began from an older part', async () => {
    serve();
    await writeFile(join(folder, `${nameOf('2024-01-31')}.part`), 'of another version');
    const [file] = await run({ to: '2024-01-31' });
    expect(file?.sha256).toBe(sha256);
    serve((request, response) => {
      if (!request.url?.endsWith('.CHECKSUM')) response.end('something else');
    });
    await expect(run()).rejects.toMatchObject({ name: 'ChecksumMissed' });
    expect((await readdir(folder)).toSorted()).toEqual([nameOf('2024-01-31'), 'data.json']);
  });

  it('tries again after 429 and 503, and gives up with the status', async () => {
    let failures = 2;
    serve((_, response) => {
      if (failures-- > 0) response.writeHead(failures === 1 ? 429 : 503).end();
    });
    expect(await run({ to: '2024-01-31' })).toHaveLength(1);
    serve((_, response) => {
      response.writeHead(503).end();
    });
    await expect(run()).rejects.toThrow('answered 503 Service Unavailable in each of 3 attempts');
  });

  it('names an archive that is not there at once, and keeps the ones before', async () => {
    serve((request, response) => {
      if (request.url?.includes('2024-02-01')) response.writeHead(404).end();
    });
    await expect(run()).rejects.toThrow('there is no such file');
    expect(asked.filter((url) => url.includes('2024-02-01'))).toHaveLength(1);
    expect(existsSync(join(folder, nameOf('2024-01-31')))).toBe(true);
  });

  it('says so where there is no network', async () => {
    const gone = base;
    await new Promise((resolve) => server.close(resolve));
    await expect(run({ base: gone })).rejects.toMatchObject({
      name: 'NoNetwork',
      message: expect.stringContaining('cannot be reached'),
    });
    server = createServer().listen(0);
  });
});

describe('downloadCoinbase', () => {
  /** Answers as the API: at most 300 candles, newest first, the end among them; a minute without trades is missing. */
  const serveCandles = () => {
    handle = (request, response) => {
      const url = new URL(request.url ?? '', base);
      const [start, end] = ['start', 'end'].map(
        (name) => Date.parse(url.searchParams.get(name) ?? '') / 1000,
      ) as [number, number];
      const step = Number(url.searchParams.get('granularity'));
      const candles: number[][] = [];
      for (let at = end; at >= start; at -= step) {
        if (at !== Date.UTC(2024, 0, 31, 12) / 1000) candles.push([at, 1, 3, 1.5, 2, 10]);
      }
      if (candles.length > 300) response.writeHead(400).end();
      else response.end(JSON.stringify(candles));
    };
  };
  const candles = (changes: Partial<Wanted> = {}) =>
    downloadCoinbase(wanted({ symbol: 'ETH-USD', ...changes }), new DataFolder(folder));

  it('turns pages into a CSV a day, oldest first, without what is missing', async () => {
    serveCandles();
    const files = await candles();
    expect(files.map(({ file }) => file)).toEqual([
      'ETH-USD-1m-2024-01-31.csv',
      'ETH-USD-1m-2024-02-01.csv',
    ]);
    expect(asked).toHaveLength(10);
    const lines = (await readFile(join(folder, 'ETH-USD-1m-2024-01-31.csv'), 'utf8'))
      .trim()
      .split('\n');
    expect(lines).toHaveLength(1440);
    expect(lines[0]).toBe('time,low,high,open,close,volume');
    expect(lines[1]).toBe(`${Date.UTC(2024, 0, 31) / 1000},1,3,1.5,2,10`);
    asked = [];
    await candles();
    expect(asked).toEqual([]);
  });

  it('refuses lengths that Coinbase does not have, days without trades, and answers that are no candles', async () => {
    await expect(candles({ interval: '2m' })).rejects.toThrow('expected one of 1m, 5m');
    handle = (_, response) => response.end('[]');
    await expect(candles()).rejects.toThrow('ETH-USD has no candle on 2024-01-31');
    handle = (_, response) => response.end('{"message":"hello"}');
    await expect(candles()).rejects.toThrow('found {"message":"hello"}');
  });
});

describe('days', () => {
  it('are those of the calendar, leap days included', () => {
    expect([isDay('2024-02-29'), isDay('2023-02-29'), isDay('2024-2-1')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(daysBetween('2024-02-28', '2024-03-01')).toHaveLength(3);
    expect(monthsAndDays('2023-12-31', '2024-02-28').slice(0, 3)).toEqual([
      '2023-12-31',
      '2024-01',
      '2024-02-01',
    ]);
  });
});
