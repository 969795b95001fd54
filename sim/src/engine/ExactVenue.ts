import {
  type BookLevel,
  grossUp,
  isExchangeError,
  lotPrice,
  lotSize,
  type MarketState,
  PriceOutOfRange,
  type PriceScale,
  partUp,
  priceFactor,
  priceToTick,
  quoteSwap,
  quoteUp,
  reserveAt,
  type SwapRequest,
  tickToPrice,
  type WalkPlan,
} from '@weir/contracts/maths';
import type { ExactMarket } from './ExactMarket.ts';
import type { Amounts } from './Holding.ts';
import type { Position } from './Ledger.ts';
import { lotPriceOf } from './lotPriceOf.ts';
import type { Fill, Market, OrderWish, Side } from './Market.ts';
import { inTokens, plainDecimal, unitsDown } from './tokenAmount.ts';

/** What the exchange answers to a wish that cannot be had: an agent gets null for it, anything else is a fault. */
const refusals = [
  'NothingOut',
  'ZeroAmount',
  'WouldCross',
  'FillOrKill',
  'OrderTooSmall',
  'ZeroLots',
  'SharesTooFew',
  'FirstDepositTooSmall',
  'DepositCrosses',
] as const;

/** To the next float: an input rounded to floats then still reaches what it was computed for. */
const UP = 1 + 2 ** -52;

/** Shares are burnt in parts of this. */
const PARTS = 2 ** 53;

/** One account's view of an exact market, in whole tokens and prices. */
export class ExactVenue implements Market {
  constructor(
    readonly market: ExactMarket,
    readonly scale: PriceScale,
    readonly account: string,
  ) {}

  poolPrice(): number {
    const { baseReserve, quoteReserve } = this.market.state;
    const { baseDecimals, quoteDecimals } = this.scale;
    return inTokens(quoteReserve, quoteDecimals) / inTokens(baseReserve, baseDecimals);
  }

  bestBid(): number | null {
    return this.#bestPrice(this.market.state.bids);
  }

  bestAsk(): number | null {
    return this.#bestPrice(this.market.state.asks);
  }

  /** A tick's price, to the nearest float. */
  priceOf(tick: number): number {
    return Number(tickToPrice(tick, this.scale));
  }

