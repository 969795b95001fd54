import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import type { ChainNode } from './node.ts';
import { RangeReader } from './rangeReader.ts';

/** A node that refuses ranges of more blocks than `most`, and notes what it answered. */
function nodeWithLimit(most: number, answered: [number, number][]): ChainNode {
  const logsOfRange = async (_: string, from: number, to: number) => {
    if (to - from + 1 > most) throw new Error('query returned more than 10000 results');
    answered.push([from, to]);
    return [];
  };
  return { logsOfRange } as unknown as ChainNode;
}

describe('RangeReader', () => {
  it('halves a range that the node refuses, and covers every block once', async () => {
    const answered: [number, number][] = [];
    const reader = new RangeReader(nodeWithLimit(100, answered), zeroAddress);
    let next = 1;
    while (next <= 1000) next = (await reader.read(next, 1000)).to + 1;
    expect(answered[0]?.[0]).toBe(1);
    expect(answered.at(-1)?.[1]).toBe(1000);
    for (const [i, [from]] of answered.slice(1).entries())
      expect(from).toBe((answered[i]?.[1] ?? 0) + 1);
  });

  it('takes longer ranges where there is little to find', async () => {
    const answered: [number, number][] = [];
    const reader = new RangeReader(nodeWithLimit(1_000_000, answered), zeroAddress);
    let next = 0;
    while (next <= 30_000) next = (await reader.read(next, 30_000)).to + 1;
    expect(answered.length).toBeLessThan(6);
  });

  it('gives up where one block is refused: that is no matter of its range', async () => {
    const reader = new RangeReader(nodeWithLimit(0, []), zeroAddress);
    await expect(reader.read(1, 10)).rejects.toThrow('more than 10000 results');
  });
});
