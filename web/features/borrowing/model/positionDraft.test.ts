import { owedBy, WAD } from '@weir/contracts';
import { zeroHash } from 'viem';
import { describe, expect, it } from 'vitest';
import { totalsSoon } from '#features/lending';
import {
  syntheticLending,
  syntheticPosition,
  withCollateralTerms,
} from '#lib/testing/syntheticLending.ts';
import {
  mostBorrowed,
  mostRemoved,
  pledgeFault,
  withBorrowed,
  withCollateral,
  withRepaid,
} from './positionDraft.ts';
import { positionsInDanger } from './positionsInDanger.ts';
import { fallUntil, riseUntil } from './roomUntil.ts';

const { market } = syntheticLending;
const { totals } = market;
const ETHER = 10n ** 18n;
const USDC = 10n ** 6n;
const owing = syntheticPosition([10n * ETHER, 0n], 20_000n * USDC);
const idle = syntheticPosition([10n * ETHER, 0n], 0n);

describe('what an action makes of a position', () => {
  it('adds and takes out collateral of one place', () => {
    const { position } = withCollateral({ totals, position: owing }, 1, 5n);
    expect(position.pledges).toEqual([10n * ETHER, 5n]);
    const less = withCollateral({ totals, position: owing }, 0, -ETHER);
    expect(less.position.pledges[0]).toBe(9n * ETHER);
  });

  it('borrows from the market’s cash, and repays all without a rest', () => {
    const after = withBorrowed({ totals, position: idle }, 1000n * USDC);
    expect(after.totals.cash).toBe(totals.cash - 1000n * USDC);
    expect(owedBy(after.totals, after.position)).toBeGreaterThanOrEqual(1000n * USDC);
    const repaid = withRepaid(after, 10n ** 15n);
    expect(repaid.position.debtShares).toBe(0n);
    expect(owedBy(repaid.totals, repaid.position)).toBe(0n);
  });
});

describe('the most', () => {
  it('that can be borrowed holds when the transaction lands, to the unit', () => {
    const soon = totalsSoon(syntheticLending, WAD / 10n, { timestamp: totals.time }, 0);
    const most = mostBorrowed(syntheticLending, soon, owing);
    // 30,000 at 80.84 %, less 20,000 and its interest of a quarter of an hour.
    expect(most).toBeLessThan(4252n * USDC);
    expect(most).toBeGreaterThan(4251n * USDC);
    expect(mostBorrowed(syntheticLending, totals, owing)).toBe(4252n * USDC);
  });

  it('that can be taken out leaves what the debt needs', () => {
    const most = mostRemoved(syntheticLending, totals, owing, 0);
    // 20,000 / (3000 · 80.84 %) stay.
    expect(Number(most) / 1e18).toBeCloseTo(10 - 8.2467, 3);
    expect(mostRemoved(syntheticLending, totals, idle, 0)).toBe(10n * ETHER);
  });
});

describe('pledgeFault', () => {
  const adding = (listed: typeof syntheticLending, before: typeof owing, amount: bigint) =>
    pledgeFault(listed, before, withCollateral({ totals, position: before }, 0, amount).position);

  it('finds nothing wrong with a sound position', () => {
    expect(adding(syntheticLending, owing, ETHER)).toBeNull();
  });

  it('names a pledge without a price for new debt, or of less than the dust bound', () => {
    const dead = withCollateralTerms(0, { borrowPrice: 0n });
    expect(adding(dead, owing, 0n)).toEqual({ kind: 'noPrice', index: 0 });
    const crumb = syntheticPosition([0n, 10n], 0n);
    expect(pledgeFault(syntheticLending, crumb, crumb)).toMatchObject({ kind: 'dust', index: 1 });
  });

  it('counts towards the cap what counts there, once', () => {
    // 40 of 100 are pledged, 10 of them this position's, which counts already.
    expect(adding(syntheticLending, owing, 60n * ETHER)).toBeNull();
    expect(adding(syntheticLending, owing, 60n * ETHER + 1n)).toMatchObject({ kind: 'cap' });
    // What lies idle counts from the first debt on.
    expect(adding(syntheticLending, idle, 50n * ETHER)).toBeNull();
    expect(adding(syntheticLending, idle, 50n * ETHER + 1n)).toMatchObject({ kind: 'cap' });
  });

  it('lets out of a market that is above its cap', () => {
    const full = withCollateralTerms(0, { cap: ETHER });
    expect(adding(full, owing, -ETHER)).toBeNull();
  });
});

describe('positions in danger', () => {
  const at = {
    markets: [syntheticLending],
    fee: 0n,
    block: { number: 1n, timestamp: totals.time, hash: zeroHash },
    total: 1,
  };
  const safe = owing;
  const near = syntheticPosition([10n * ETHER, 0n], 24_000n * USDC);
  const over = syntheticPosition([10n * ETHER, 0n], 26_000n * USDC);

  it('are those below 1.1, the worst first; strangers’ markets are left out', () => {
    const found = positionsInDanger(at, [safe, near, over, { ...over, market: 99n }, idle]);
    expect(found.map(({ position }) => position)).toEqual([over, near]);
  });
});

it('says how far a price may fall, cut', () => {
  expect(fallUntil(3000n, 2325n)).toBe('22.5 %');
  expect(fallUntil(3000n, 2999n)).toBe('0.0 %');
  expect(fallUntil(3000n, 3000n)).toBeNull();
});

it('says how far its inverse may rise, cut', () => {
  // A fall by a fifth is a rise of the inverse by a quarter.
  expect(fallUntil(3000n, 2400n)).toBe('20.0 %');
  expect(riseUntil(3000n, 2400n)).toBe('25.0 %');
  expect(riseUntil(3000n, 3000n)).toBeNull();
});
