import { ExchangeError, type Market as MarketTerms, type PriceScale } from '@weir/contracts/maths';
import { FloatAccounts } from './FloatAccounts.ts';
import { FloatBook } from './FloatBook.ts';
import { FloatPoolShares } from './FloatPoolShares.ts';
import { NONE } from './FloatSide.ts';
import { type FloatTerms, floatTerms } from './FloatTerms.ts';
import { FloatWalk } from './FloatWalk.ts';
import { amountTooLarge, reserveOverflow } from './tooLarge.ts';
import { lotsDown } from './wholeLots.ts';

/** The most lots of one order, as in contracts/ts/maths/planOrder.ts. */
const MAX_ORDER_LOTS = 2 ** 36 - 1;
const MAX_AMOUNT = 2 ** 127;
/** Where the pool still reaches a price only within this part of its reserve, it is at that price. */
const STILL = 1 + 1e-14;

/** When an order may trade at once or rest; see `OrderWish`. */
export type TimeInForce = 'gtc' | 'postOnly' | 'ioc' | 'fok';

/**
 * One market in float64: the rules of `ExactMarket`, without rounding to units. Amounts are whole tokens, accounts are
 * numbers. What the exchange would refuse does nothing; amounts beyond what it can count throw its error.
 */
export class FloatMarket {
  baseReserve = 0;
  quoteReserve = 0;
  readonly terms: FloatTerms;
  readonly book = new FloatBook();
  readonly accounts = new FloatAccounts();
  readonly pool: FloatPoolShares;
  /** The walk planned last. */
  readonly walk: FloatWalk;
  /** Owed to the protocol. */
  owedBase = 0;
  owedQuote = 0;
  /** Called after each taker's walk that moved something, which is then in `walk`. */
  onTaken: (account: number) => void = () => {};

  constructor(terms: MarketTerms, scale: PriceScale) {
    this.terms = floatTerms(terms, scale);
    this.walk = new FloatWalk(this.terms);
    this.pool = new FloatPoolShares(this);
  }

  /**
   * Plans a swap of an input, into `walk`.
   * @param limitTick 0 for none
   * @param withBook false for the pool alone
   * @returns whether it gives anything. Throws AmountTooLarge.
   */
  quote(baseIn: boolean, input: number, limitTick: number, withBook: boolean): boolean {
    const { ticks } = this.terms;
    const unit = baseIn ? this.terms.baseUnit : this.terms.quoteUnit;
    if (!(input >= unit)) return false;
    if (input >= MAX_AMOUNT * unit) throw amountTooLarge(input / unit);
    const limit = limitTick === 0 ? Number.NaN : ticks.priceOf(limitTick);
    const last = limitTick === 0 || !withBook ? 0 : ticks.lastWithin(limitTick, !baseIn);
    this.#plan(baseIn, false, input, limit, last, false, withBook);
    return this.walk.amountOut > 0;
  }

  /** Swaps what `quote` has planned. */
  take(account: number): void {
    const { walk, book } = this;
    const side = walk.baseIn ? book.bids : book.asks;
    for (let level = 0; level < walk.exhausted; level++) {
      book.fillBest(side, side.lots[side.at(0)] as number);
    }
    if (walk.lotsOfLast > 0) book.fillBest(side, walk.lotsOfLast);
    const { amountIn, amountOut } = walk;
    if (walk.baseIn) {
      this.baseReserve = walk.x + walk.poolIn + walk.toPool;
      this.quoteReserve = walk.yAfter;
      this.owedBase += walk.toProtocol;
      this.accounts.add(account, -amountIn, amountOut);
    } else {
      this.quoteReserve = walk.x + walk.poolIn + walk.toPool;
      this.baseReserve = walk.yAfter;
      this.owedQuote += walk.toProtocol;
      this.accounts.add(account, amountOut, -amountIn);
    }
    this.onTaken(account);
  }

