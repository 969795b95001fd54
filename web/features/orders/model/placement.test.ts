import { packMarketKey, packOrderTerms } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { syntheticMarket, tickAt } from '#lib/testing/syntheticMarket.ts';
import { usualOptions } from './limitOptions.ts';
import { placementCall } from './placement.ts';

const exchange = '0x00000000000000000000000000000000000000ee';
const owner = '0x00000000000000000000000000000000000000aa';
const order = { handle: 5n, lots: 100_000n, tick: tickAt('2990'), sell: false };
const placement = {
  exchange,
  owner,
  market: syntheticMarket.terms,
  order,
  options: usualOptions,
  deadline: 100,
  expiry: 0,
  cancels: [],
} as const;
const key = packMarketKey(syntheticMarket.terms);

describe('placementCall', () => {
  it('places with purses, expiry and bounty in the order itself', () => {
    const options = { ...usualOptions, payFrom: 'exchange', bounty: 10_000 } as const;
    const terms = { ...order, timeInForce: 'gtc', deadline: 100, expiry: 900 } as const;
    expect(placementCall({ ...placement, options, expiry: 900 })).toMatchObject({
      functionName: 'place',
      args: [key, packOrderTerms({ ...terms, bountyLots: 1000n, fromInternal: true })],
    });
  });

  it('gives an order that never rests no expiry, and only a post-only one slides', () => {
    const options = { ...usualOptions, timeInForce: 'ioc', slide: true, bounty: 1000 } as const;
    const terms = { ...order, timeInForce: 'ioc', deadline: 100 } as const;
    expect(placementCall({ ...placement, options, expiry: 900 })).toMatchObject({
      args: [key, packOrderTerms(terms)],
    });
  });

  it('cancels own orders before it in one batch, which then settles', () => {
    const cancels = [
      { market: 1n, handle: 9n, tick: 1, isAsk: true, unfilledLots: 1n },
      {
        market: 1n,
        handle: 10n,
        tick: 1,
        isAsk: true,
        unfilledLots: 1n,
        expected: { generation: 1, index: 2 },
      },
    ];
    const options = { ...usualOptions, receiveTo: 'exchange' } as const;
    expect(placementCall({ ...placement, options, cancels })).toMatchObject({
      kind: 'batch',
      batch: {
        actions: [
          { kind: 'cancel', ref: { handle: 9n } },
          { kind: 'cancel', ref: { handle: 10n, expected: { generation: 1, index: 2 } } },
          { kind: 'place', terms: { handle: 5n } },
        ],
        recipient: owner,
        fromInternal: false,
        toInternal: true,
      },
    });
  });
});
