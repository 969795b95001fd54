import { describe, expect, it } from 'vitest';
import { costAt, neededCost, optionWorth, putValue } from './freeOption.ts';
import { normalProbability } from './normal.ts';
import { tokenKinds, tradeSchema } from './schema.ts';
import { termsOf } from './tradeTerms.ts';

const day = (share: number, deviation = 0.04) => deviation * Math.sqrt(share);
const free = [{ hours: 0, cost: 0 }];

describe('normalProbability', () => {
  it('is the table’s', () => {
    expect(normalProbability(0)).toBe(0.5);
    expect(normalProbability(1.96)).toBeCloseTo(0.975_002_104_851_78, 14);
    expect(normalProbability(-3)).toBeCloseTo(0.001_349_898_031_63, 14);
    expect(normalProbability(-40)).toBe(0);
  });
});

describe('the cost of elapsed time', () => {
  it('is that of the escrow’s table', () => {
    const { volatile, pegged } = tokenKinds;
    expect([0, 6, 7.5].map((hours) => costAt(volatile.costs, hours))).toEqual([
      0.0025, 0.0125, 0.0125,
    ]);
    expect([0, 12, 24, 144].map((hours) => costAt(pegged.costs, hours))).toEqual([
      0.005, 0.005, 0.005, 0.0225,
    ]);
    expect(costAt(volatile.costs, 3)).toBeCloseTo(0.0075, 15);
  });
});

describe('a pay window', () => {
  const termsOfWindow = (payWindow: number, token = 'volatile') =>
    termsOf(tradeSchema.parse({ trade: { amount: 500, token, payWindow }, court: { wrong: 0 } }));

  it('lets a payment be marked for a quarter longer, half an hour at least', () => {
    expect([0.5, 1, 6].map((hours) => termsOfWindow(hours).markHours)).toEqual([1, 1.5, 7.5]);
    expect(termsOfWindow(144, 'pegged').markHours).toBe(180);
  });

  it('costs nothing more after its end', () => {
    const { costs, fullCost } = termsOfWindow(3);
    expect(fullCost).toBeCloseTo(0.0075, 15);
    expect(costAt(costs, 1.5)).toBeCloseTo(0.005, 15);
    expect(costAt(costs, 3.75)).toBe(fullCost);
    expect(termsOfWindow(144, 'pegged').fullCost).toBe(0.0225);
  });
});

describe('the free option', () => {
  it('is worth 1.1 % at 12 hours and 4 % a day, as contracts/docs/atomic.md says of swaps', () => {
    expect(putValue(day(0.5), 0)).toBeCloseTo(0.0113, 4);
  });

  it('is worth 0.8 % at 6 hours and 3.9 % at 6 days for nothing: not 1.25 % and 12.75 %', () => {
    expect(putValue(day(0.25), 0)).toBeCloseTo(0.008, 4);
    expect(putValue(day(6), 0)).toBeCloseTo(0.0391, 4);
  });

  it('needs 1.25 % at 6 hours and 12.75 % at 6 days for no more than 0.35 % to be left', () => {
    expect(neededCost(day(0.25), 0.0035)).toBeCloseTo(0.0125, 12);
    expect(neededCost(day(6), 0.0035)).toBeCloseTo(0.1275, 12);
  });

  it('has that value on the lattice too, where leaving early saves nothing', () => {
    for (const hours of [1, 6, 144]) {
      const options = { dailyVolatility: 0.04, hours, costs: free };
      const exact = putValue(day(hours / 24), 0);
      for (const player of ['buyer', 'seller'] as const) {
        expect(optionWorth({ ...options, player }).gain).toBeCloseTo(exact, 4);
      }
      const flat = [{ hours: 0, cost: 0.02 }];
      const worth = optionWorth({ ...options, costs: flat, player: 'buyer' });
      expect(worth.gain).toBeCloseTo(putValue(day(hours / 24), 0.02), 4);
    }
  });

  it('is worth more where leaving early costs less: 0.39 % of what a flat 1.25 % leaves 0.32 %', () => {
    const { costs } = tokenKinds.volatile;
    const rising = optionWorth({ dailyVolatility: 0.04, hours: 6, costs, player: 'buyer' });
    expect(putValue(day(0.25), 0.0125)).toBeCloseTo(0.0032, 4);
    expect(rising.gain).toBeCloseTo(0.003_95, 5);
  });

  it('takes from the other what it gains and half of the cost, which goes to neither', () => {
    const costs = [{ hours: 0, cost: 0.01 }];
    const { gain, other, used } = optionWorth({
      dailyVolatility: 0.04,
      hours: 6,
      costs,
      player: 'buyer',
    });
    expect(used).toBeGreaterThan(0.2);
    expect(gain + other).toBeCloseTo(-0.005 * used, 12);
  });

  it('of a selling maker is covered by 0.5 % for 30 minutes, not for a day of a volatile token', () => {
    const maker = (hours: number) =>
      optionWorth({
        dailyVolatility: 0.04,
        hours,
        costs: [{ hours: 0, cost: 0.005 }],
        player: 'seller',
      }).gain;
    expect(maker(0.5)).toBeCloseTo(0.0006, 4);
    expect(maker(24)).toBeCloseTo(0.0136, 4);
  });
});
