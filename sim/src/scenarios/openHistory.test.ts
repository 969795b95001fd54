import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHistory } from './openHistory.ts';
import type { HistoryFields } from './pathFields.ts';
import type { Scenario } from './schema.ts';

const market = { base: { decimals: 18 }, quote: { decimals: 6 } } as Scenario['market'];

const fields = (price: string) =>
  ({
    kind: 'csv',
    parameters: {
      file: ['prices.csv'],
      header: true,
      columns: { time: 'time', price },
      timeUnit: 'seconds',
      interval: 60,
      gaps: 'error',
      rows: 'candles',
      longestSilence: 3600,
      largestStep: 10,
    },
  }) as HistoryFields;

it('reads a file once for all runs of a thread, and each formula for itself', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'weir-open-'));
  try {
    const file = join(folder, 'prices.csv');
    await writeFile(file, 'time,open,close\n1700000000,1,2\n1700000060,3,4\n');
    const closes = await openHistory(fields('close'), market, folder);
    expect([...closes.prices]).toEqual([2, 4]);
    expect(await openHistory(fields('close'), market, folder)).toBe(closes);
    expect([...(await openHistory(fields('open'), market, folder)).prices]).toEqual([1, 3]);
    await writeFile(file, 'time,open,close\n1700000000,1,5\n1700000060,3,6\n');
    const changed = await openHistory(fields('close'), market, folder);
    expect([...changed.prices]).toEqual([5, 6]);
    expect(changed.sha256).not.toEqual(closes.sha256);
  } finally {
    await rm(folder, { recursive: true });
  }
});
