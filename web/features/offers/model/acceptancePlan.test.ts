import { describe, expect, it } from 'vitest';
import { readDecimal } from '#lib/decimalEntry.ts';
import { POOL, shownOffer } from '../testing/syntheticOffer.ts';
import { say } from '../words/english.ts';
import {
  acceptanceObstacle,
  hasPriceChanged,
  planAcceptance,
  worstPrice,
} from './acceptancePlan.ts';

const UNIT = 10n ** 6n;
const selling = shownOffer();
const buying = shownOffer({ isSell: false });

function facts(amount: string, change: object = {}) {
  return {
    shown: selling,
    draft: { entry: readDecimal(amount, 6), method: 0, isStarter: false, accountAge: 0 as const },
    bonds: { seller: 20n * UNIT, buyer: 15n * UNIT, courtFee: 9n * UNIT },
    inEscrow: 4n * UNIT,
    inWallet: 1000n * UNIT,
    token: { unitsPerUsd: UNIT, cap: 1000n, isPegged: true },
    methodTerms: { isListed: true, isReversible: false },
    boughtCount: 0n,
    ...change,
  };
}
const reversible = { methodTerms: { isListed: true, isReversible: true } };

describe('planAcceptance', () => {
  it('locks a buyer’s bond, out of escrow first', () => {
    expect(planAcceptance(facts('100'))).toMatchObject({
      fiat: 92n * UNIT,
      bond: 15n * UNIT,
      needed: 15n * UNIT,
      fromWallet: 11n * UNIT,
      limit: null,
    });
  });

  it('locks a seller’s tokens and its own bond', () => {
    expect(planAcceptance(facts('100', { shown: buying }))).toMatchObject({
      bond: 20n * UNIT,
      needed: 120n * UNIT,
      fromWallet: 116n * UNIT,
    });
  });

  it('locks nothing of a buyer without a bond, up to 25 USD and by final payments only', () => {
    const draft = { ...facts('60').draft, isStarter: true };
    const plan = planAcceptance(facts('60', { draft }));
    expect(plan).toMatchObject({ needed: 0n, fromWallet: 0n, limit: say.starterLimit('25 USD') });
    expect(planAcceptance(facts('60', { draft, ...reversible, boughtCount: 1n })).limit).toBe(
      say.starterReversible,
    );
  });

  it('holds the amount to what the contract holds it to', () => {
    const limit = (amount: string, change = {}) => planAcceptance(facts(amount, change)).limit;
    expect(limit('49.999999')).toBe(say.outside('50 USDC', '600 USDC'));
    expect(limit('600')).toBeNull();
    expect(limit('600.000001')).toBe(say.outside('50 USDC', '600 USDC'));
    expect(limit('60', reversible)).toBe(say.firstReversible('25 USD'));
    expect(limit('60', { ...reversible, boughtCount: 1n })).toBeNull();
    const asSeller = { ...reversible, boughtCount: 1n, shown: buying };
    expect(limit('60', asSeller)).toBe(say.unagedReversible('50 USD'));
    const cheap = { token: { unitsPerUsd: UNIT / 10n, cap: 1000n, isPegged: true } };
    expect(limit('100', cheap)).toBeNull();
    expect(limit('100.000001', cheap)).toBe(say.aboveCap('1,000 USD'));
  });
});

describe('the price that was seen', () => {
  const seen = { version: 1, price: selling.price ?? 0n };

  it('is the worst that is agreed to, and any other asks again', () => {
    expect(worstPrice(selling, seen)).toBe(seen.price);
    expect(hasPriceChanged(selling, seen)).toBe(false);
    const later = { ...selling, state: { ...selling.state, version: 2 } };
    expect(hasPriceChanged(later, seen)).toBe(true);
  });

  it('may move by a hundredth where it follows the market', () => {
    const price = 1_000_000n;
    const follow = (shown: typeof selling, now: bigint) => ({
      ...shown,
      offer: { ...shown.offer, price: { ...shown.offer.price, adapter: POOL } },
      price: now,
    });
    const at = { version: 1, price };
    expect(hasPriceChanged(follow(selling, 1_010_000n), at)).toBe(false);
    expect(hasPriceChanged(follow(selling, 1_010_001n), at)).toBe(true);
    expect(hasPriceChanged(follow(buying, 990_000n), at)).toBe(false);
    expect(hasPriceChanged(follow(buying, 989_999n), at)).toBe(true);
  });
});

describe('acceptanceObstacle', () => {
  const obstacle = (amount: string, change: object = {}) => {
    const known = facts(amount, change);
    return acceptanceObstacle({
      ...known,
      plan: planAcceptance(known),
      now: 1000n,
      isOwn: false,
      isPaused: false,
      isStale: false,
      isBusy: false,
      hasChanged: false,
      detailsProblem: null,
      ...change,
    });
  };

  it('is none where all is there, and else what comes first', () => {
    expect(obstacle('100')).toBeNull();
    expect(obstacle('')).toBe(say.enterAmount);
    expect(obstacle('1e5')).toBe(say.changeMarked);
    expect(obstacle('700')).toBe(say.changeMarked);
    expect(obstacle('100', { isOwn: true })).toBe(say.ownOffer);
    expect(obstacle('100', { hasChanged: true })).toBe(say.lookAtPrice);
    expect(obstacle('100', { bonds: undefined })).toBe(say.readingBonds);
    expect(obstacle('100', { inWallet: 10n * UNIT })).toBe(say.notEnough('USDC'));
    expect(obstacle('100', { isStale: true })).toBe(say.offersOld);
    expect(obstacle('100', { shown: shownOffer({ expiry: 1000 }) })).toBe(say.notTakeable);
  });
});
