import type { Market } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { Random } from '../../random/Random.ts';
import { compareSides, sayAction, shrinkActions } from './compareSides.ts';
import { EngineSide } from './EngineSide.ts';
import { drawActions, type MarketAction } from './MarketAction.ts';

const terms: Market = {
  id: 0n,
  base: '0x0000000000000000000000000000000000000001',
  quote: '0x0000000000000000000000000000000000000002',
  lotExponent: 13,
  tickSpacing: 10,
  poolFee: 3000,
  takerFee: 1000,
  makerRebate: 500,
  minQuote: 1_000_000n,
};
const scale = { middleTick: 465_000, tickSpacing: 10, lot: 10n ** 13n, lotWorth: 25_000n };
const actions = drawActions(300, Random.of(1, 'actions'), scale);

/** An engine that forgets to slide. */
class NeverSlides extends EngineSide {
  override act(action: MarketAction) {
    return super.act(action.kind === 'place' ? { ...action, slide: false } : action);
  }
}

describe('compareSides', () => {
  it('finds no difference between two of a kind, and counts what both refused', async () => {
    const { done, refused, divergence } = await compareSides(
      new EngineSide(terms),
      new EngineSide(terms),
      actions,
      20,
    );
    expect(divergence).toBeNull();
    expect(done + refused).toBe(300);
    expect(refused).toBeGreaterThan(30);
    expect(done).toBeGreaterThan(100);
  });

  it('finds a fault, and the few actions that show it', async () => {
    const fails = async (tried: readonly MarketAction[]) => {
      const sides = [new EngineSide(terms), new NeverSlides(terms)] as const;
      return (await compareSides(...sides, tried, 20)).divergence !== null;
    };
    expect(await fails(actions)).toBe(true);
    const smallest = await shrinkActions(actions, fails);
    expect(smallest.length).toBe(2);
    expect(smallest.map(sayAction).at(-1)).toMatch(/^\d+: account \d places, .*slide true$/);
    expect(await fails(smallest)).toBe(true);
  });
});

describe('shrinkActions', () => {
  it('keeps exactly what is needed, in order', async () => {
    const needed = [3, 40, 211];
    const tried = await shrinkActions(actions, async (list) =>
      needed.every((number) => list.some((action) => action.number === number)),
    );
    expect(tried.map(({ number }) => number)).toEqual(needed);
  });
});
