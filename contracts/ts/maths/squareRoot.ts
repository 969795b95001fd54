/** floor(sqrt(value)) of a value >= 0, by Newton's method from above. */
export function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  // A double's root, raised above its error of less than 2^-50, starts at or above the true one.
  const bits = value.toString(16).length * 4;
  const shift = BigInt(bits > 100 ? (bits - 100) & ~1 : 0);
  const guess = BigInt(Math.ceil(Math.sqrt(Number(value >> shift)) * (1 + 2 ** -48))) + 1n;
  let root = guess << (shift / 2n);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
