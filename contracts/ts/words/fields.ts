/** Thrown where a value does not fit its field of a packed word. */
export class FieldOutOfRange extends Error {
  override readonly name = 'FieldOutOfRange';
  constructor(
    readonly field: string,
    readonly value: bigint,
    readonly max: bigint,
  ) {
    super(`${field} must be between 0 and ${max}, but is ${value}.`);
  }
}

/** A field's value, its width in bits and its name for the error. */
export type Field = readonly [name: string, width: number, value: bigint | number | boolean];

/** Packs fields from the lowest bits up. Throws `FieldOutOfRange` where a value does not fit. */
export function packFields(fields: readonly Field[]): bigint {
  let word = 0n;
  let shift = 0n;
  for (const [name, width, value] of fields) {
    const max = (1n << BigInt(width)) - 1n;
    const bits = BigInt(value);
    if (bits < 0n || bits > max) throw new FieldOutOfRange(name, bits, max);
    word |= bits << shift;
    shift += BigInt(width);
  }
  return word;
}

/** `width` bits of `word` from bit `shift` up. */
export function bigField(word: bigint, shift: number, width: number): bigint {
  return (word >> BigInt(shift)) & ((1n << BigInt(width)) - 1n);
}

/** As `bigField`, for fields of at most 32 bits. */
export function smallField(word: bigint, shift: number, width: number): number {
  return Number(bigField(word, shift, width));
}

/** The two 128-bit halves of a word of amounts: the event's first named amount is the upper one. */
export function unpackAmounts(word: bigint): [upper: bigint, lower: bigint] {
  return [word >> 128n, bigField(word, 0, 128)];
}
