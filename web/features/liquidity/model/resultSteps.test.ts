import { describe, expect, it } from 'vitest';
import { dustOf, resultSteps, stepBars } from './resultSteps.ts';

const position = { fees: '30', priceResult: '-50', lossAgainstHolding: '10', result: '-20' };

describe('resultSteps', () => {
  it('begins each step where the one before ended, and ends at the result', () => {
    const steps = resultSteps(position);
    expect(steps.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['fees', 30n],
      ['price', -40n],
      ['loss', -10n],
      ['result', -20n],
    ]);
    expect(steps.slice(0, 3).map(({ from, to }) => [from, to])).toEqual([
      [0n, 30n],
      [30n, -10n],
      [-10n, -20n],
    ]);
  });
});

describe('stepBars', () => {
  it('holds zero and all steps on one axis', () => {
    const { bars, zero } = stepBars(resultSteps(position), 1n);
    expect(zero).toBe(0.4);
    expect(bars[0]).toEqual({ start: 0.4, width: 0.6 });
    expect(bars[1]?.start).toBe(0.2);
    expect(bars[3]).toEqual({ start: 0, width: 0.4 });
  });

  it('does not blow rounding up to a drawing', () => {
    const dust = dustOf('126831860000');
    const lost = { fees: '0', priceResult: '-1', lossAgainstHolding: '1', result: '-1' };
    const { bars } = stepBars(resultSteps(lost), 1000n * dust + 1n);
    expect(bars.every(({ width }) => width < 0.001)).toBe(true);
  });

  it('draws nothing for nothing', () => {
    const none = { fees: '0', priceResult: '0', lossAgainstHolding: '0', result: '0' };
    expect(stepBars(resultSteps(none), 1n).bars.map(({ width }) => width)).toEqual([0, 0, 0, 0]);
  });
});
