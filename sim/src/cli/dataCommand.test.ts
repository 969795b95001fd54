import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { commandLine } from './commandLine.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-sim-data-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function sim(...args: string[]) {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const code = await commandLine(args);
  return { code, out: out.mock.calls.flat().join('\n'), error: error.mock.calls.flat().join('\n') };
}

describe('sim data', () => {
  it('exits with 0 for a file in order, 1 for gaps and for faults', async () => {
    const file = join(folder, 'prices.csv');
    await writeFile(file, 'time,close\n2024-01-01,2\n2024-01-01 00:01,2\n');
    expect(await sim('data', 'check', file)).toMatchObject({ code: 0, error: '' });
    await writeFile(file, 'time,close\n2024-01-01,2\n2024-01-01 00:02,2\n');
    expect((await sim('data', 'check', file)).code).toBe(1);
    await writeFile(file, 'time,close\n2024-01-01,2\n2024-01-01 00:01,9\n');
    const fault = await sim('data', 'check', file);
    expect(fault.code).toBe(1);
    expect(fault.error).toContain('PriceImplausible');
    expect((await sim('data', 'check', file, '--largest-step', '5')).code).toBe(0);
  });

  it('downloads from the address it is given and says where to', async () => {
    const server = createServer((_, response) => response.end('[[1704067200,1,3,1,2,5]]'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const day = '2024-01-01';
    const args = [
      '--from',
      day,
      '--to',
      day,
      '--interval',
      '1h',
      '--base-url',
      base,
      '--out',
      folder,
    ];
    const { code, out } = await sim('data', 'coinbase', 'ETH-USD', ...args);
    await new Promise((resolve) => server.close(resolve));
    expect(code).toBe(0);
    expect(out).toMatch(/^ETH-USD-1h-2024-01-01.csv: \d+ bytes\n1 file and data.json are in /);
    const text = await readFile(join(folder, 'ETH-USD-1h-2024-01-01.csv'), 'utf8');
    expect(text.split('\n')[1]).toBe('1704067200,1,3,1,2,5');
  });

  it.each([
    [['data'], 'expected binance, coinbase or check'],
    [['data', 'check'], 'expected files to check'],
    [
      ['data', 'binance', '../up', '--from', '2024-01-01', '--to', '2024-01-01'],
      'expected a symbol',
    ],
    [
      ['data', 'binance', 'ETHUSDC', '--from', '2024-02-30', '--to', '2024-03-01'],
      'found "2024-02-30"',
    ],
    [
      ['data', 'binance', 'ETHUSDC', '--from', '2024-03-02', '--to', '2024-03-01'],
      '--from before --to',
    ],
    [['data', 'binance', 'ETHUSDC', '--from', '2024-03-02'], '--to: expected a day'],
    [['data', 'check', 'x', '--interval', '0'], '--interval: expected a number above 0'],
    [['data', 'check', 'x', '--time-unit', 'days'], 'expected one of iso, seconds'],
    [['schema', 'more'], 'expected no argument'],
  ])('does not understand %j', async (args, message) => {
    const { code, error } = await sim(...args);
    expect(code).toBe(2);
    expect(error).toContain(message);
  });
});
