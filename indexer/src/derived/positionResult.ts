/**
 * What a provider of liquidity earned, and why. All values are quote units at the pool's own price of the moment.
 *
 * A pool of reserves x (base), y (quote) and T shares has the price p = y / x and the root r = sqrt(x * y). Trades at
 * a constant product leave r as it is; fees raise it, deposits and removals change r and T alike. So s shares stand
 * for the root s * r / T, are worth 2 * sqrt(p) * root in quote, and what their root grew by since they came is what
 * fees brought (Adams, Zinsmeister, Robinson: Uniswap v2 Core, 2020, section 2.4).
 *
 * With V0, the value that came in, its tokens b and q, and its root R0:
 *
 *   value     V    what a removal pays, b' * p + q'
 *   fees           2 * sqrt(p) * (s * r / T - R0) = 2 * y * (root now - R0) / r
 *   holding   H    b * p + q, what the tokens would be worth outside of the pool
 *   loss           H - (V - fees), against holding: R0 * (sqrt(p) - sqrt(p0))^2 / sqrt(p0), the impermanent loss
 *   price          V - V0 - fees = (H - V0) - loss
 *
 * so result = V - V0 = fees + price, to the unit: price is what is left, and carries the rounding (a unit of each
 * token at a deposit or removal, and the shares that the first deposit leaves to nobody). Fees round towards 0.
 *
 * Shares are alike, so those that leave take their part of each cost, by average: rounded down, and all of it with
 * the last share. Every sum of parts is therefore exact.
 */
import { squareRoot } from '@weir/contracts';

/** Roots are kept times 2^64, because those of small pools have few digits. */
const ROOT_BITS = 64n;

/** A pool at a moment. The shares include what the protocol is owed by then (settleIncome of the bindings). */
export interface PoolMoment {
  baseReserve: bigint;
  quoteReserve: bigint;
  totalShares: bigint;
}

/** Token units of both tokens. */
export interface Tokens {
  base: bigint;
  quote: bigint;
}

/** Shares held, and what they brought in. `costRoot` is scaled by 2^64. */
export interface HeldShares {
  shares: bigint;
  costBase: bigint;
  costQuote: bigint;
  costValue: bigint;
  costRoot: bigint;
}

export const noShares: HeldShares = {
  shares: 0n,
  costBase: 0n,
  costQuote: 0n,
  costValue: 0n,
  costRoot: 0n,
};

/** Quote units. `loss` is above 0 where holding would have been better, and a part of `price`. */
export interface Result {
  value: bigint;
  fees: bigint;
  price: bigint;
  loss: bigint;
}

/** What tokens are worth at the pool's price, rounded down. The pool must not be empty. */
export function quoteValue(
  { base, quote }: Tokens,
  { baseReserve, quoteReserve }: PoolMoment,
): bigint {
  return (base * quoteReserve) / baseReserve + quote;
}

/** The tokens that shares stand for, rounded down. */
export function tokensOf(shares: bigint, pool: PoolMoment): Tokens {
  return {
    base: (shares * pool.baseReserve) / pool.totalShares,
    quote: (shares * pool.quoteReserve) / pool.totalShares,
  };
}

/** The holding after `shares` came in for `tokens`. */
export function withShares(
  held: HeldShares,
  shares: bigint,
  tokens: Tokens,
  pool: PoolMoment,
): HeldShares {
  return {
    shares: held.shares + shares,
    costBase: held.costBase + tokens.base,
    costQuote: held.costQuote + tokens.quote,
    costValue: held.costValue + quoteValue(tokens, pool),
    costRoot: held.costRoot + rootOf(shares, pool),
  };
}

/** The holding after `shares`, at most those held, went out for `tokens`, and what these shares earned. */
export function withoutShares(
  held: HeldShares,
  shares: bigint,
  tokens: Tokens,
  pool: PoolMoment,
): { held: HeldShares; result: Result } {
  if (held.shares === 0n) return { held, result: resultOf(held, tokens, pool) };
  const part = (cost: bigint) => (cost * shares) / held.shares;
  const gone = {
    shares,
    costBase: part(held.costBase),
    costQuote: part(held.costQuote),
    costValue: part(held.costValue),
    costRoot: part(held.costRoot),
  };
  const left = {
    shares: held.shares - shares,
    costBase: held.costBase - gone.costBase,
    costQuote: held.costQuote - gone.costQuote,
    costValue: held.costValue - gone.costValue,
    costRoot: held.costRoot - gone.costRoot,
  };
  return { held: left, result: resultOf(gone, tokens, pool) };
}

/** What held shares earned so far, where a removal pays `tokens` for them. */
export function resultOf(held: HeldShares, tokens: Tokens, pool: PoolMoment): Result {
  const value = quoteValue(tokens, pool);
  const grown = rootOf(held.shares, pool) - held.costRoot;
  const fees = (2n * pool.quoteReserve * grown) / poolRoot(pool);
  const holding = quoteValue({ base: held.costBase, quote: held.costQuote }, pool);
  return { value, fees, price: value - held.costValue - fees, loss: holding + fees - value };
}

/** The part of the root of k that shares stand for, times 2^64, rounded down. */
function rootOf(shares: bigint, pool: PoolMoment): bigint {
  return (shares * poolRoot(pool)) / pool.totalShares;
}

function poolRoot({ baseReserve, quoteReserve }: PoolMoment): bigint {
  return squareRoot((baseReserve * quoteReserve) << (2n * ROOT_BITS));
}