  /** Places a limit order; returns the number of what rests, NONE where nothing does. Throws OrderTooLarge. */
  place(account: number, isAsk: boolean, lots: number, tick: number, time: TimeInForce): number {
    const { ticks, lot } = this.terms;
    const price = ticks.priceOf(tick);
    if (lots === 0) return NONE;
    if (this.#isTooLarge(lots, price)) {
      throw new ExchangeError('OrderTooLarge', { lots: BigInt(lots), tick: BigInt(tick) });
    }
    if (this.#isTooSmall(lots, price)) return NONE;
    let left = lots;
    if (this.#meets(isAsk, tick, price)) {
      if (time === 'postOnly') return NONE;
      this.#plan(isAsk, !isAsk, lots * lot, price, tick, true, true);
      const { walk } = this;
      const done = walk.amountOut > 0;
      left = lotsDown(lots - (isAsk ? walk.amountIn : walk.amountOut) / lot, lots);
      // Dust below a lot of the next level does not fail it, but nothing at all does.
      if (time === 'fok' && left > 0 && (walk.atLimit || !done)) return NONE;
      const mayRest = walk.atLimit && !this.#isTooSmall(left, price);
      if (done) this.take(account);
      if (!mayRest) return NONE;
    } else if (time === 'fok') return NONE;
    if (time === 'ioc' || time === 'fok' || left <= 0) return NONE;
    const base = left * lot;
    if (isAsk) this.accounts.add(account, -base, 0);
    else this.accounts.add(account, 0, -base * price);
    return this.book.place(account, isAsk, tick, price, left);
  }

  /** As the exchange judges an order: by its lots, and by the units of either token that they are worth. */
  #isTooLarge(lots: number, price: number): boolean {
    const { lot, unitsPerLot, quoteUnit } = this.terms;
    return (
      lots > MAX_ORDER_LOTS ||
      lots * unitsPerLot >= MAX_AMOUNT ||
      lots * lot * price >= MAX_AMOUNT * quoteUnit
    );
  }

  /** Collects an order's fills and, where `cancels`, takes what is unfilled off it. */
  collect(order: number, cancels: boolean): void {
    const slot = this.book.slotOf(order);
    if (slot !== NONE) this.#collectSlot(slot, cancels);
  }

  /** Cancels all orders of an account, collecting their fills. */
  closeOrders(account: number): void {
    const { accounts, count } = this.book;
    for (let slot = 0; slot < count; slot++) {
      if (accounts[slot] === account) this.#collectSlot(slot, true);
    }
  }

  #collectSlot(slot: number, cancels: boolean): void {
    const { book, accounts } = this;
    const { lot, makerRebate } = this.terms;
    const account = book.accounts[slot] as number;
    const isAsk = book.isAsk[slot] === 1;
    const price = book.prices[slot] as number;
    const filled = (book.filled[slot] as number) * lot;
    if (filled > 0) {
      book.filled[slot] = 0;
      if (isAsk) accounts.add(account, 0, filled * price * (1 + makerRebate));
      else accounts.add(account, filled * (1 + makerRebate), 0);
    }
    const resting = book.resting[slot] as number;
    if (resting > 0) {
      if (!cancels) return;
      book.takeOff(slot, resting);
      if (isAsk) accounts.add(account, resting * lot, 0);
      else accounts.add(account, 0, resting * lot * price);
    }
    book.release(slot);
  }

  #plan(
    baseIn: boolean,
    exactOut: boolean,
    amount: number,
    limit: number,
    lastTick: number,
    isOrder: boolean,
    withBook: boolean,
  ): void {
    const { baseReserve: base, quoteReserve: quote, book } = this;
    const side = withBook ? (baseIn ? book.bids : book.asks) : null;
    const x = baseIn ? base : quote;
    const y = baseIn ? quote : base;
    this.walk.plan(side, baseIn, x, y, exactOut, amount, limit, lastTick, isOrder);
    const after = x + this.walk.poolIn + this.walk.toPool;
    if (after > (baseIn ? this.terms.mostBase : this.terms.mostQuote)) {
      throw reserveOverflow(after / (baseIn ? this.terms.baseUnit : this.terms.quoteUnit));
    }
  }

  /** Whether an order at a price would trade: with the other side's best level, or the pool moved towards it. */
  #meets(isAsk: boolean, tick: number, price: number): boolean {
    const best = (isAsk ? this.book.bids : this.book.asks).bestTick();
    if (best !== undefined && (isAsk ? best >= tick : best <= tick)) return true;
    const { baseReserve: base, quoteReserve: quote } = this;
    if (base === 0) return false;
    const { keep } = this.terms;
    return isAsk ? quote * keep > base * price * STILL : base * price * keep > quote * STILL;
  }

  #isTooSmall(lots: number, price: number): boolean {
    return lots * this.terms.lot * price <= this.terms.tooSmall;
  }
}
