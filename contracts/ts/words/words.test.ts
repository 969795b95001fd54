import * as fc from 'fast-check';
import type { Address } from 'viem';
import { describe, expect, test } from 'vitest';
import { packTierTerms, tiers, unpackTierTerms } from '../tiers.ts';
import { FieldOutOfRange, unpackAmounts } from './fields.ts';
import { packLevel, unpackLevel } from './level.ts';
import { COIN, packMarketKey, unpackMarketKey } from './marketKey.ts';
import {
  packCheckpoint,
  packObservationState,
  unpackCheckpoint,
  unpackObservationState,
} from './observation.ts';
import { packOrder, unpackOrder } from './order.ts';
import { packPoolSlot, unpackPoolSlot } from './poolSlot.ts';
import { packShares, unpackShares } from './shares.ts';
import { packOrderRef, packOrderTerms, packSwapTerms, randomHandle } from './terms.ts';

const big = (bits: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });
const small = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });

const recipient: Address = '0x00000000000000000000000000000000000000aa';

describe('a packed word', () => {
  test('of a pool slot gives back its fields', () => {
    const slot = fc.record({
      baseReserve: big(103),
      quoteReserve: big(103),
      bestBid: small(23),
      bestAsk: small(23),
      flags: small(4),
    });
    fc.assert(
      fc.property(slot, (slot) => {
        expect(unpackPoolSlot(packPoolSlot(slot))).toEqual(slot);
      }),
    );
  });

  test('of a level gives back its fields', () => {
    const level = fc.record({
      placed: big(56),
      filled: big(56),
      cancelled: big(56),
      nextIndex: small(24),
      generation: small(32),
    });
    fc.assert(
      fc.property(level, (level) => {
        expect(unpackLevel(packLevel(level))).toEqual(level);
      }),
    );
  });

  test('of an order gives back its fields', () => {
    const order = fc.record({
      start: big(56),
      size: big(56),
      tick: small(23),
      isAsk: fc.boolean(),
      index: small(24),
      generation: small(32),
      expiry: small(32),
      bountyLots: big(32),
    });
    fc.assert(
      fc.property(order, (order) => {
        expect(unpackOrder(packOrder(order))).toEqual(order);
      }),
    );
  });

  test('of pool shares gives back its fields', () => {
    const shares = fc.record({ totalShares: big(104), incomePart: small(24), lastRoot: big(128) });
    fc.assert(
      fc.property(shares, (shares) => {
        expect(unpackShares(packShares(shares))).toEqual(shares);
      }),
    );
  });

  test('of observations gives back its fields, signs included', () => {
    const signed = (bits: number) => big(bits).map((value) => BigInt.asIntN(bits, value));
    const state = fc.record({
      time: small(32),
      tick: signed(24).map(Number),
      cumulative: signed(56),
      index: small(8),
      size: small(8),
      age: small(8),
      leastNow: big(60),
      leastBefore: big(60),
    });
    fc.assert(
      fc.property(state, (state) => {
        expect(unpackObservationState(packObservationState(state))).toEqual(state);
        const { time, cumulative } = state;
        expect(unpackCheckpoint(packCheckpoint({ time, cumulative }))).toEqual({
          time,
          cumulative,
        });
      }),
    );
  });

  test("of a tier's terms is the upper part of a key's first word", () => {
    const market = { base: COIN, quote: recipient, lotExponent: 3, minQuote: 1n };
    for (const terms of Object.values(tiers)) {
      const { baseTerms } = packMarketKey({ ...market, ...terms });
      expect(baseTerms >> 168n).toBe(packTierTerms(terms));
      expect(unpackTierTerms(packTierTerms(terms))).toEqual(terms);
      expect(unpackMarketKey({ baseTerms, quoteTerms: 0n }).base).toBe(COIN);
    }
  });

  test('of two amounts gives the upper half first', () => {
    fc.assert(
      fc.property(big(128), big(128), (upper, lower) => {
        expect(unpackAmounts((upper << 128n) | lower)).toEqual([upper, lower]);
      }),
    );
  });
});

describe('packing', () => {
  test('refuses a value that is too large for its field, and names the field', () => {
    const pack = () =>
      packOrderTerms({
        handle: 1n,
        lots: 1n << 56n,
        tick: 640_000,
        sell: true,
        timeInForce: 'gtc',
      });
    expect(pack).toThrow(FieldOutOfRange);
    expect(pack).toThrow('lots must be between 0 and 72057594037927935');
    expect(() => packSwapTerms({ recipient, maxLevels: 65_536 })).toThrow('maxLevels');
    expect(() => packSwapTerms({ recipient, deadline: -1 })).toThrow('deadline');
  });

  test('sets the flag of a slide above those of settlement', () => {
    const order = { handle: 0n, lots: 0n, tick: 0, sell: false, timeInForce: 'postOnly' } as const;
    expect(packOrderTerms({ ...order, slide: true })).toBe(34n << 248n);
  });

  test('leaves out what is not asked for', () => {
    expect(packSwapTerms({ recipient })).toBe(0xaan);
    expect(packOrderRef({ handle: 7n })).toBe(7n);
  });

  test('checks generation 0 and index 0 where they are expected', () => {
    expect(packOrderRef({ handle: 7n, expected: { generation: 0, index: 0 } })).toBe(
      (32n << 176n) | 7n,
    );
  });
});

test('random handles are 64 bits wide and differ', () => {
  const handles = new Set(Array.from({ length: 100 }, randomHandle));
  expect(handles.size).toBe(100);
  for (const handle of handles) expect(handle >> 64n).toBe(0n);
});
