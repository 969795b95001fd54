/** Below this a double holds the value, though not all of its digits. */
const IN_RANGE = 1n << 1000n;

/**
 * floor(sqrt(value)) of a value >= 0, by Newton's method: no step falls below the root's floor, so the first that is not
 * above the root is it.
 */
export function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = value < IN_RANGE ? guessAbove(value) : value;
  do root = (root + value / root) >> 1n;
  while (root * root > value);
  return root;
}

/** A double's root, raised above its error of less than 2^-50: at or above the true one, and close to it. */
function guessAbove(value: bigint): bigint {
  return BigInt(Math.ceil(Math.sqrt(Number(value)) * (1 + 2 ** -48))) + 1n;
}
