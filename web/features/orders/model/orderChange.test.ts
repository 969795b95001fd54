import { marketId, packMarketKey, packOrderRef, packOrderTerms } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, syntheticPool, tickAt } from '#lib/testing/syntheticMarket.ts';
import { orderChange, replacement } from './orderChange.ts';
import { fromLens } from './shownOrder.ts';

// The bindings look a market up by the hash of its key, which the synthetic one's id is not.
const id = marketId(packMarketKey(syntheticMarket.terms));
const market = { ...syntheticMarket, terms: { ...syntheticMarket.terms, id } };
const state = { ...syntheticPool, market: market.terms };

/** A bid of one WETH at 2999.5, all of that level. */
const order = fromLens(market, {
  handle: 7n,
  order: {
    start: 0n,
    size: 100_000n,
    tick: tickAt('2999.5'),
    isAsk: false,
    index: 3,
    generation: 2,
    expiry: 5000,
    bountyLots: 900n,
  },
  claimable: 0n,
  unfilled: 100_000n,
  proceeds: 0n,
  rebate: 0n,
});
const change = (price: string, amount: string) => orderChange(state, order, { price, amount }, []);

describe('orderChange', () => {
  it('does nothing for what is there already, or for what is no order', () => {
    expect(change('2999.5', '1').kind).toBe('none');
    expect(change('2999.5', '').kind).toBe('none');
    expect(change('0', '1')).toMatchObject({ kind: 'none', quote: { kind: 'refused' } });
  });

  it('takes lots off where only the size falls, so that the place in the queue stays', () => {
    expect(change('2999.5', '0.4')).toMatchObject({ kind: 'reduce', lots: 60_000n });
  });

  it('places anew where the price changes or the size grows, and needs only the difference', () => {
    expect(change('2999.5', '1.5')).toMatchObject({ kind: 'replace', needed: 1_499_750_000n });
    expect(change('2990', '1')).toMatchObject({ kind: 'replace', needed: 0n });
  });

  it('takes other own orders off that it would trade with', () => {
    const other = {
      market: id,
      handle: 9n,
      tick: tickAt('3000.5'),
      isAsk: true,
      unfilledLots: 100_000n,
    };
    const changed = orderChange(state, order, { price: '3000.5', amount: '1' }, [other]);
    expect(changed).toMatchObject({ kind: 'replace', hit: [other] });
  });
});

describe('replacement', () => {
  it('names the very order, and keeps what of expiry and bounty still holds', () => {
    const changed = change('2990', '0.5');
    if (changed.kind !== 'replace') throw new Error(changed.kind);
    const fresh = { handle: 8n, deadline: 4500, now: 4000 };
    const terms = {
      handle: 8n,
      lots: 50_000n,
      tick: tickAt('2990'),
      sell: false,
      timeInForce: 'gtc',
      deadline: 4500,
    } as const;
    expect(replacement(order, changed, fresh)).toEqual({
      refs: [packOrderRef({ handle: 7n, expected: { generation: 2, index: 3 } })],
      orders: [packOrderTerms({ ...terms, expiry: 5000, bountyLots: 500n })],
    });
    expect(replacement(order, changed, { ...fresh, now: 5000 }).orders).toEqual([
      packOrderTerms(terms),
    ]);
  });
});
