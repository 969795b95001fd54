import { describe, expect, it } from 'vitest';
import { Random } from './Random.ts';

describe('Random', () => {
  it("gives the numbers of xoshiro128**'s reference implementation", () => {
    const random = Random.fromState([1, 2, 3, 4]);
    const drawn = Array.from({ length: 10 }, () => random.uint32());
    expect(drawn).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ]);
  });

  it('repeats itself for the same seed and stream, and for nothing else', () => {
    const draw = (seed: number, stream: string) => Random.of(seed, stream).uint32();
    expect(draw(7, 'path')).toBe(draw(7, 'path'));
    expect(draw(7, 'path')).not.toBe(draw(8, 'path'));
    expect(draw(7, 'path')).not.toBe(draw(7, 'agent'));
  });

  // Bounds of five standard errors: 200,000 draws of a fixed seed, so no test of luck.
  it('has the moments of its distributions', () => {
    const count = 200_000;
    const moments = (draw: (random: Random) => number) => {
      const random = Random.of(1, 'moments');
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < count; i++) {
        const value = draw(random);
        sum += value;
        squares += value * value;
      }
      const mean = sum / count;
      return { mean, variance: squares / count - mean * mean };
    };
    const cases: [(random: Random) => number, number, number][] = [
      [(random) => random.uniform(), 0.5, 1 / 12],
      [(random) => random.normal(), 0, 1],
      [(random) => random.exponential(), 1, 1],
      [(random) => random.poisson(2.5), 2.5, 2.5],
    ];
    for (const [draw, mean, variance] of cases) {
      const measured = moments(draw);
      expect(Math.abs(measured.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / count));
      expect(Math.abs(measured.variance / variance - 1)).toBeLessThan(0.03);
    }
  });
});
