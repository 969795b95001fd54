/** The smallest of two amounts: `Math.min` for bigint. */
export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
