/** A root of k in 60 bits, rounded down by less than one part in 2^53: the Solidity library RootFloat. */

const MANTISSA_BITS = 54n;
const MANTISSA_MASK = (1n << MANTISSA_BITS) - 1n;

/** `root` < 2^117, rounded down to 54 significant bits. Encoded roots compare as the roots do. */
export function encodeRoot(root: bigint): bigint {
  if (root <= MANTISSA_MASK) return root;
  const shift = BigInt(root.toString(2).length) - MANTISSA_BITS;
  return (shift << MANTISSA_BITS) | (root >> shift);
}

/** The root that was encoded, rounded down. */
export function decodeRoot(encoded: bigint): bigint {
  return (encoded & MANTISSA_MASK) << (encoded >> MANTISSA_BITS);
}
