import { tiers } from '@weir/contracts';
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

describe('the float engine', { timeout: 60_000 }, () => {
  it.each([18, 6])(
    'does what the exact one does over 10,000 random actions, quote of %i decimals',
    (quoteDecimals) => {
      const worst = compareEngines(randomActions(1, 10_000), { tier: 'major', quoteDecimals });
      // Of 18 decimals nothing rounds that a float can see: what is left is the float's own error.
      if (quoteDecimals === 18) expect(Math.max(worst.base, worst.quote)).toBeLessThan(1e-13);
    },
  );

  it('does so on every tier, whatever the order of things', () => {
    fc.assert(
      fc.property(tier, fc.array(action, { maxLength: 80 }), (tier, actions) => {
        compareEngines(actions, { tier, quoteDecimals: 18 });
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it.runIf(process.env.WEIR_DEEP)('does so over a million actions', { timeout: 600_000 }, () => {
    for (let seed = 0; seed < 100; seed++) {
      compareEngines(randomActions(seed, 10_000), { tier: 'other', quoteDecimals: 18 });
    }
  });
});
