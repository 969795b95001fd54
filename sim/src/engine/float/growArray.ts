/** The same numbers in an array twice as long. */
export function growArray<Numbers extends Int32Array | Float64Array | Uint8Array>(
  numbers: Numbers,
): Numbers {
  const Kind = numbers.constructor as new (length: number) => Numbers;
  const grown = new Kind(2 * numbers.length);
  grown.set(numbers);
  return grown;
}
