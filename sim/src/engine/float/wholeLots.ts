/**
 * A quotient of amounts as whole lots, rounded down, where floats may leave what is a whole number just below it.
 * @param size of the amounts that were added up on the way, in lots: their last digits are the error
 */
export function lotsDown(quotient: number, size: number): number {
  return Math.floor(quotient + slack(size));
}

/** The same, rounded up. */
export function lotsUp(quotient: number, size: number): number {
  return Math.ceil(quotient - slack(size));
}

/** A few last digits of a sum of that size, and never so much that it matters: 1e-9 of a lot. */
function slack(size: number): number {
  return 1e-9 + 2e-15 * size;
}

/** The whole lots in a number of units, exactly: both are whole numbers, a lot a power of ten of at most 10^22. */
export function lotsOfUnits(units: number, unitsPerLot: number): number {
  const quotient = units / unitsPerLot;
  const whole = Math.floor(quotient);
  const fraction = quotient - whole;
  if (fraction > 1e-4 && fraction < 1 - 1e-4) return whole;
  // The remainder of two floats is exact; the quotient is not.
  return Math.round((units - (units % unitsPerLot)) / unitsPerLot);
}
