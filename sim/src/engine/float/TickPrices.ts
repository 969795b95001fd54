import { MAX_TICK, MIN_TICK, type PriceScale, TICKS_PER_DECADE } from '@weir/contracts/maths';

const MILLION = 1e6;
const powers = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/** `value` · 10^`exponent`, rounded once where |exponent| ≤ 22 and the value is whole. */
function scaled(value: number, exponent: number): number {
  const power = powers[Math.abs(exponent)] ?? 10 ** Math.abs(exponent);
  return exponent >= 0 ? value * power : value / power;
}

/**
 * The ticks of a market as floats. A tick's price is the float nearest to it, so that comparing a float with it decides
 * as comparing the decimals would: the bindings' `priceToTick` and this give the same tick for every price.
 */
export class TickPrices {
  /** log10 of the price of mantissa 1 in the lowest decade. */
  readonly #shift: number;
  readonly #lowest: number;
  readonly #highest: number;
  readonly #withFee: number;
  /** The decade of the last price asked for, and its bounds: prices seldom leave it. */
  #decade = 0;
  #decadeLow = 0;
  #decadeHigh = 0;

  /**
   * @param spacing of the market's grid
   * @param takerFee in parts per million
   */
  constructor(
    scale: PriceScale,
    readonly spacing: number,
    takerFee: number,
  ) {
    this.#shift = scale.baseDecimals - scale.lotExponent - scale.quoteDecimals - 5;
    this.#lowest = spacing * Math.ceil(MIN_TICK / spacing);
    this.#highest = spacing * Math.floor(MAX_TICK / spacing);
    this.#withFee = MILLION + takerFee;
  }

  /** Quote per base in whole tokens. */
  priceOf(tick: number): number {
    const decade = Math.floor(tick / TICKS_PER_DECADE);
    return scaled(10_000 + tick - decade * TICKS_PER_DECADE, decade + this.#shift);
  }

  /** The tick of a price on the grid, rounded down or up; 0 where it is beyond the lowest or highest one. */
  onGrid(price: number, spacing: number, isDown: boolean): number {
    const below = this.#atOrBelow(price);
    if (below === 0) return 0;
    let tick = below;
    if (!isDown && this.priceOf(below) < price) tick++;
    if (spacing !== 1) {
      tick = spacing * (isDown ? Math.floor(tick / spacing) : Math.ceil(tick / spacing));
    }
    const lowest = spacing === 1 ? MIN_TICK : this.#lowest;
    const highest = spacing === 1 ? MAX_TICK : this.#highest;
    return tick < lowest || tick > highest ? 0 : tick;
  }

  /**
   * The last tick of the book whose price with the taker fee is within an all-in limit: the highest one for a buy, the
   * lowest for a sell. Counted in whole numbers, so that a tie is one.
   */
  lastWithin(limitTick: number, isBuy: boolean): number {
    const limit = this.priceOf(limitTick);
    const price = isBuy ? (limit / this.#withFee) * MILLION : (limit * this.#withFee) / MILLION;
    let tick = this.#atOrBelow(price);
    // The float may be off by one tick, either way.
    if (isBuy) {
      tick++;
      while (this.#feeAbove(tick, limitTick) > 0) tick--;
    } else {
      tick--;
      while (this.#feeAbove(limitTick, tick) > 0) tick++;
    }
    return tick;
  }

  /** The sign of (price of `tick` with the fee − price of `bound`), exactly. */
  #feeAbove(tick: number, bound: number): number {
    const decade = Math.floor(tick / TICKS_PER_DECADE);
    const boundDecade = Math.floor(bound / TICKS_PER_DECADE);
    const price = (10_000 + tick - decade * TICKS_PER_DECADE) * this.#withFee;
    const limit = (10_000 + bound - boundDecade * TICKS_PER_DECADE) * MILLION;
    // Neighbouring decades at most, or the powers of ten decide by themselves.
    return (
      scaled(price, Math.max(0, decade - boundDecade)) -
      scaled(limit, Math.max(0, boundDecade - decade))
    );
  }

  /** The tick at or below a price above zero; 0 where there is none. */
  #atOrBelow(price: number): number {
    if (!(price >= this.#decadeLow && price < this.#decadeHigh)) this.#moveTo(price);
    const decade = this.#decade;
    if (decade < 1) return 0;
    const exponent = decade + this.#shift;
    const mantissa = Math.round(scaled(price, -exponent));
    const tick = decade * TICKS_PER_DECADE + mantissa - 10_000;
    return this.priceOf(tick) > price ? tick - 1 : tick;
  }

  #moveTo(price: number): void {
    let decade = 1;
    while (decade <= 36 && this.priceOf((decade + 1) * TICKS_PER_DECADE) <= price) decade++;
    if (!(price >= this.priceOf(MIN_TICK)) || decade > 36) decade = 0;
    this.#decade = decade;
    this.#decadeLow = decade === 0 ? Number.NaN : this.priceOf(decade * TICKS_PER_DECADE);
    this.#decadeHigh = this.priceOf((decade + 1) * TICKS_PER_DECADE);
  }
}
