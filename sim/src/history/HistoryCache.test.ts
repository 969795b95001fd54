import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HistoryCache } from './HistoryCache.ts';
import type { ReadHistory } from './readHistory.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weir-history-'));
});
afterAll(() => rm(folder, { recursive: true }));

const history = (points: number) =>
  ({ times: new Float64Array(points), prices: new Float64Array(points) }) as ReadHistory;

/** Reads a history of so many points, and counts that. */
function reader(points: number) {
  const reading = {
    times: 0,
    async read() {
      reading.times++;
      return history(points);
    },
  };
  return reading;
}

describe('HistoryCache', () => {
  it('reads a file once for each way to read it', async () => {
    const file = join(folder, 'once.csv');
    await writeFile(file, 'a');
    const cache = new HistoryCache();
    const { read } = reader(3);
    const first = await cache.get([file], 'close', read);
    expect(await cache.get([file], 'close', read)).toBe(first);
    expect(await cache.get([file], 'open', read)).not.toBe(first);
  });

  it('reads a file again that was changed, in its size or its time', async () => {
    const file = join(folder, 'changed.csv');
    await writeFile(file, 'a');
    const cache = new HistoryCache();
    const reading = reader(3);
    const get = () => cache.get([file], 'close', reading.read);
    await get();
    await writeFile(file, 'ab');
    await get();
    expect(reading.times).toBe(2);
    await utimes(file, 1, 1);
    await get();
    await get();
    expect(reading.times).toBe(3);
  });

  it('lets the least recently used go where there are too many points, and keeps the last one', async () => {
    const cache = new HistoryCache(10);
    const readings = [reader(4), reader(4), reader(4), reader(40)] as const;
    const get = (which: 0 | 1 | 2 | 3) => cache.get([], String(which), readings[which].read);
    for (const which of [0, 1, 0, 2, 0] as const) await get(which);
    // The second was used longest ago.
    expect(readings.map(({ times }) => times)).toEqual([1, 1, 1, 0]);
    await get(1);
    expect(readings[1].times).toBe(2);
    await get(3);
    await get(3);
    expect(readings[3].times).toBe(1);
  });

  it('forgets a reading that failed', async () => {
    const cache = new HistoryCache();
    const fail = () => Promise.reject(new Error('gap'));
    await expect(cache.get([], 'x', fail)).rejects.toThrow('gap');
    expect((await cache.get([], 'x', reader(2).read)).prices).toHaveLength(2);
  });
});
