import type { FloatMarket } from './FloatMarket.ts';
import { reserveOverflow } from './tooLarge.ts';

/** The least units of each token in a first deposit; as many shares are locked. See contracts/ts/maths/liquidity.ts. */
const LOCKED_SHARES = 1000;

/** A pool's shares in floats: a share is √(base token · quote token). */
export class FloatPoolShares {
  total = 0;
  /** Of the last change. */
  base = 0;
  quote = 0;
  readonly #market: FloatMarket;

  constructor(market: FloatMarket) {
    this.#market = market;
  }

  /** Adds at most these amounts; whether the exchange takes them. What it took is in `base` and `quote`. */
  add(account: number, maxBase: number, maxQuote: number): boolean {
    const { baseReserve, quoteReserve } = this.#market;
    if (this.total === 0) return this.#addFirst(account, maxBase, maxQuote);
    const shares = Math.min(
      (maxBase * this.total) / baseReserve,
      (maxQuote * this.total) / quoteReserve,
    );
    if (!(shares >= this.#unit())) return false;
    const part = shares / this.total;
    this.#change(account, shares, shares, part * baseReserve, part * quoteReserve);
    return true;
  }

  /** Burns a part, 0 to 1, of an account's shares; whether it has any. What they returned is in `base` and `quote`. */
  remove(account: number, part: number): boolean {
    const { accounts, baseReserve, quoteReserve } = this.#market;
    const shares = (accounts.shares[account] as number) * part;
    if (!(shares >= this.#unit())) return false;
    const share = shares / this.total;
    this.#change(account, -shares, -shares, -share * baseReserve, -share * quoteReserve);
    this.base = -this.base;
    this.quote = -this.quote;
    return true;
  }

  /** An account's part of the pool, 0 to 1. */
  partOf(account: number): number {
    const shares = this.#market.accounts.shares[account] as number;
    return shares === 0 ? 0 : shares / this.total;
  }

  #addFirst(account: number, base: number, quote: number): boolean {
    const { terms, book } = this.#market;
    const { baseUnit, quoteUnit, keep, ticks } = terms;
    if (!(base >= LOCKED_SHARES * baseUnit && quote >= LOCKED_SHARES * quoteUnit)) return false;
    const ask = book.asks.bestTick();
    const bid = book.bids.bestTick();
    if (ask !== undefined && quote * keep > base * ticks.priceOf(ask)) return false;
    if (bid !== undefined && quote < base * ticks.priceOf(bid) * keep) return false;
    const minted = Math.sqrt(base * quote);
    this.#change(account, minted - LOCKED_SHARES * this.#unit(), minted, base, quote);
    return true;
  }

  /** A share as the exchange counts it: less than one is none. */
  #unit(): number {
    const { baseUnit, quoteUnit } = this.#market.terms;
    return Math.sqrt(baseUnit * quoteUnit);
  }

  #change(account: number, shares: number, minted: number, base: number, quote: number): void {
    const market = this.#market;
    const { accounts, terms } = market;
    const baseAfter = market.baseReserve + base;
    const quoteAfter = market.quoteReserve + quote;
    if (baseAfter > terms.mostBase) throw reserveOverflow(baseAfter / terms.baseUnit);
    if (quoteAfter > terms.mostQuote) throw reserveOverflow(quoteAfter / terms.quoteUnit);
    accounts.shares[account] = (accounts.shares[account] as number) + shares;
    this.total += minted;
    market.baseReserve = baseAfter;
    market.quoteReserve = quoteAfter;
    accounts.add(account, -base, -quote);
    this.base = base;
    this.quote = quote;
  }
}
