import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { FinalityWatcher, finalityOf } from './finality.ts';

describe('finalityOf', () => {
  it.each([
    [9, { safe: 20, finalized: 10 }, 'finalized'],
    [10, { safe: 20, finalized: 10 }, 'finalized'],
    [11, { safe: 20, finalized: 10 }, 'safe'],
    [20, { safe: 20, finalized: 10 }, 'safe'],
    [21, { safe: 20, finalized: 10 }, 'included'],
    [1, { safe: null, finalized: null }, 'included'],
  ] as const)('says of block %i with %o: %s', (block, marks, expected) => {
    expect(finalityOf(block, marks)).toBe(expected);
  });
});

describe('FinalityWatcher', () => {
  const watcher = (getBlock: (tag: { blockTag: string }) => Promise<{ number: bigint }>) =>
    new FinalityWatcher({ client: { getBlock } } as never, pino({ level: 'silent' }));

  it('asks for both marks, and not at every block', async () => {
    let asked = 0;
    const marks = { safe: 30n, finalized: 20n } as Record<string, bigint>;
    const watched = watcher(async ({ blockTag }) => {
      asked++;
      return { number: marks[blockTag] ?? 0n };
    });
    expect(watched.marks).toEqual({ safe: null, finalized: null });
    await watched.onBlock();
    await watched.onBlock();
    expect(watched.marks).toEqual({ safe: 30, finalized: 20 });
    expect(asked).toBe(2);
  });

  it('knows nothing where the node has no such tags', async () => {
    const watched = watcher(() => Promise.reject(new Error('invalid block tag')));
    await watched.onBlock();
    expect(watched.marks).toEqual({ safe: null, finalized: null });
  });
});
