import type { FloatSide } from './FloatSide.ts';
import type { FloatTerms } from './FloatTerms.ts';
import { lotsDown, lotsUp } from './wholeLots.ts';

/** Moves of the pool below this part of its reserve are rounding: at a level's price it stays. */
const STILL = 1 + 1e-14;

/**
 * The swap in floats: step for step contracts/ts/maths/walk.ts, whose rules are explained in Solidity, without its
 * rounding to units. Lots are whole numbers as there. One object serves all walks of a market: `plan` leaves the result
 * in its fields. Amounts are whole tokens.
 */
export class FloatWalk {
  baseIn = false;
  /** Reserves of input and output before. */
  x = 0;
  y = 0;
  poolIn = 0;
  poolOut = 0;
  /** Reserve of the output after. */
  yAfter = 0;
  bookIn = 0;
  bookOut = 0;
  bookFee = 0;
  toPool = 0;
  toProtocol = 0;
  /** Levels that are used up, and the lots taken of the one after them. */
  exhausted = 0;
  lotsOfLast = 0;
  /** Whether the walk ended because nothing better than the limit is left. */
  atLimit = false;
  #exactOut = false;
  #amount = 0;
  /** Input reserve after the net input so far. */
  #poolX = 0;
  readonly #terms: FloatTerms;

  constructor(terms: FloatTerms) {
    this.#terms = terms;
  }

  /** What the taker pays and gets, fees included. */
  get amountIn(): number {
    return this.poolIn + this.bookIn + this.bookFee;
  }

  get amountOut(): number {
    return this.poolOut + this.bookOut;
  }

  /**
   * Plans a walk from reserves `x` and `y` of input and output.
   * @param side the levels on the way; null to walk the pool alone
   * @param limit a price in quote per base that the pool is to stop at; NaN for none
   * @param lastTick the last tick of the book that is within the limit
   * @param isOrder for a limit order: an exact output is not passed by a part of a lot
   */
  plan(
    side: FloatSide | null,
    baseIn: boolean,
    x: number,
    y: number,
    exactOut: boolean,
    amount: number,
    limit: number,
    lastTick: number,
    isOrder: boolean,
  ): void {
    const { lot, takerFee } = this.#terms;
    this.baseIn = baseIn;
    this.x = x;
    this.y = y;
    this.#exactOut = exactOut;
    this.#amount = amount;
    this.#poolX = x;
    this.bookIn = 0;
    this.bookOut = 0;
    this.exhausted = 0;
    this.lotsOfLast = 0;
    this.atLimit = false;
    const hasPool = x > 0;
    const hasLimit = !Number.isNaN(limit);
    const count = side === null ? 0 : side.count;
    let inPool = false;
    for (;;) {
      let level = -1;
      if (side !== null && this.exhausted < count) {
        level = side.at(this.exhausted);
        if (hasLimit) {
          const tick = side.tickOf(level);
          if (baseIn ? tick < lastTick : tick > lastTick) level = -1;
        }
      }
      const price = level >= 0 && side !== null ? (side.prices[level] as number) : limit;
      if (hasPool) {
        inPool = this.#movePool(price, level >= 0 ? 1 + takerFee : 1);
        if (inPool) break;
      }
      if (level < 0 || side === null) {
        this.atLimit = true;
        break;
      }
      const lotOut = baseIn ? lot * price : lot;
      const missing = exactOut ? amount - this.bookOut - this.#poolOut() : 0;
      const wanted = exactOut
        ? (isOrder ? lotsDown : lotsUp)(missing / lotOut, amount / lotOut)
        : this.#lotsForInput(baseIn ? lot : lot * price);
      if (!(wanted > 0)) break;
      const resting = side.lots[level] as number;
      const lots = Math.min(wanted, resting);
      const base = lots * lot;
      const quote = base * price;
      this.bookIn += baseIn ? base : quote;
      const got = baseIn ? quote : base;
      this.bookOut += got;
      if (wanted < resting) {
        this.lotsOfLast = lots;
        break;
      }
      this.exhausted++;
      if (exactOut && got >= missing * (1 - 1e-14)) break;
    }
    this.#finish(inPool, this.#bestLeft(side));
  }

