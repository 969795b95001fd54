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
 * The price guard's rule for one collateral (IPriceGuard, PriceGuard.sol):
 * liquidation by the median of two or more outside prices that agree within 3 %, which the venue's own can neither block
 * nor move; else by the highest of all sources, two at least, the price that is kinder to the borrower; else by the last
 * good price times 1.15. New debt by the lowest of all sources, two at least, one of them from outside, all within 3 %.
 *
 * @param outside live answers of feeds. @param venue the venue's mean; null where it has none for this collateral
 * @param lastGood the liquidation price when there was one
 */
export function guardedPrice(
  outside: readonly number[],
  venue: number | null,
  lastGood: number,
): MarkedPrice {
  const good = medianOfAgreed(outside) ?? highest(outside, venue);
  return {
    liquidation: good ?? lastGood * DOWN_FACTOR,
    borrow: borrowPrice(outside, venue),
    isGood: good !== null,
  };
}

/**
 * The median of the largest set of prices that agree, of an even number the higher in the middle; where several sets are
 * as large, of all that belong to one of them. Null where no two agree. See `agreed` of Agreement.sol.
 */
function medianOfAgreed(outside: readonly number[]): number | null {
  const sorted = outside.toSorted((a, b) => a - b);
  let [first, last, largest] = [0, 0, 1];
  for (const [from, low] of sorted.entries()) {
    const size = sorted.slice(from).filter((price) => price <= low * (1 + MOST_SPREAD)).length;
    if (size === 1 || size < largest) continue;
    if (size > largest) [largest, first] = [size, from];
    last = from + size - 1;
  }
  return largest === 1 ? null : (sorted[first + ((last - first + 1) >> 1)] ?? null);
}

/** The highest of all sources; null where there is no second one, or none from outside. */
function highest(outside: readonly number[], venue: number | null): number | null {
  if (outside.length < (venue === null ? 2 : 1)) return null;
  return Math.max(...outside, venue ?? 0);
}

function borrowPrice(outside: readonly number[], venue: number | null): number {
  const sources = venue === null ? outside : [...outside, venue];
  // Two of them are never the venue's alone: one is from outside.
  if (sources.length < 2) return 0;
  const low = Math.min(...sources);
  return Math.max(...sources) > low * (1 + MOST_SPREAD) ? 0 : low;
}
