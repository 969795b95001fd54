import { describe, expect, it } from 'vitest';
import { fewAtOnce } from './fewAtOnce.ts';

describe('fewAtOnce', () => {
  it('runs no more than it may, in order, and goes on after a failure', async () => {
    const run = fewAtOnce(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const work = (i: number) => async () => {
      started.push(i);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (i === 1) throw new Error('one fails');
      return i;
    };
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map((i) => run(work(i))));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect({ most, started }).toEqual({ most: 2, started: [0, 1, 2, 3, 4] });
  });
});
