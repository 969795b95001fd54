import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type Closers, runUntilStopped } from './runUntilStopped.ts';

/** Three parts that tell when they are closed; the first one at the end. */
function parts(closed: string[]) {
  return (closers: Closers) => {
    closers.push(() => void closed.push('port'));
    closers.unshift(async () => void closed.push('store'));
    closers.push(() => void closed.push('streams'));
  };
}

describe('runUntilStopped', () => {
  it('runs until it is asked to stop, and closes what was opened last first', async () => {
    const closed: string[] = [];
    const running = await runUntilStopped(async (closers) => {
      parts(closed)(closers);
      return {
        seen: { url: 'here' },
        run: async (stopping) => void (await once(stopping, 'abort')),
      };
    });
    expect(running.url).toBe('here');
    expect(closed).toEqual([]);
    await running.stop();
    expect(closed).toEqual(['streams', 'port', 'store']);
  });

  it('closes what was opened where opening the rest fails', async () => {
    const closed: string[] = [];
    const opening = runUntilStopped(async (closers) => {
      parts(closed)(closers);
      throw new Error('no more parts');
    });
    await expect(opening).rejects.toThrow('no more parts');
    expect(closed).toEqual(['streams', 'port', 'store']);
  });

  it('closes what was opened where it cannot go on, and says why', async () => {
    const closed: string[] = [];
    const running = await runUntilStopped(async (closers) => {
      parts(closed)(closers);
      return { seen: {}, run: () => Promise.reject(new Error('the store was lost')) };
    });
    await expect(running.done).rejects.toThrow('the store was lost');
    expect(closed).toEqual(['streams', 'port', 'store']);
  });
});
