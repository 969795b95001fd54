import { isTick, MAX_TICK, MIN_TICK, TICKS_PER_DECADE } from './tickPrice.ts';

/** What a price in whole tokens depends on. */
export interface PriceScale {
  lotExponent: number;
  baseDecimals: number;
  quoteDecimals: number;
}

/** Which tick is taken where a price lies between two of the grid. */
export type PriceRounding = 'down' | 'up' | 'exact';

/** Thrown where a price is no positive decimal number such as `3250.5`. */
export class PriceMalformed extends Error {
  override readonly name = 'PriceMalformed';
  constructor(readonly price: string) {
    super(`A price is a positive decimal number such as 3250.5, but this is "${price}".`);
  }
}

/** Thrown where a price is below the lowest or above the highest tick of the market's grid. */
export class PriceOutOfRange extends Error {
  override readonly name = 'PriceOutOfRange';
  constructor(
    readonly price: string,
    readonly lowest: string,
    readonly highest: string,
  ) {
    super(`The price ${price} is outside this market's range of ${lowest} to ${highest}.`);
  }
}

/** Thrown where an exact price was asked for and it lies between two ticks of the grid. */
export class PriceOffGrid extends Error {
  override readonly name = 'PriceOffGrid';
  constructor(
    readonly price: string,
    readonly lower: string,
    readonly upper: string,
  ) {
    super(`The price ${price} is between two of this market's steps: ${lower} and ${upper}.`);
  }
}

/**
 * The exact price at `tick`, in whole quote tokens for a whole base token. Throws `RangeError` where it is no price.
 * @example tickToPrice(472505, { lotExponent: 13, baseDecimals: 18, quoteDecimals: 6 }) // '1250.5'
 */
export function tickToPrice(tick: number, scale: PriceScale): string {
  if (!isTick(tick)) throw new RangeError(`Ticks are ${MIN_TICK} to ${MAX_TICK}, not ${tick}.`);
  const mantissa = BigInt(10_000 + (tick % TICKS_PER_DECADE));
  const exponent = Math.floor(tick / TICKS_PER_DECADE) - 5 + wholeTokenExponent(scale);
  return decimalString(mantissa, exponent);
}

/**
 * The tick of a price in whole quote tokens for a whole base token, on the grid of `spacing`.
 * Throws `PriceMalformed`, `PriceOutOfRange` and, with 'exact', `PriceOffGrid`.
 */
export function priceToTick(
  price: string,
  scale: PriceScale,
  spacing: number,
  rounding: PriceRounding,
): number {
  const lowest = roundTick(MIN_TICK, spacing, 'up');
  const highest = roundTick(MAX_TICK, spacing, 'down');
  const outOfRange = () =>
    new PriceOutOfRange(price, tickToPrice(lowest, scale), tickToPrice(highest, scale));

  const { tick, isExact } = tickBelow(price, scale);
  const lower = roundTick(tick, spacing, 'down');
  const upper = isExact ? roundTick(tick, spacing, 'up') : roundTick(tick + 1, spacing, 'up');
  if (rounding === 'exact' && lower !== upper) {
    if (lower < lowest || upper > highest) throw outOfRange();
    throw new PriceOffGrid(price, tickToPrice(lower, scale), tickToPrice(upper, scale));
  }
  const chosen = rounding === 'up' ? upper : lower;
  if (chosen < lowest || chosen > highest) throw outOfRange();
  return chosen;
}

/** The tick at or below a price, which may be out of range, and whether the price is that tick's. */
function tickBelow(price: string, scale: PriceScale): { tick: number; isExact: boolean } {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(price);
  const fraction = parts?.[2] ?? '';
  const digits = `${parts?.[1] ?? ''}${fraction}`.replace(/^0+/, '');
  if (digits === '') throw new PriceMalformed(price);
  const mantissa = Number(digits.slice(0, 5).padEnd(5, '0'));
  const exponent = digits.length - 5 - fraction.length - wholeTokenExponent(scale);
  return {
    tick: TICKS_PER_DECADE * (exponent + 5) + mantissa - 10_000,
    isExact: /^0*$/.test(digits.slice(5)),
  };
}

/** log10 of (whole quote for a whole base) / (quote units for a lot). */
function wholeTokenExponent(scale: PriceScale): number {
  return scale.baseDecimals - scale.lotExponent - scale.quoteDecimals;
}

function roundTick(tick: number, spacing: number, rounding: 'down' | 'up'): number {
  const steps = tick / spacing;
  return spacing * (rounding === 'down' ? Math.floor(steps) : Math.ceil(steps));
}

/** value * 10^exponent without trailing zeros. */
function decimalString(value: bigint, exponent: number): string {
  if (exponent >= 0) return `${value}${'0'.repeat(exponent)}`;
  const digits = value.toString().padStart(1 - exponent, '0');
  const whole = digits.slice(0, exponent);
  const fraction = digits.slice(exponent).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