  inputWithin(side: Side, price: number): number {
    const units = inputWithin(this.market.state, side === 'sell', lotPriceOf(price, this.scale));
    return inTokens(units, this.#inputDecimals(side)) * UP;
  }

  quote(side: Side, input: number): Fill | null {
    return this.#quoteIn(this.market.state, side, input);
  }

  /** As `quote`, of the pool at this moment without the book. */
  quotePoolOnly(side: Side, input: number): Fill | null {
    return this.#quoteIn({ ...this.market.state, bids: [], asks: [] }, side, input);
  }

  swap(side: Side, input: number, limit?: number): Fill | null {
    return orNull(() => {
      const limitTick = limit === undefined ? 0 : this.#tick(limit, 1, side === 'buy');
      const request = { ...this.#request(side, input), limitTick };
      return this.#fill(this.market.swap(this.account, request));
    });
  }

  place({ side, size, price, timeInForce }: OrderWish): number | null {
    const { lotExponent, tickSpacing } = this.market.state.market;
    const lots = unitsDown(size, this.scale.baseDecimals) / lotSize(lotExponent);
    const placed = orNull(() => {
      const tick = this.#tick(price, tickSpacing, side === 'buy');
      return this.market.place(this.account, { sell: side === 'sell', lots, tick, timeInForce });
    });
    return placed?.order ?? null;
  }

  cancel(order: number): void {
    this.market.reduce(order);
  }

  claim(order: number): void {
    this.market.claim(order);
  }

  addLiquidity({ base, quote }: Amounts): Amounts | null {
    const { baseDecimals, quoteDecimals } = this.scale;
    const [maxBase, maxQuote] = [unitsDown(base, baseDecimals), unitsDown(quote, quoteDecimals)];
    const added = orNull(() => this.market.addLiquidity(this.account, maxBase, maxQuote));
    return added && this.#inWhole(added);
  }

  removeLiquidity(part: number): Amounts | null {
    const shares = this.market.sharesOf(this.account);
    const burnt = (shares * BigInt(Math.floor(part * PARTS))) / BigInt(PARTS);
    return burnt === 0n ? null : this.#inWhole(this.market.removeLiquidity(this.account, burnt));
  }

  liquidity(): Amounts {
    return this.#inWhole(this.market.redeemable(this.account));
  }

  position(): Amounts {
    return this.#inWhole(this.market.ledger.position(this.account));
  }

  #inWhole({ base, quote }: Readonly<Position>): Amounts {
    const { baseDecimals, quoteDecimals } = this.scale;
    return { base: inTokens(base, baseDecimals), quote: inTokens(quote, quoteDecimals) };
  }

  #quoteIn(state: MarketState, side: Side, input: number): Fill | null {
    return orNull(() => this.#fill(quoteSwap(state, this.#request(side, input))));
  }

  #request(side: Side, input: number): SwapRequest {
    const amount = unitsDown(input, this.#inputDecimals(side));
    return { baseIn: side === 'sell', exactOut: false, amount };
  }

  #fill(plan: WalkPlan): Fill {
    const { baseDecimals, quoteDecimals } = this.scale;
    return plan.baseIn
      ? {
          side: 'sell',
          input: inTokens(plan.amountIn, baseDecimals),
          output: inTokens(plan.amountOut, quoteDecimals),
        }
      : {
          side: 'buy',
          input: inTokens(plan.amountIn, quoteDecimals),
          output: inTokens(plan.amountOut, baseDecimals),
        };
  }

  #inputDecimals(side: Side): number {
    return side === 'buy' ? this.scale.quoteDecimals : this.scale.baseDecimals;
  }

  #bestPrice([best]: readonly BookLevel[]): number | null {
    return best === undefined ? null : this.priceOf(best.tick);
  }

  #tick(price: number, spacing: number, isBuy: boolean): number {
    return priceToTick(plainDecimal(price), this.scale, spacing, isBuy ? 'down' : 'up');
  }
}

/**
 * The input of a swap that takes all that the market gives at an all-in price or better, in units.
 *
 * Levels whose price with the taker fee is within it are paid in full, and the pool is moved to it: x' as in the
 * contract's walk, with the price itself in place of a tick. Such a swap reaches the price and no further.
 */
function inputWithin(
  state: MarketState,
  baseIn: boolean,
  price: { numerator: bigint; denominator: bigint },
): bigint {
  const { lotExponent, poolFee, takerFee } = state.market;
  const lot = lotSize(lotExponent);
  const withFee = 1_000_000n + BigInt(takerFee);
  let paid = 0n;
  for (const level of baseIn ? state.bids : state.asks) {
    const levelPrice = lotPrice(level.tick);
    const left = levelPrice.numerator * price.denominator;
    const right = price.numerator * levelPrice.denominator;
    const isWithin = baseIn
      ? left * 1_000_000n >= right * withFee
      : left * withFee <= right * 1_000_000n;
    if (!isWithin) break;
    paid += baseIn ? level.lots * lot : quoteUp(level.lots, levelPrice);
  }
  paid += partUp(paid, takerFee);

  const { baseReserve, quoteReserve } = state;
  const x = baseIn ? baseReserve : quoteReserve;
  const target = reserveAt(baseReserve * quoteReserve, priceFactor(baseIn, price, lot, poolFee, 0));
  return target > x ? paid + grossUp(target - x, poolFee) : paid;
}

function orNull<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch (error) {
    if (error instanceof PriceOutOfRange) return null;
    if (refusals.some((name) => isExchangeError(error, name))) return null;
    throw error;
  }
}
