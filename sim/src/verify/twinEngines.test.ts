import { tiers } from '@weir/contracts/maths';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineAction } from './engineActions.ts';
import { compareEngines, randomActions } from './twinEngines.ts';

const account = fc.nat(3);
const side = fc.constantFrom('buy' as const, 'sell' as const);
const worth = fc.double({ min: -2, max: 4.5, noNaN: true }).map((power) => 10 ** power);
const order = fc.nat(50);
const action: fc.Arbitrary<EngineAction> = fc.oneof(
  fc.record({
    do: fc.constant('swap' as const),
    account,
    side,
    worth,
    limit: fc.option(fc.double({ min: -0.005, max: 0.025, noNaN: true })),
  }),
  fc.record({
    do: fc.constant('place' as const),
    account,
    side,
    worth,
    offset: fc.double({ min: -0.01, max: 0.02, noNaN: true }),
    time: fc.constantFrom('gtc' as const, 'postOnly' as const, 'ioc' as const, 'fok' as const),
  }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'claim' as const), account, order }),
  fc.record({ do: fc.constant('add' as const), account, worth }),
  fc.record({
    do: fc.constant('remove' as const),
    account,
    part: fc.nat(1000).map((part) => part / 1000),
  }),
);
const tier = fc.constantFrom(...(Object.keys(tiers) as (keyof typeof tiers)[]));

const deposit = fc.constantFrom(100, 10_000, 1_000_000);

describe('the float engine', { timeout: 60_000 }, () => {
  it.each([
    [18, 1_000_000],
    [6, 1_000_000],
    [18, 1000],
  ])(
    'does what the exact one does over 10,000 random actions, quote of %i decimals, pool of %i',
    (quoteDecimals, deposit) => {
      const terms = { tier: 'major', quoteDecimals, deposit } as const;
      const worst = compareEngines(randomActions(1, 10_000), terms);
      // Of 18 decimals nothing rounds that a float can see: what is left is the float's own error, of a pool that is
      // larger than what is traded in it. One that is turned over a thousand times multiplies it.
      if (quoteDecimals === 18) {
        expect(Math.max(worst.base, worst.quote)).toBeLessThan(deposit === 1000 ? 1e-9 : 1e-13);
      }
    },
  );

  it('does so on every tier, whatever the order of things', () => {
    fc.assert(
      fc.property(tier, deposit, fc.array(action, { maxLength: 80 }), (tier, deposit, actions) => {
        compareEngines(actions, { tier, quoteDecimals: 18, deposit });
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it.each([
    [0, 100, 4200, 'refuses an order of too many lots before one of too little worth'],
    [41, 1000, 1300, 'keeps the digits of a pool that one swap all but empties'],
    [71, 1000, 2800, 'judges alike, but for a post-only order at the pool’s very price'],
  ])('with seed %i, pool of %i, over %i actions %s', (seed, deposit, count) => {
    compareEngines(randomActions(seed, count), { tier: 'other', quoteDecimals: 18, deposit });
  });

  it.runIf(process.env.WEIR_DEEP)('does so over a million actions', { timeout: 600_000 }, () => {
    for (let seed = 0; seed < 100; seed++) {
      compareEngines(randomActions(seed, 10_000), {
        tier: 'other',
        quoteDecimals: 18,
        deposit: 10 ** (2 + (seed % 5)),
      });
    }
  });
});
