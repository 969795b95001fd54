import { toHex } from 'viem';
import { describe, expect, it } from 'vitest';
import { BackfillReader, type BackfillSettings } from './backfillReader.ts';
import { NodeTimeout, TooMuchAsked } from './nodeErrors.ts';
import type { OldBlocks } from './oldBlocks.ts';

const hashOf = (number: number) => toHex(number, { size: 32 });
const before = (number: number) => ({ number, hash: hashOf(number) });
const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

function rangeOf(from: number, to: number, logs: number): OldBlocks {
  const header = (number: number) => ({
    number,
    hash: hashOf(number),
    parentHash: hashOf(number - 1),
    timestamp: number,
    logsBloom: null,
  });
  return {
    first: header(from),
    last: header(to),
    blocks: [],
    logs,
    facts: { tokens: new Map(), lending: null, escrow: null, arbitratorPool: null },
  };
}

/** Reads blocks 1 to `last` and says what came, in its order. */
async function readAll(settings: BackfillSettings, last: number): Promise<[number, number][]> {
  const found: [number, number][] = [];
  const reader = new BackfillReader(settings);
  for await (const { first, last: end } of reader.read(
    before(0),
    last,
    new AbortController().signal,
  )) {
    found.push([first.number, end.number]);
  }
  return found;
}

function expectEveryBlockOnce(found: [number, number][], last: number): void {
  expect(found[0]?.[0]).toBe(1);
  expect(found.at(-1)?.[1]).toBe(last);
  for (const [i, [from]] of found.slice(1).entries()) expect(from).toBe((found[i]?.[1] ?? 0) + 1);
}

describe('BackfillReader', () => {
  it('halves ranges that are too much, and gives every block once and in order', async () => {
    let refusals = 0;
    const readRange = async (from: number, to: number) => {
      // Those asked for later answer sooner.
      for (let i = 0; i < 4 - (from % 4); i++) await tick();
      if (to - from + 1 > 100) {
        refusals++;
        throw new TooMuchAsked('eth_getLogs', 'query returned more than 10000 results');
      }
      return rangeOf(from, to, 10);
    };
    const found = await readAll({ readRange, concurrency: 4 }, 60_000);
    expectEveryBlockOnce(found, 60_000);
    // The limit is learned: few requests are refused.
    expect(refusals).toBeLessThan(found.length / 4);
  });

  it('halves a range whose answer never comes in time', async () => {
    const readRange = async (from: number, to: number) => {
      if (to - from + 1 > 500) throw new NodeTimeout('eth_getLogs', 10_000);
      return rangeOf(from, to, 0);
    };
    expectEveryBlockOnce(await readAll({ readRange, concurrency: 2 }, 3_000), 3_000);
  });

  it('takes longer ranges where there is little to find, and shorter ones where there is much', async () => {
    const lengths: number[] = [];
    const readRange = async (from: number, to: number) => {
      lengths.push(to - from + 1);
      return rangeOf(from, to, from <= 3_000 ? 0 : (to - from + 1) * 100);
    };
    expectEveryBlockOnce(await readAll({ readRange, concurrency: 1 }, 12_000), 12_000);
    expect(lengths.slice(0, 8)).toEqual([32, 64, 128, 256, 512, 1_024, 2_048, 4_096]);
    // 4,000 logs a request.
    expect(lengths.slice(8)).toEqual(Array(96).fill(40));
  });

  it('reads as many ranges at once as it is told, and no further ahead than it may hold', async () => {
    let atOnce = 0;
    let most = 0;
    let read = 0;
    const readRange = async (from: number, to: number) => {
      most = Math.max(most, ++atOnce);
      await tick();
      atOnce--;
      read++;
      return rangeOf(from, to, 8_000);
    };
    const { signal } = new AbortController();
    const ranges = new BackfillReader({ readRange, concurrency: 3 }).read(
      before(0),
      100_000,
      signal,
    );
    await ranges.next();
    for (let i = 0; i < 50; i++) await tick();
    expect(most).toBe(3);
    // The first one was taken; at most 12,000 logs are held, and three answers may have been on their way.
    expect(read).toBeLessThanOrEqual(1 + 3 + 3);
    await ranges.return(undefined);
  });

  it('gives up where one block is refused, after giving what comes before it', async () => {
    const readRange = async (from: number, to: number) => {
      if (from <= 7 && 7 <= to) throw new TooMuchAsked('eth_getLogs', 'too large');
      return rangeOf(from, to, 0);
    };
    const reader = new BackfillReader({ readRange, concurrency: 1 });
    const found: number[] = [];
    const reading = (async () => {
      const { signal } = new AbortController();
      for await (const { last } of reader.read(before(0), 10, signal)) found.push(last.number);
    })();
    await expect(reading).rejects.toThrow('refuses eth_getLogs as too much at once');
    expect(found.at(-1)).toBe(6);
  });

  it('refuses ranges that are of two chains', async () => {
    const readRange = async (from: number, to: number) => {
      const range = rangeOf(from, to, 0);
      return from > 1 ? { ...range, first: { ...range.first, parentHash: hashOf(9_999) } } : range;
    };
    await expect(readAll({ readRange, concurrency: 2 }, 5_000)).rejects.toThrow('names');
  });

  it('ends when it is stopped', async () => {
    const stopping = new AbortController();
    const readRange = () =>
      new Promise<OldBlocks>((resolve) => setTimeout(() => resolve(rangeOf(1, 9, 0)), 20));
    const ranges = new BackfillReader({ readRange, concurrency: 2 }).read(
      before(0),
      9,
      stopping.signal,
    );
    const next = ranges.next();
    stopping.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});
