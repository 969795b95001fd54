/** Density of the standard normal distribution. */
function density(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * Probability that a standard normal variable is at most x: 1/2 + φ(x)·(x + x³/3 + x⁵/15 + …), to float64's precision
 * (Marsaglia, "Evaluating the Normal Distribution", 2004). Beyond 8 deviations it is 0 or 1.
 */
export function normalProbability(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let term = x;
  let sum = x;
  for (let n = 3; sum + term !== sum; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + sum * density(x);
}
