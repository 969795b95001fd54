import type { Amounts } from '../Holding.ts';
import type { Fill, Market, OrderWish, Side } from '../Market.ts';
import { floatUnits } from '../tokenAmount.ts';
import type { FloatMarket } from './FloatMarket.ts';
import { NONE } from './FloatSide.ts';
import { lotsOfUnits } from './wholeLots.ts';

/** The next float: what a swap of it is sure to reach, for all rounding. */
const UP = 1 + 2 ** -52;

/** One account's view of a float market. */
export class FloatVenue implements Market {
  readonly #market: FloatMarket;
  readonly #account: number;

  /** @param account its number in the market's accounts */
  constructor(market: FloatMarket, account: number) {
    this.#market = market;
    this.#account = account;
  }

  poolPrice(): number {
    return this.#market.quoteReserve / this.#market.baseReserve;
  }

  bestBid(): number | null {
    const { bids } = this.#market.book;
    return bids.count === 0 ? null : (bids.prices[bids.at(0)] as number);
  }

  bestAsk(): number | null {
    const { asks } = this.#market.book;
    return asks.count === 0 ? null : (asks.prices[asks.at(0)] as number);
  }

  inputWithin(side: Side, price: number): number {
    const { book, terms, baseReserve: base, quoteReserve: quote } = this.#market;
    const { keep, takerFee, lot } = terms;
    const isBuy = side === 'buy';
    const levels = isBuy ? book.asks : book.bids;
    let paid = 0;
    for (let index = 0; index < levels.count; index++) {
      const level = levels.at(index);
      const at = levels.prices[level] as number;
      // A level exactly at the price is within it, whatever the last digit says.
      if (isBuy ? at * (1 + takerFee) > price * UP : at * UP < price * (1 + takerFee)) break;
      const lots = (levels.lots[level] as number) * lot;
      paid += isBuy ? lots * at : lots;
    }
    paid += paid * takerFee;
    const x = isBuy ? quote : base;
    const y = isBuy ? base : quote;
    const rate = isBuy ? price * keep : keep / price;
    // x' = √(x·y·rate), which is above x where y·rate is.
    if (y * rate > x) paid += (Math.sqrt(x * y * rate) - x) / keep;
    return paid * UP;
  }

  quote(side: Side, input: number): Fill | null {
    return this.#market.quote(side === 'sell', input, 0, true) ? this.#fill(side) : null;
  }

  /** As `quote`, of the pool without the book. */
  quotePoolOnly(side: Side, input: number): Fill | null {
    return this.#market.quote(side === 'sell', input, 0, false) ? this.#fill(side) : null;
  }

  swap(side: Side, input: number, limit?: number): Fill | null {
    const market = this.#market;
    let limitTick = 0;
    if (limit !== undefined) {
      limitTick = market.terms.ticks.onGrid(limit, 1, side === 'buy');
      if (limitTick === 0) return null;
    }
    if (!market.quote(side === 'sell', input, limitTick, true)) return null;
    market.take(this.#account);
    return this.#fill(side);
  }

  place({ side, size, price, timeInForce }: OrderWish): number | null {
    const { ticks, tickSpacing, baseDecimals, unitsPerLot } = this.#market.terms;
    const isBuy = side === 'buy';
    const tick = ticks.onGrid(price, tickSpacing, isBuy);
    if (tick === 0 || !(size > 0)) return null;
    const lots = lotsOfUnits(floatUnits(size, baseDecimals), unitsPerLot);
    const order = this.#market.place(this.#account, !isBuy, lots, tick, timeInForce);
    return order === NONE ? null : order;
  }

  cancel(order: number): void {
    this.#market.collect(order, true);
  }

  claim(order: number): void {
    this.#market.collect(order, false);
  }

  addLiquidity(most: Amounts): Amounts | null {
    const { pool } = this.#market;
    if (!pool.add(this.#account, most.base, most.quote)) return null;
    return { base: pool.base, quote: pool.quote };
  }

  removeLiquidity(part: number): Amounts | null {
    const { pool } = this.#market;
    if (!pool.remove(this.#account, part)) return null;
    return { base: pool.base, quote: pool.quote };
  }

  liquidity(): Amounts {
    const { pool, baseReserve, quoteReserve } = this.#market;
    const part = pool.partOf(this.#account);
    return { base: part * baseReserve, quote: part * quoteReserve };
  }

  position(): Amounts {
    const { base, quote } = this.#market.accounts;
    return { base: base[this.#account] as number, quote: quote[this.#account] as number };
  }

  #fill(side: Side): Fill {
    const { walk } = this.#market;
    return { side, input: walk.amountIn, output: walk.amountOut };
  }
}
