import { incompleteBeta } from './incompleteBeta.ts';

const known = new Map<string, number>();

/**
 * How many standard errors a mean's interval reaches to each side: the two-sided quantile of Student's distribution.
 *
 * @param confidence 0 to 1, such as 0.95
 * @param degrees of freedom, at least 1
 */
export function studentT(confidence: number, degrees: number): number {
  const key = `${confidence} ${degrees}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  // P(|T| > t) = I_{ν/(ν+t²)}(ν/2, 1/2), which falls as t rises.
  const outside = (t: number) => incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
  let low = 0;
  let high = 1;
  while (outside(high) > 1 - confidence) high *= 2;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (outside(middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  known.set(key, high);
  return high;
}