  /** Moves the pool towards a price (NaN: none) as far as is needed. Returns whether the walk ends inside it. */
  #movePool(price: number, withFee: number): boolean {
    const target = this.#poolTarget();
    const isOutOfReach = this.#exactOut && target === Number.POSITIVE_INFINITY;
    if (Number.isNaN(price)) {
      if (isOutOfReach) return false;
      this.#poolX = target;
      return true;
    }
    // x'² = k · (1 + takerFee) · (1 − poolFee) / price, or with the price turned round for a buy.
    const factor = withFee * this.#terms.keep;
    const square = this.x * this.y * factor;
    const reach = Math.sqrt(this.baseIn ? square / price : square * price);
    if (reach <= this.#poolX * STILL) return false;
    const isDone = target <= reach && !isOutOfReach;
    this.#poolX = isDone ? target : reach;
    return isDone;
  }

  /** The input reserve at which the pool alone would finish what is left. */
  #poolTarget(): number {
    if (this.#exactOut) {
      const output = this.#amount - this.bookOut;
      return output >= this.y
        ? Number.POSITIVE_INFINITY
        : this.x + (this.x * output) / (this.y - output);
    }
    const left = this.#amount - this.bookIn * (1 + this.#terms.takerFee);
    return this.x + left * this.#terms.keep;
  }

  #lotsForInput(lotIn: number): number {
    const budget = this.#amount - (this.#poolX - this.x) / this.#terms.keep;
    const left = budget / (1 + this.#terms.takerFee) - this.bookIn;
    return lotsDown(left / lotIn, this.#amount / lotIn);
  }

  /** Output of the pool so far: y − k/x', written so that little is lost of a small one. */
  #poolOut(): number {
    return this.x === 0 ? 0 : (this.y * (this.#poolX - this.x)) / this.#poolX;
  }

  #finish(inPool: boolean, best: number): void {
    const { takerFee, makerRebate, keep, baseUnit, quoteUnit } = this.#terms;
    this.bookFee = this.bookIn * takerFee;
    this.poolIn = 0;
    this.poolOut = 0;
    this.yAfter = this.y;
    if (this.#poolX !== this.x) {
      const isOut = inPool && this.#exactOut;
      const out = isOut ? this.#amount - this.bookOut : this.#poolOut();
      // A net input too small for a unit of output is not taken.
      if (out >= (this.baseIn ? quoteUnit : baseUnit)) {
        this.poolOut = out;
        // k/x' has all its digits where y less the output, in a pool that is all but emptied, has none.
        this.yAfter = isOut ? this.y - out : (this.y * this.x) / this.#poolX;
        this.poolIn =
          inPool && !this.#exactOut
            ? this.#amount - this.bookIn - this.bookFee
            : (this.#poolX - this.x) / keep;
      }
    }
    const fee = this.bookFee - this.bookIn * makerRebate;
    this.toPool = fee > 0 ? this.#providersPart(best, fee) : 0;
    this.toProtocol = fee - this.toPool;
  }

  /** The part of `fee` that goes into the pool: at most half the pool's fee of its reserve, the market uncrossed. */
  #providersPart(best: number, fee: number): number {
    if (this.x === 0) return 0;
    const { keep, poolFee } = this.#terms;
    const x = this.x + this.poolIn;
    const y = this.yAfter;
    const most = Number.isNaN(best)
      ? Number.POSITIVE_INFINITY
      : this.baseIn
        ? y / (best * keep)
        : (y * best) / keep;
    return Math.min((x * poolFee) / 2, Math.max(0, most - x), fee);
  }

  /** The price of the best level that is left; NaN where there is none. */
  #bestLeft(side: FloatSide | null): number {
    if (side === null || this.exhausted >= side.count) return Number.NaN;
    return side.prices[side.at(this.exhausted)] as number;
  }
}
