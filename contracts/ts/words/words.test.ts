import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FieldOutOfRange, unpackAmounts } from './fields.ts';
import { packLevel, unpackLevel } from './level.ts';
import { packOrder, unpackOrder } from './order.ts';
import { packPoolSlot, unpackPoolSlot } from './poolSlot.ts';
import { packOrderRef, packOrderTerms, packSwapTerms, randomHandle } from './terms.ts';

const big = (bits: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });
const small = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });

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

  test('of two amounts gives the upper half first', () => {
    fc.assert(
      fc.property(big(128), big(128), (upper, lower) => {
        expect(unpackAmounts((upper << 128n) | lower)).toEqual([upper, lower]);
      }),
    );
  });
});

describe('packing', () => {
  const recipient = '0x00000000000000000000000000000000000000aa';

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
