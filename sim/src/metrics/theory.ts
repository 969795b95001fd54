/**
 * Closed forms from the literature, for yardsticks and for comparison beside measured results. Volatilities are a
 * day's, rates are fractions of the pool's value a day, times are days.
 */

/**
 * Impermanent loss of a constant-product pool without fee: its value over that of holding the deposit, less 1, once
 * the price is r times what it was: 2√r/(1+r) − 1.
 */
export function impermanentLoss(r: number): number {
  return (2 * Math.sqrt(r)) / (1 + r) - 1;
}

/** Loss versus rebalancing without fee, σ²/8 (Milionis, Moallemi, Roughgarden, Zhang, arXiv 2208.06046, example 3). */
export function lossVersusRebalancing(volatility: number): number {
  return volatility ** 2 / 8;
}

/** A pool with fee that arbitrageurs reach at the blocks of a Poisson process. */
export interface FeeModel {
  /** σ, a day's. */
  volatility: number;
  /** λ, blocks a day. */
  blocksPerDay: number;
  /** γ: the pool's marginal prices lie a factor of e^±γ from its mid price. */
  logFee: number;
}

/** −ln(1 − f): the distance in logarithms that a fee f on the input puts between mid and marginal price. */
export function logFee(fee: number): number {
  return -Math.log1p(-fee);
}

/** The share of blocks with an arbitrage trade, 1/(1 + √(2λ)·γ/σ) (arXiv 2305.14604, theorem 1). */
export function tradeProbability({ volatility, blocksPerDay, logFee }: FeeModel): number {
  return 1 / (1 + (Math.sqrt(2 * blocksPerDay) * logFee) / volatility);
}

/** Arbitrage profit, (σ²/8)·P·cosh(γ/2)/(1 − σ²/(8λ)) (arXiv 2305.14604, theorem 3 for constant product). */
export function arbitrageRate(model: FeeModel): number {
  return ratePerTrade(model) * tradeProbability(model) * Math.cosh(model.logFee / 2);
}

/** (σ²/8)/(1 − σ²/(8λ)): the rate were there a trade in each block, before the fee's own factor. */
function ratePerTrade({ volatility, blocksPerDay }: FeeModel): number {
  const variance = volatility ** 2;
  return variance / 8 / (1 - variance / (8 * blocksPerDay));
}

/**
 * The same two figures for this exchange's pool, exactly. Two things differ from the paper's pool:
 *
 * - The fee is taken in the input token on both sides. A sale's profit is then e^γ times the paper's, so that the
 *   factor cosh(γ/2), the mean over both sides, becomes e^(γ/2).
 * - The fee enters the reserves, so a trade that overshoots the band by u leaves the pool's price not γ but γ − δ from
 *   the outside price, δ = ln(1 + (e^γ − 1)(1 − e^(−u/2))). Outside moves between blocks are Laplace-distributed with
 *   rate η = √(2λ)/σ, and from inside the band, at z, the next trade is 1 + ηγ + η²(γ² − z²)/2 blocks away on average
 *   (the mean exit time of a Laplace walk). u is exponential with rate η whatever was before, so trades renew the
 *   process: P = 1/E[1 + ηγ + η²(γ² − (γ − δ)²)/2].
 */
export function exchangeArbitrage(model: FeeModel): { probability: number; rate: number } {
  const { volatility, blocksPerDay, logFee } = model;
  const eta = Math.sqrt(2 * blocksPerDay) / volatility;
  const blocks = meanOverExponential((overshoot) => {
    const inside = Math.log1p(Math.expm1(logFee) * -Math.expm1(-overshoot / 2));
    const position = logFee - inside;
    return 1 + eta * logFee + (eta ** 2 * (logFee ** 2 - position ** 2)) / 2;
  }, eta);
  const probability = 1 / blocks;
  return { probability, rate: ratePerTrade(model) * probability * Math.exp(logFee / 2) };
}

/** E[f(u)] for an exponential u of that rate, by Simpson's rule over 40 means. */
function meanOverExponential(f: (u: number) => number, rate: number): number {
  const intervals = 4000;
  const step = 40 / rate / intervals;
  let sum = 0;
  for (let index = 0; index <= intervals; index++) {
    const u = index * step;
    const weight = index === 0 || index === intervals ? 1 : index % 2 === 1 ? 4 : 2;
    sum += weight * f(u) * rate * Math.exp(-rate * u);
  }
  return (sum * step) / 3;
}
