/**
 * The constant-product pool. x is the reserve of the input token, y of the output token, k = x * y. The fee stays
 * outside the curve: x' counts the net input only. Equal to the Solidity library of the same name to the unit.
 */
import { MILLION } from './amounts.ts';
import { least } from './least.ts';
import { squareRoot } from './squareRoot.ts';
import type { LotPrice } from './tickPrice.ts';

/** Where x' saturates, far above any reserve that can be stored. */
export const MAX_X = (1n << 128n) - 1n;
const MAX_SQUARE = (1n << 256n) - 1n;

/** A price as the pool sees it: it reaches the price where x'^2 = k * a / d. */
export interface PriceFactor {
  a: bigint;
  d: bigint;
}

/**
 * The price at which the pool, with its fee, equals a level that costs the taker fee on top.
 * @param takerFee 0 where the pool itself is to stop at the price.
 */
export function priceFactor(
  baseIn: boolean,
  price: LotPrice,
  lot: bigint,
  poolFee: number,
  takerFee: number,
): PriceFactor {
  const fees = (MILLION + BigInt(takerFee)) * (MILLION - BigInt(poolFee));
  return baseIn
    ? { a: price.denominator * lot * fees, d: price.numerator * MILLION * MILLION }
    : { a: price.numerator * fees, d: price.denominator * lot * MILLION * MILLION };
}

/** floor(k * a / d), the square of the input reserve at which the pool equals the price; at most 2^256 - 1. */
export function squareAt(k: bigint, { a, d }: PriceFactor): bigint {
  return least((k * a) / d, MAX_SQUARE);
}

/** Whether the pool is still at or better than the price at x: x <= reserveAt(k, factor). */
export function isWithin(x: bigint, k: bigint, factor: PriceFactor): boolean {
  return x * x <= squareAt(k, factor);
}

/** floor(sqrt(floor(k * a / d))), the input reserve at which the pool equals the price; at most MAX_X. */
export function reserveAt(k: bigint, factor: PriceFactor): bigint {
  return squareRoot(squareAt(k, factor));
}

/** Output of the pool once its net input reserve is newX, rounded down: y - ceil(k / newX). */
export function outputAt(k: bigint, y: bigint, newX: bigint): bigint {
  return y - (k + newX - 1n) / newX;
}

/** The least net input reserve that gives at least `output`; MAX_X where the pool does not hold that much. */
export function reserveFor(k: bigint, y: bigint, output: bigint): bigint {
  if (output >= y) return MAX_X;
  const newX = (k + (y - output) - 1n) / (y - output);
  return newX > MAX_X ? MAX_X : newX;
}

/** Input with the fee, rounded up for the pool: ceil(net * 10^6 / (10^6 - poolFee)). */
export function grossUp(net: bigint, poolFee: number): bigint {
  const rest = MILLION - BigInt(poolFee);
  return (net * MILLION + rest - 1n) / rest;
}

/** What moves the curve of an input with fee: floor(gross * (10^6 - poolFee) / 10^6). */
export function netDown(gross: bigint, poolFee: number): bigint {
  return (gross * (MILLION - BigInt(poolFee))) / MILLION;
}
