/** What lending goes by: a price for liquidation and one for new debt. Zero means none: nothing can be borrowed. */
export interface MarkedPrice {
  liquidation: number;
  borrow: number;
  /** Whether there were sources for `liquidation`; else it comes of the last good price. */
  isGood: boolean;
}

/** Sources further apart than this, as a fraction, do not agree. */
const MOST_SPREAD = 0.03;
/** While its sources are down, a collateral counts at its last good price times this for liquidation. */
const DOWN_FACTOR = 1.15;

/**
 * The price guard's rule for one collateral (lending.md, "Price guard"):
 * liquidation by the median of two or more outside prices that agree within 3 %, which the venue's own can neither block
 * nor move; with one outside price by that or the venue's, whichever is kinder to the borrower; else by the last good
 * price times 1.15. New debt by the lowest of all sources, two at least, one of them from outside, all within 3 %.
 *
 * @param outside live answers of feeds. @param venue the venue's mean; null where it has none for this collateral
 * @param lastGood the liquidation price when there was one
 */
export function guardedPrice(
  outside: readonly number[],
  venue: number | null,
  lastGood: number,
): MarkedPrice {
  const good = liquidationPrice(outside, venue);
  return {
    liquidation: good ?? lastGood * DOWN_FACTOR,
    borrow: borrowPrice(outside, venue),
    isGood: good !== null,
  };
}

function liquidationPrice(outside: readonly number[], venue: number | null): number | null {
  const [only] = outside;
  if (outside.length === 1 && only !== undefined) return Math.max(only, venue ?? only);
  const agreed = largestAgreement(outside);
  if (agreed.length < 2) return null;
  const middle = (agreed.length - 1) / 2;
  return ((agreed[Math.floor(middle)] as number) + (agreed[Math.ceil(middle)] as number)) / 2;
}

/** The most prices that lie within the spread, in rising order; of equally many, the lowest. */
function largestAgreement(outside: readonly number[]): readonly number[] {
  const sorted = outside.toSorted((a, b) => a - b);
  let best: readonly number[] = [];
  for (const [first, low] of sorted.entries()) {
    const agreed = sorted.slice(first).filter((price) => price <= low * (1 + MOST_SPREAD));
    if (agreed.length > best.length) best = agreed;
  }
  return best;
}

function borrowPrice(outside: readonly number[], venue: number | null): number {
  const sources = venue === null ? outside : [...outside, venue];
  // Two of them are never the venue's alone: one is from outside.
  if (sources.length < 2) return 0;
  const low = Math.min(...sources);
  return Math.max(...sources) > low * (1 + MOST_SPREAD) ? 0 : low;
}
