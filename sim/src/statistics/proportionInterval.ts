import { incompleteBeta } from './incompleteBeta.ts';
import type { Interval } from './quantileInterval.ts';

/**
 * An interval that holds a probability with at least the given confidence, where `hits` of `trials` had it: Clopper and
 * Pearson, Biometrika 26(4), 1934. It has a width where all or none did.
 */
export function proportionInterval(hits: number, trials: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  // P(at least h of n) = I_p(h, n − h + 1) rises with p.
  const low = hits === 0 ? 0 : rootOf((p) => incompleteBeta(p, hits, trials - hits + 1) - tail);
  const high =
    hits === trials ? 1 : rootOf((p) => incompleteBeta(p, hits + 1, trials - hits) - (1 - tail));
  return { low, high };
}

/** Where a function that rises from below to above zero between 0 and 1 is zero, to the last bits. */
function rootOf(rising: (p: number) => number): number {
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
