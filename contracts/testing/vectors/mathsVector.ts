import { getAddress, numberToHex } from 'viem';
import { expect } from 'vitest';
import { lotSize, partDown, partUp, quoteDown, quoteUp } from '../../ts/maths/amounts.ts';
import {
  grossUp,
  isWithin,
  netDown,
  outputAt,
  priceFactor,
  reserveAt,
  reserveFor,
} from '../../ts/maths/poolMath.ts';
import { lotPrice } from '../../ts/maths/tickPrice.ts';
import type { Market } from '../../ts/types.ts';
import { packLevel, unpackLevel } from '../../ts/words/level.ts';
import { packMarketKey, unpackMarketKey } from '../../ts/words/marketKey.ts';
import { packOrder, unpackOrder } from '../../ts/words/order.ts';
import { packPoolSlot, unpackPoolSlot } from '../../ts/words/poolSlot.ts';
import {
  packOrderRef,
  packOrderTerms,
  packSwapTerms,
  type TimeInForce,
} from '../../ts/words/terms.ts';

/** A case of test/contracts/vectors/MathsVectors.t.sol: a function, its arguments and what Solidity gave. */
export interface MathsVector {
  name: keyof typeof functions;
  in: string[];
  out: string[];
}

type Words = (bigint | number | boolean)[];

const timesInForce: TimeInForce[] = ['gtc', 'postOnly', 'ioc', 'fok'];
const price = (tick = 0n) => lotPrice(Number(tick));

/** Each function from a vector's arguments to its results, by the vector's name for it. */
const functions = {
  lotPrice: ([tick]: bigint[]) => [price(tick).numerator, price(tick).denominator],
  quoteUp: ([lots = 0n, tick]: bigint[]) => [quoteUp(lots, price(tick))],
  quoteDown: ([lots = 0n, tick]: bigint[]) => [quoteDown(lots, price(tick))],
  partUp: ([amount = 0n, rate]: bigint[]) => [partUp(amount, Number(rate))],
  partDown: ([amount = 0n, rate]: bigint[]) => [partDown(amount, Number(rate))],
  priceFactor: ([baseIn, tick, exponent, fee, takerFee, k = 0n, probe = 0n]: bigint[]) => {
    const lot = lotSize(Number(exponent));
    const factor = priceFactor(baseIn === 1n, price(tick), lot, Number(fee), Number(takerFee));
    return [factor.a, factor.d, reserveAt(k, factor), isWithin(probe, k, factor)];
  },
  outputAt: ([k = 0n, y = 0n, newX = 0n]: bigint[]) => [outputAt(k, y, newX)],
  reserveFor: ([k = 0n, y = 0n, output = 0n]: bigint[]) => [reserveFor(k, y, output)],
  grossUp: ([net = 0n, fee]: bigint[]) => [grossUp(net, Number(fee))],
  netDown: ([gross = 0n, fee]: bigint[]) => [netDown(gross, Number(fee))],
  marketKey: ([baseTerms = 0n, quoteTerms = 0n]: bigint[]) => {
    const market = unpackMarketKey({ baseTerms, quoteTerms });
    expect(packMarketKey(market)).toEqual({ baseTerms, quoteTerms });
    return marketFields(market);
  },
  poolSlot: ([word = 0n]: bigint[]) => {
    const slot = unpackPoolSlot(word);
    expect(packPoolSlot(slot)).toBe(word);
    return [slot.baseReserve, slot.quoteReserve, slot.bestBid, slot.bestAsk, slot.flags];
  },
  level: ([word = 0n]: bigint[]) => {
    const level = unpackLevel(word);
    expect(packLevel(level)).toBe(word);
    return [level.placed, level.filled, level.cancelled, level.nextIndex, level.generation];
  },
  order: ([word = 0n]: bigint[]) => {
    const o = unpackOrder(word);
    expect(packOrder(o)).toBe(word);
    return [o.start, o.size, o.tick, o.isAsk, o.index, o.generation, o.expiry, o.bountyLots];
  },
  swapTerms: ([to = 0n, limitTick, maxLevels, deadline, flags]: bigint[]) => [
    packSwapTerms({
      recipient: getAddress(numberToHex(to, { size: 20 })),
      limitTick: Number(limitTick),
      maxLevels: Number(maxLevels),
      deadline: Number(deadline),
      baseIn: hasFlag(flags, 1),
      exactOut: hasFlag(flags, 2),
      fromInternal: hasFlag(flags, 4),
      toInternal: hasFlag(flags, 8),
      allOrNothing: hasFlag(flags, 16),
    }),
  ],
  orderTerms: ([handle = 0n, lots = 0n, ...rest]: bigint[]) => {
    const [tick = 0, deadline, maxLevels, flags = 0, expiry = 0, bounty = 0] = rest.map(Number);
    const toInternal = hasFlag(BigInt(flags), 16);
    const terms = packOrderTerms({
      handle,
      lots,
      tick,
      deadline,
      maxLevels,
      expiry,
      bountyLots: BigInt(bounty),
      sell: hasFlag(BigInt(flags), 1),
      timeInForce: timesInForce[(flags >> 1) & 3] ?? 'gtc',
      fromInternal: hasFlag(BigInt(flags), 8),
      toInternal,
      slide: hasFlag(BigInt(flags), 32),
    });
    const ref = packOrderRef({ handle, lots, toInternal });
    const expected = { generation: expiry, index: tick };
    return [terms, ref, packOrderRef({ handle, lots, toInternal, expected })];
  },
};

/** The functions that vectors must name. */
export const mathsNames = Object.keys(functions).toSorted();

/** Repeats one case. */
export function checkMathsVector(vector: MathsVector): void {
  const result: Words = functions[vector.name](vector.in.map(BigInt));
  const out = result.map((value) => String(BigInt(value)));
  expect({ ...vector, out }).toEqual(vector);
}

function marketFields(market: Market): Words {
  return [
    BigInt(market.base),
    BigInt(market.quote),
    market.lotExponent,
    market.tickSpacing,
    market.poolFee,
    market.takerFee,
    market.makerRebate,
    market.minQuote,
    market.id,
  ];
}

function hasFlag(flags: bigint | undefined, bit: number): boolean {
  return ((flags ?? 0n) & BigInt(bit)) !== 0n;
}
