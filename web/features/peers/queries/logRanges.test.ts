import { describe, expect, it } from 'vitest';
import { LogsRefused, readInRanges } from './logRanges.ts';

/** A node that answers each block's number, for at most `most` blocks at once. */
function limited(most: bigint) {
  const asked: [bigint, bigint][] = [];
  const read = async (from: bigint, to: bigint) => {
    asked.push([from, to]);
    if (to - from + 1n > most) throw new Error('query exceeds the range');
    return [from, to];
  };
  return { asked, read };
}

describe('readInRanges', () => {
  it('asks for each block once, in ranges that the node takes', async () => {
    const { asked, read } = limited(10_000n);
    const found = await readInRanges(read, 7n, 60_000n);
    const answered = asked.filter(([from, to]) => to - from < 10_000n);
    expect(answered[0]?.[0]).toBe(7n);
    expect(answered.at(-1)?.[1]).toBe(60_000n);
    for (const [i, [from]] of answered.entries()) {
      if (i > 0) expect(from).toBe((answered[i - 1]?.[1] ?? 0n) + 1n);
    }
    expect(found).toHaveLength(2 * answered.length);
  });

  it('gives up with the range where a node refuses even few blocks', async () => {
    const { read } = limited(100n);
    const failure = await readInRanges(read, 1n, 9999n).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LogsRefused);
    expect(failure).toMatchObject({ from: 1n, to: 250n });
  });

  it('reads nothing of no blocks', async () => {
    const { asked, read } = limited(1n);
    expect(await readInRanges(read, 5n, 4n)).toEqual([]);
    expect(asked).toEqual([]);
  });
});
