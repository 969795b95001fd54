/** The lowest tick of a price: 1 quote unit a lot. */
export const MIN_TICK = 90_000;
/** The highest tick of a price: 99999 * 10^29 quote units a lot. */
export const MAX_TICK = 3_149_999;
/** The best bid's tick where there is no bid. */
export const NO_BID = 0;
/** The best ask's tick where there is no ask. */
export const NO_ASK = 2 ** 23 - 1;
/** Ticks in a power of ten. */
export const TICKS_PER_DECADE = 90_000;

/** A price as a fraction, in quote units a lot. One of the two is a power of ten or 1. */
export interface LotPrice {
  numerator: bigint;
  denominator: bigint;
}

/**
 * The price of one lot at `tick`, in quote units: m * 10^E with m = 10000 + tick % 90000 and
 * E = floor(tick / 90000) - 5. The tick must be within MIN_TICK to MAX_TICK.
 */
export function lotPrice(tick: number): LotPrice {
  const scale = Math.floor(tick / TICKS_PER_DECADE);
  const mantissa = BigInt(10_000 + (tick % TICKS_PER_DECADE));
  return scale < 5
    ? { numerator: mantissa, denominator: powerOfTen(5 - scale) }
    : { numerator: mantissa * powerOfTen(scale - 5), denominator: 1n };
}

/** Kept, because a walk asks for a few of them at every level. */
const powers = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10^exponent. */
export function powerOfTen(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

/** Whether `tick` is a price. */
export function isTick(tick: number): boolean {
  return Number.isInteger(tick) && tick >= MIN_TICK && tick <= MAX_TICK;
}

/** Whether `tick` is a price and a multiple of the market's spacing. */
export function isOnGrid(tick: number, spacing: number): boolean {
  return isTick(tick) && tick % spacing === 0;
}
