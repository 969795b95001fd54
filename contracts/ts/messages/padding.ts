import { ByteReader, concatBytes, uint } from './byteFormat.ts';

/** A length of four bytes, the bytes, and zeros up to a multiple of `step`: lengths then tell an observer less. */
export function pad(bytes: Uint8Array, step: number): Uint8Array {
  const length = Math.ceil((4 + bytes.length) / step) * step;
  const zeros = new Uint8Array(length - 4 - bytes.length);
  return concatBytes(uint('length', bytes.length, 4), bytes, zeros);
}

/** What `pad` was given. Throws `Malformed`. */
export function unpad(what: string, padded: Uint8Array): Uint8Array {
  const reader = new ByteReader(what, padded);
  const bytes = reader.take(reader.uint(4));
  requireZeros(reader);
  return bytes;
}

/** Throws `Malformed` where something other than padding is left: nothing may hide there that nobody signed. */
export function requireZeros(reader: ByteReader): void {
  if (reader.rest().some((byte) => byte !== 0)) throw reader.malformed('its padding is not zero');
}
